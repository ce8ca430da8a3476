import {
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RecordUnitStatement } from './record-unit-statement.command.js';
import { recordUnitStatementRequest, type RecordUnitStatementBody } from './record-unit-statement.request.js';

@ApiTags('通报批评 Circulars')
@Controller('api/awards/v1/circulars')
export class RecordUnitStatementController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/statements')
  @HttpCode(200)
  @ApiOperation({ summary: '登记单位的陈述申辩 Record what the unit states' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) circularId: string,
    @Body({ schema: recordUnitStatementRequest }) body: RecordUnitStatementBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordUnitStatement(write, circularId, body));
    return written(reply, { status: 200, ...done });
  }
}
