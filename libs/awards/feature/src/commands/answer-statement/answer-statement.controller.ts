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
import { AnswerStatement } from './answer-statement.command.js';
import { answerStatementRequest, type AnswerStatementBody } from './answer-statement.request.js';

@ApiTags('称号 Titles')
@Controller('api/awards/v1/titles')
export class AnswerStatementController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/statement-answer')
  @HttpCode(200)
  @ApiOperation({ summary: '答复陈述申辩 Answer the statement' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) titleId: string,
    @Body({ schema: answerStatementRequest }) body: AnswerStatementBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AnswerStatement(write, titleId, body));
    return written(reply, { status: 200, ...done });
  }
}
