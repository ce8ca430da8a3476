import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawIncidentBody } from './withdraw-incident.request.js';

export class WithdrawIncident extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly incidentId: string,
    readonly body: WithdrawIncidentBody,
  ) {
    super();
  }
}
