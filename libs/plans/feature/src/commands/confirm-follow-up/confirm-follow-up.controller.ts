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
import { ConfirmFollowUp } from './confirm-follow-up.command.js';
import { confirmFollowUpRequest, type ConfirmFollowUpBody } from './confirm-follow-up.request.js';

@ApiTags('专门督导 Follow-ups')
@Controller('api/plans/v1/follow-ups')
export class ConfirmFollowUpController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/confirmation')
  @ApiOperation({ summary: '领导确认专门督导 A leader confirms it' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) followUpId: string,
    @Body({ schema: confirmFollowUpRequest }) body: ConfirmFollowUpBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmFollowUp(write, followUpId, body));
    return written(reply, { status: 200, ...done });
  }
}
