import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { UnbindAccountBody } from './unbind-account.request.js';

export class UnbindAccount extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: UnbindAccountBody,
  ) {
    super();
  }
}
