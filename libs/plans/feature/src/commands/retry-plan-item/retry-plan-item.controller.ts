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
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RetryPlanItem } from './retry-plan-item.command.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class RetryPlanItemController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/items/:itemId/retry')
  @ApiOperation({ summary: '重新分派失败的任务项 Send a failed item again' })
  @ApiAcceptedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Param('itemId', { schema: uuid() }) itemId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RetryPlanItem(write, planId, itemId));
    return written(reply, { status: 202, ...done, location: `/api/plans/v1/plans/${planId}` });
  }
}
