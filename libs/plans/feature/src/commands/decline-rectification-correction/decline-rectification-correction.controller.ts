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
import { DeclineRectificationCorrection } from './decline-rectification-correction.command.js';
import {
  declineRectificationCorrectionRequest,
  type DeclineRectificationCorrectionBody,
} from './decline-rectification-correction.request.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class DeclineRectificationCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/decline')
  @ApiOperation({ summary: '不予更正 Decline a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) rectificationId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @Body({ schema: declineRectificationCorrectionRequest }) body: DeclineRectificationCorrectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(
      new DeclineRectificationCorrection(write, rectificationId, correctionId, body),
    );
    return written(reply, { status: 200, ...done });
  }
}
