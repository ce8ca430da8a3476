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
import { RecordTaskDelivery } from './record-task-delivery.command.js';
import { recordTaskDeliveryRequest, type RecordTaskDeliveryBody } from './record-task-delivery.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class RecordTaskDeliveryController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/deliveries')
  @ApiOperation({ summary: '登记送达 Record the delivery of a task' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: recordTaskDeliveryRequest }) body: RecordTaskDeliveryBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordTaskDelivery(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
