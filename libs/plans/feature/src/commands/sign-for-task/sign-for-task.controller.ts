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
import { SignForTask } from './sign-for-task.command.js';
import { signForTaskRequest, type SignForTaskBody } from './sign-for-task.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class SignForTaskController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/sign-for')
  @ApiOperation({ summary: '签收任务 Sign for a task' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: signForTaskRequest }) body: SignForTaskBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SignForTask(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
