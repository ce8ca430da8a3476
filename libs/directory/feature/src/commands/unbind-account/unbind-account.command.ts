import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
