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
import { ReexamineDecisions } from './reexamine-decisions.command.js';
import { reexamineDecisionsRequest, type ReexamineDecisionsBody } from './reexamine-decisions.request.js';

@ApiTags('任务 Tasks')
@Controller('api/plans/v1/tasks')
export class ReexamineDecisionsController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/reexamination')
  @ApiOperation({ summary: '复核用过被更正内容的决定 Re-examine the decisions that used a corrected value' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) taskId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @Body({ schema: reexamineDecisionsRequest }) body: ReexamineDecisionsBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReexamineDecisions(write, taskId, correctionId, body));
    return written(reply, { status: 200, ...done });
  }
}
