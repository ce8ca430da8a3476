import {
  Reply,
  uuid,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApproveDisposal } from './approve-disposal.command.js';
import { approveDisposalRequest, type ApproveDisposalBody } from './approve-disposal.request.js';

@ApiTags('销毁 Disposal')
@Controller('api/audit/v1/disposals')
export class ApproveDisposalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/approval')
  @HttpCode(200)
  @ApiOperation({ summary: '批准销毁，由提出人以外的领导 Approve a disposal, by a leader' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) disposalId: string,
    @Body({ schema: approveDisposalRequest }) body: ApproveDisposalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ApproveDisposal(write, disposalId, body));
    return written(reply, { status: 200, ...done });
  }
}
