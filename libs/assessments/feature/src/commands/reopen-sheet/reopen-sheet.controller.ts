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
import { ReopenSheet } from './reopen-sheet.command.js';
import { reopenSheetRequest, type ReopenSheetBody } from './reopen-sheet.request.js';

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class ReopenSheetController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/reopening')
  @ApiOperation({ summary: '重新评分 Reopen a scored sheet' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) sheetId: string,
    @Body({ schema: reopenSheetRequest }) body: ReopenSheetBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ReopenSheet(write, sheetId, body));
    return written(reply, { status: 200, ...done });
  }
}
