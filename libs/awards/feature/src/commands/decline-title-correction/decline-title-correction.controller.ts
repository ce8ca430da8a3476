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
import { DeclineTitleCorrection } from './decline-title-correction.command.js';
import { declineTitleCorrectionRequest, type DeclineTitleCorrectionBody } from './decline-title-correction.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class DeclineTitleCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/decline')
  @HttpCode(200)
  @ApiOperation({ summary: '不同意更正 Decline a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @Body({ schema: declineTitleCorrectionRequest }) body: DeclineTitleCorrectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineTitleCorrection(write, titleId, correctionId, body));
    return written(reply, { status: 200, ...done });
  }
}
