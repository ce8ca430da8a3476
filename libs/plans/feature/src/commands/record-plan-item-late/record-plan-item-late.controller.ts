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
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordPlanItemLate } from './record-plan-item-late.command.js';
import { recordPlanItemLateRequest, type RecordPlanItemLateBody } from './record-plan-item-late.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class RecordPlanItemLateController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/late-items')
  @ApiOperation({ summary: '补录任务项 Record an item late' })
  @ApiAcceptedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Body({ schema: recordPlanItemLateRequest }) body: RecordPlanItemLateBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordPlanItemLate(write, planId, body));
    return written(reply, { status: 202, ...done, location: `/api/plans/v1/plans/${planId}` });
  }
}
