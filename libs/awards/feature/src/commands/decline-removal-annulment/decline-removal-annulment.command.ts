import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineRemovalAnnulmentBody } from './decline-removal-annulment.request.js';

export class DeclineRemovalAnnulment extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: DeclineRemovalAnnulmentBody,
  ) {
    super();
  }
}
