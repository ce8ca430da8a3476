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
import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SetPlanStages } from './set-plan-stages.command.js';
import { setPlanStagesRequest, type SetPlanStagesBody } from './set-plan-stages.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class SetPlanStagesController {
  constructor(private readonly commands: CommandBus) {}

  @Put(':id/stages')
  @ApiOperation({ summary: '设定实施阶段 Set the stages of a draft' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Body({ schema: setPlanStagesRequest }) body: SetPlanStagesBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SetPlanStages(write, planId, body));
    return written(reply, { status: 200, ...done });
  }
}
