import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { StateEscalatedCaseBody } from './state-escalated-case.request.js';

export class StateEscalatedCase extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly escalationId: string,
    readonly body: StateEscalatedCaseBody,
  ) {
    super();
  }
}
