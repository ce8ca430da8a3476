import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RestoreTitleBody } from './restore-title.request.js';

export class RestoreTitle extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: RestoreTitleBody,
  ) {
    super();
  }
}
