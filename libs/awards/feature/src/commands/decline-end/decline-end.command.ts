import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineEndBody } from './decline-end.request.js';

export class DeclineEnd extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: DeclineEndBody,
  ) {
    super();
  }
}
