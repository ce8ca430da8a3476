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
import { UrgeTask } from './urge-task.command.js';
import { urgeTaskRequest, type UrgeTaskBody } from './urge-task.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class UrgeTaskController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reminders')
  @HttpCode(200)
  @ApiOperation({ summary: '催办 Remind those who have not handed it in' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: urgeTaskRequest }) body: UrgeTaskBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new UrgeTask(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
