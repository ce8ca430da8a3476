import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DraftPlan } from './draft-plan.command.js';
import { draftPlanRequest, type DraftPlanBody } from './draft-plan.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class DraftPlanController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '起草工作方案 Draft a plan' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: draftPlanRequest }) body: DraftPlanBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DraftPlan(write, body));
    return written(reply, { status: 201, ...done });
  }
}
