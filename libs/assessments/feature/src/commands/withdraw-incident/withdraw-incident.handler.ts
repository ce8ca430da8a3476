import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IncidentWriter, mayOnIncident } from '../../incidents/incident-writer.js';
import { reporterOf } from '../../reporters/reporter.js';
import { WithdrawIncident } from './withdraw-incident.command.js';

@CommandHandler(WithdrawIncident)
export class WithdrawIncidentHandler implements ICommandHandler<WithdrawIncident> {
  constructor(private readonly incidents: IncidentWriter) {}

  async execute({ write, incidentId, body }: WithdrawIncident): Promise<Done> {
    const result = await this.incidents.change(incidentId, write, {
      type: 'WithdrawIncident',
      body,
      may: mayOnIncident('incident.report'),
      data: (acting) => ({ incidentId, reason: body.reason, by: reporterOf(write.principal, acting) }),
    });
    return { id: incidentId, result };
  }
}
