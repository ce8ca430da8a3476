import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { FileSuggestionBody } from './file-suggestion.request.js';

export class FileSuggestion extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: FileSuggestionBody,
  ) {
    super();
  }
}
