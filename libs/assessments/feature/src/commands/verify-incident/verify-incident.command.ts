import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class VerifyIncident extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly incidentId: string,
  ) {
    super();
  }
}
