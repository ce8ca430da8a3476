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
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConfirmTaskCorrection } from './confirm-task-correction.command.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class ConfirmTaskCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/confirm')
  @ApiOperation({ summary: '确认更正 Confirm a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmTaskCorrection(write, taskId, correctionId));
    return written(reply, { status: 200, ...done });
  }
}
