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
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DiscardPlanDraft } from './discard-plan-draft.command.js';
import { discardPlanDraftRequest, type DiscardPlanDraftBody } from './discard-plan-draft.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class DiscardPlanDraftController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/discard')
  @ApiOperation({ summary: '作废草稿 Discard a draft' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Body({ schema: discardPlanDraftRequest }) body: DiscardPlanDraftBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DiscardPlanDraft(write, planId, body));
    return written(reply, { status: 200, ...done });
  }
}
