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
import { RefuseTask } from './refuse-task.command.js';
import { refuseTaskRequest, type RefuseTaskBody } from './refuse-task.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class RefuseTaskController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/refuse')
  @ApiOperation({ summary: '拒收任务 Refuse a task' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: refuseTaskRequest }) body: RefuseTaskBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RefuseTask(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
