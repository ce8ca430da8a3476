import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DropEscalationBody } from './drop-escalation.request.js';

export class DropEscalation extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly escalationId: string,
    readonly body: DropEscalationBody,
  ) {
    super();
  }
}
