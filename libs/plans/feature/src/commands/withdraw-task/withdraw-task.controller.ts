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
import { WithdrawTask } from './withdraw-task.command.js';
import { withdrawTaskRequest, type WithdrawTaskBody } from './withdraw-task.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class WithdrawTaskController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/withdraw')
  @ApiOperation({ summary: '撤回任务 Withdraw a task' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Body({ schema: withdrawTaskRequest }) body: WithdrawTaskBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new WithdrawTask(write, taskId, body));
    return written(reply, { status: 200, ...done });
  }
}
