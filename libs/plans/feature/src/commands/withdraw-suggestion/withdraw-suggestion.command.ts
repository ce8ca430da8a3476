import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class WithdrawSuggestion extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly suggestionId: string,
  ) {
    super();
  }
}
