import { Reply, WriteContext, writeAnswer, written, type FastifyReply, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AssignTask } from './assign-task.command.js';
import { assignTaskRequest, type AssignTaskBody } from './assign-task.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class AssignTaskController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '在已印发的方案下直接分派任务 Assign a task under an issued plan' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: assignTaskRequest }) body: AssignTaskBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AssignTask(write, body));
    return written(reply, { status: 201, ...done });
  }
}
