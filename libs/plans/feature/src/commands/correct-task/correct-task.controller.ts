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
import { CorrectTask } from './correct-task.command.js';
import { correctTaskRequest, type CorrectTaskBody } from './correct-task.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class CorrectTaskController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections')
  @ApiOperation({ summary: '提出更正 Propose a correction' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: correctTaskRequest }) body: CorrectTaskBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectTask(write, taskId, body));
    return written(reply, { status: 201, ...done });
  }
}
