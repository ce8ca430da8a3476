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
import { IssuePlan } from './issue-plan.command.js';
import { issuePlanRequest, type IssuePlanBody } from './issue-plan.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class IssuePlanController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/issue')
  @ApiOperation({ summary: '印发方案并分派任务 Issue a plan; its tasks are assigned' })
  @ApiAcceptedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Body({ schema: issuePlanRequest }) body: IssuePlanBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new IssuePlan(write, planId, body));
    return written(reply, { status: 202, ...done, location: `/api/plans/v1/plans/${planId}` });
  }
}
