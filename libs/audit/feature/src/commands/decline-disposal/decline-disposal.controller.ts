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
import { DeclineDisposal } from './decline-disposal.command.js';
import { declineDisposalRequest, type DeclineDisposalBody } from './decline-disposal.request.js';

@ApiTags('销毁 Disposal')
@Controller('api/audit/v1/disposals')
export class DeclineDisposalController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/decline')
  @HttpCode(200)
  @ApiOperation({ summary: '不同意销毁 Decline a disposal' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) disposalId: string,
    @Body({ schema: declineDisposalRequest }) body: DeclineDisposalBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineDisposal(write, disposalId, body));
    return written(reply, { status: 200, ...done });
  }
}
