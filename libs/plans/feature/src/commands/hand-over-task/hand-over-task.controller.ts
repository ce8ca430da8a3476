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
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HandOverTask } from './hand-over-task.command.js';
import { handOverTaskRequest, type HandOverTaskBody } from './hand-over-task.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class HandOverTaskController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/hand-over')
  @HttpCode(200)
  @ApiOperation({ summary: '把一人承办的部分移交他人 Hand one person’s part over to another' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: handOverTaskRequest }) body: HandOverTaskBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new HandOverTask(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
