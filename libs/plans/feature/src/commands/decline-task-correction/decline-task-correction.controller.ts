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
import { DeclineTaskCorrection } from './decline-task-correction.command.js';
import { declineTaskCorrectionRequest, type DeclineTaskCorrectionBody } from './decline-task-correction.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class DeclineTaskCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/decline')
  @ApiOperation({ summary: '不同意更正 Decline a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @Body({ schema: declineTaskCorrectionRequest }) body: DeclineTaskCorrectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineTaskCorrection(write, taskId, correctionId, body));
    return written(reply, { status: 200, ...done });
  }
}
