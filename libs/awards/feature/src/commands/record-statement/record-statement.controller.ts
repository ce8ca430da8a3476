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
import { RecordStatement } from './record-statement.command.js';
import { recordStatementRequest, type RecordStatementBody } from './record-statement.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class RecordStatementController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/statements')
  @HttpCode(200)
  @ApiOperation({ summary: '登记陈述申辩 Record what the subject said' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: recordStatementRequest }) body: RecordStatementBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RecordStatement(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
