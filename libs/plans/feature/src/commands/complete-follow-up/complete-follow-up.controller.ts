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
import { CompleteFollowUp } from './complete-follow-up.command.js';
import { completeFollowUpRequest, type CompleteFollowUpBody } from './complete-follow-up.request.js';

@ApiTags('专门督导 Follow-ups')
@Controller('api/plans/v1/follow-ups')
export class CompleteFollowUpController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/completion')
  @ApiOperation({ summary: '专门督导办结：问题与教训 Complete it: problems and lessons' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) followUpId: string,
    @Body({ schema: completeFollowUpRequest }) body: CompleteFollowUpBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CompleteFollowUp(write, followUpId, body));
    return written(reply, { status: 200, ...done });
  }
}
