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
import { CorrectUnitRecord } from './correct-unit-record.command.js';
import { correctUnitRecordRequest, type CorrectUnitRecordBody } from './correct-unit-record.request.js';

@ApiTags('单位 Units')
@Controller('api/directory/v1/units')
export class CorrectUnitRecordController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/corrections')
  @HttpCode(200)
  @ApiOperation({ summary: '更正单位记录 Correct a recorded fact' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) unitId: string,
    @Body({ schema: correctUnitRecordRequest }) body: CorrectUnitRecordBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CorrectUnitRecord(write, unitId, body));
    return written(reply, { status: 200, ...done });
  }
}
