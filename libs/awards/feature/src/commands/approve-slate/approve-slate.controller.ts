import {
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApproveSlate } from './approve-slate.command.js';
import { approveSlateRequest, type ApproveSlateBody } from './approve-slate.request.js';

@ApiTags('建议名单 Lists of candidates')
@Controller('api/awards/v1/slates')
export class ApproveSlateController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/approval')
  @HttpCode(200)
  @ApiOperation({ summary: '批准建议名单（不须公示的项目） Approve a list that needs no notice' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) slateId: string,
    @Body({ schema: approveSlateRequest }) body: ApproveSlateBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ApproveSlate(write, slateId, body));
    return written(reply, { status: 200, ...done });
  }
}
