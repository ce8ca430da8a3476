import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ConferTitleBody } from './confer-title.request.js';

export class ConferTitle extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: ConferTitleBody,
  ) {
    super();
  }
}
