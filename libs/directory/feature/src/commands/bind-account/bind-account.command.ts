import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
