import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IncidentWriter, mayOnIncident } from '../../incidents/incident-writer.js';
import { VerifyIncident } from './verify-incident.command.js';

@CommandHandler(VerifyIncident)
export class VerifyIncidentHandler implements ICommandHandler<VerifyIncident> {
  constructor(private readonly incidents: IncidentWriter) {}

  async execute({ write, incidentId }: VerifyIncident): Promise<Done> {
    const result = await this.incidents.change(incidentId, write, {
      type: 'VerifyIncident',
      body: {},
      may: mayOnIncident('incident.verify'),
      data: ({ officer }) => ({ incidentId, by: officer }),
    });
    return { id: incidentId, result };
  }
}
