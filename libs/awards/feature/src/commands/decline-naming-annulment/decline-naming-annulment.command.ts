import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineNamingAnnulmentBody } from './decline-naming-annulment.request.js';

export class DeclineNamingAnnulment extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: DeclineNamingAnnulmentBody,
  ) {
    super();
  }
}
