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
import { ReassignTask } from './reassign-task.command.js';
import { reassignTaskRequest, type ReassignTaskBody } from './reassign-task.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class ReassignTaskController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reassign')
  @ApiOperation({ summary: '改派任务 Reassign a task' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: reassignTaskRequest }) body: ReassignTaskBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReassignTask(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
