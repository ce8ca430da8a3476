import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { incidentStream, IncidentWriter, mayOnIncident } from '../../incidents/incident-writer.js';
import { FindIncidentUnfounded } from './find-incident-unfounded.command.js';

@CommandHandler(FindIncidentUnfounded)
export class FindIncidentUnfoundedHandler implements ICommandHandler<FindIncidentUnfounded> {
  constructor(private readonly incidents: IncidentWriter) {}

  async execute({ write, incidentId, body }: FindIncidentUnfounded): Promise<Done> {
    const result = await this.incidents.change(incidentId, write, {
      type: 'FindIncidentUnfounded',
      body,
      may: mayOnIncident('incident.verify'),
      data: ({ officer }) => ({ incidentId, reason: reasonFact(body.reason, incidentStream(incidentId)), by: officer }),
    });
    return { id: incidentId, result };
  }
}
