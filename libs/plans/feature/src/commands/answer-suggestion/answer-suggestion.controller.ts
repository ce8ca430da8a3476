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
import { AnswerSuggestion } from './answer-suggestion.command.js';
import { answerSuggestionRequest, type AnswerSuggestionBody } from './answer-suggestion.request.js';

@ApiTags('投诉建议 Suggestions')
@Controller('api/plans/v1/suggestions')
export class AnswerSuggestionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/answer')
  @ApiOperation({ summary: '答复意见 Answer a suggestion' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) suggestionId: string,
    @Body({ schema: answerSuggestionRequest }) body: AnswerSuggestionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AnswerSuggestion(write, suggestionId, body));
    return written(reply, { status: 200, ...done });
  }
}
