import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { FindIncidentUnfoundedBody } from './find-incident-unfounded.request.js';

export class FindIncidentUnfounded extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly incidentId: string,
    readonly body: FindIncidentUnfoundedBody,
  ) {
    super();
  }
}
