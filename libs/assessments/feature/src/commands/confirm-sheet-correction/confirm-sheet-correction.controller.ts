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
import { ConfirmSheetCorrection } from './confirm-sheet-correction.command.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class ConfirmSheetCorrectionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections/:correctionId/confirmation')
  @ApiOperation({ summary: '确认更正（另一人） Confirm a correction' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Param('correctionId', { schema: uuid() }) correctionId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ConfirmSheetCorrection(write, sheetId, correctionId));
    return written(reply, { status: 200, ...done });
  }
}
