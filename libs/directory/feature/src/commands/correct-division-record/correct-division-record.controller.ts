import {
  type FastifyReply,
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CorrectDivisionRecord } from './correct-division-record.command.js';
import { correctDivisionRecordRequest, type CorrectDivisionRecordBody } from './correct-division-record.request.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class CorrectDivisionRecordController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections')
  @HttpCode(200)
  @ApiOperation({ summary: '更正区划记录 Correct a recorded fact' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) divisionId: string,
    @Body({ schema: correctDivisionRecordRequest }) body: CorrectDivisionRecordBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectDivisionRecord(write, divisionId, body));
    return written(reply, { status: 200, ...done });
  }
}
