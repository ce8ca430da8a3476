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
import { ClosePlan } from './close-plan.command.js';
import { closePlanRequest, type ClosePlanBody } from './close-plan.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class ClosePlanController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/close')
  @ApiOperation({
    summary: '办结方案 Close a plan',
    description:
      '还有任务既未办结也未撤回时答 409 PLAN.TASKS_OPEN 并说明项数，除非请求注明 openTasks: "leave"。With tasks that are neither completed nor withdrawn it answers 409 PLAN.TASKS_OPEN and says how many, unless the request says openTasks: "leave".',
  })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Body({ schema: closePlanRequest }) body: ClosePlanBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ClosePlan(write, planId, body));
    return written(reply, { status: 200, ...done });
  }
}
