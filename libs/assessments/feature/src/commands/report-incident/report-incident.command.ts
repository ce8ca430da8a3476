import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReportIncidentBody } from './report-incident.request.js';

export class ReportIncident extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: ReportIncidentBody,
  ) {
    super();
  }
}
