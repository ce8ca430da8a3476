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
import { ChangePlanItem } from './change-plan-item.command.js';
import { changePlanItemRequest, type ChangePlanItemBody } from './change-plan-item.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class ChangePlanItemController {
  constructor(private readonly commands: CommandBus) {}

  @Put(':id/items/:itemId')
  @ApiOperation({ summary: '修改任务项 Change an item of a draft' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Param('itemId', { schema: uuid() }) itemId: string,
    @Body({ schema: changePlanItemRequest }) body: ChangePlanItemBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ChangePlanItem(write, planId, itemId, body));
    return written(reply, { status: 200, ...done });
  }
}
