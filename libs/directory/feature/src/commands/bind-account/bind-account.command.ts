import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
import type { BindAccountBody } from './bind-account.request.js';

export class BindAccount extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly personId: string,
    readonly body: BindAccountBody,
  ) {
    super();
  }
}
