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
import { AddPlanItem } from './add-plan-item.command.js';
import { addPlanItemRequest, type AddPlanItemBody } from './add-plan-item.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class AddPlanItemController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/items')
  @ApiOperation({ summary: '增加任务项 Add an item to a draft' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Body({ schema: addPlanItemRequest }) body: AddPlanItemBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AddPlanItem(write, planId, body));
    return written(reply, { status: 201, ...done });
  }
}
