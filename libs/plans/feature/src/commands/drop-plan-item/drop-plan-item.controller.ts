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
import { DropPlanItem } from './drop-plan-item.command.js';
import { dropPlanItemRequest, type DropPlanItemBody } from './drop-plan-item.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class DropPlanItemController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/items/:itemId/drop')
  @ApiOperation({ summary: '撤下失败的任务项 Drop a failed item' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Param('itemId', { schema: uuid() }) itemId: string,
    @Body({ schema: dropPlanItemRequest }) body: DropPlanItemBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DropPlanItem(write, planId, itemId, body));
    return written(reply, { status: 200, ...done });
  }
}
