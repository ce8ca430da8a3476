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
import { DeclineFollowUpCorrection } from './decline-follow-up-correction.command.js';
import {
  declineFollowUpCorrectionRequest,
  type DeclineFollowUpCorrectionBody,
} from './decline-follow-up-correction.request.js';

@ApiTags('专门督导 Follow-ups')
@Controller('api/plans/v1/follow-ups')
export class DeclineFollowUpCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/decline')
  @ApiOperation({ summary: '不予更正 Decline a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) followUpId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @Body({ schema: declineFollowUpCorrectionRequest }) body: DeclineFollowUpCorrectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineFollowUpCorrection(write, followUpId, correctionId, body));
    return written(reply, { status: 200, ...done });
  }
}
