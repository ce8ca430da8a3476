import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectTitleBody } from './correct-title.request.js';

export class CorrectTitle extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: CorrectTitleBody,
  ) {
    super();
  }
}
