import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReexamineResultBody } from './reexamine-result.request.js';

export class ReexamineResult extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly resultId: string,
    readonly body: ReexamineResultBody,
  ) {
    super();
  }
}
