import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DecideEscalationBody } from './decide-escalation.request.js';

export class DecideEscalation extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly escalationId: string,
    readonly body: DecideEscalationBody,
  ) {
    super();
  }
}
