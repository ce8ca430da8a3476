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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CorrectPlan } from './correct-plan.command.js';
import { correctPlanRequest, type CorrectPlanBody } from './correct-plan.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class CorrectPlanController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections')
  @ApiOperation({ summary: '提出更正 Propose a correction' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Body({ schema: correctPlanRequest }) body: CorrectPlanBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectPlan(write, planId, body));
    return written(reply, { status: 201, ...done });
  }
}
