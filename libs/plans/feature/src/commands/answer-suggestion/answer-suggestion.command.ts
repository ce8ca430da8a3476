import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AnswerSuggestionBody } from './answer-suggestion.request.js';

export class AnswerSuggestion extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly suggestionId: string,
    readonly body: AnswerSuggestionBody,
  ) {
    super();
  }
}
