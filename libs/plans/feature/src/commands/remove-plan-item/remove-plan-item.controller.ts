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
import { Controller, Delete, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RemovePlanItem } from './remove-plan-item.command.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class RemovePlanItemController {
  constructor(private readonly commands: CommandBus) {}

  @Delete(':id/items/:itemId')
  @ApiOperation({ summary: '删去任务项 Remove an item of a draft' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Param('itemId', { schema: uuid() }) itemId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RemovePlanItem(write, planId, itemId));
    return written(reply, { status: 200, ...done });
  }
}
