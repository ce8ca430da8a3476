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
import { DeclineSheetCorrection } from './decline-sheet-correction.command.js';
import { declineSheetCorrectionRequest, type DeclineSheetCorrectionBody } from './decline-sheet-correction.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class DeclineSheetCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/decline')
  @ApiOperation({ summary: '不予更正 Decline a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @Body({ schema: declineSheetCorrectionRequest }) body: DeclineSheetCorrectionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new DeclineSheetCorrection(write, sheetId, correctionId, body));
    return written(reply, { status: 200, ...done });
  }
}
