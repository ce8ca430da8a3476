import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DraftEscalationBody } from './draft-escalation.request.js';

export class DraftEscalation extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly escalationId: string,
    readonly body: DraftEscalationBody,
  ) {
    super();
  }
}
