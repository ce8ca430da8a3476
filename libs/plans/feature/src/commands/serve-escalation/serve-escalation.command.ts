import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ServeEscalationBody } from './serve-escalation.request.js';

export class ServeEscalation extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly escalationId: string,
    readonly body: ServeEscalationBody,
  ) {
    super();
  }
}
