import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectIncidentBody } from './correct-incident.request.js';

export class CorrectIncident extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly incidentId: string,
    readonly body: CorrectIncidentBody,
  ) {
    super();
  }
}
