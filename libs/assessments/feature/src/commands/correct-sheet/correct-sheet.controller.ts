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
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CorrectSheet } from './correct-sheet.command.js';
import { correctSheetRequest, type CorrectSheetBody } from './correct-sheet.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class CorrectSheetController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections')
  @ApiOperation({ summary: '提出更正，待另一人确认 Propose a correction' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: correctSheetRequest }) body: CorrectSheetBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectSheet(write, sheetId, body));
    return written(reply, { status: 201, ...done });
  }
}
