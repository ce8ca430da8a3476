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
import { ReopenTask } from './reopen-task.command.js';
import { reopenTaskRequest, type ReopenTaskBody } from './reopen-task.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class ReopenTaskController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reopening')
  @ApiOperation({ summary: '重开已办结的任务：材料有变或有误 Reopen a completed task' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: reopenTaskRequest }) body: ReopenTaskBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReopenTask(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
