import type { IncidentState } from '@gongjian/assessments-domain';
import type { Done, MayAll } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IncidentWriter, mayOnIncident } from '../../incidents/incident-writer.js';
import { reporterOf } from '../../reporters/reporter.js';
import { openSubject, subjectAsOf } from '../../subjects/subject-places.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { CorrectIncident } from './correct-incident.command.js';

@CommandHandler(CorrectIncident)
export class CorrectIncidentHandler implements ICommandHandler<CorrectIncident> {
  constructor(private readonly incidents: IncidentWriter) {}

  async execute({ write, incidentId, body }: CorrectIncident): Promise<Done> {
    const { subjectId, kind, occurredAt, reason } = body;
    const found = await this.incidents.subject(write, subjectId);
    const mayOnNew = { action: 'incident.report', resource: subjectResource(found.subject) } as const;
    const mayOnOld = mayOnIncident('incident.report');
    const result = await this.incidents.change(incidentId, write, {
      type: 'CorrectIncident',
      body,
      may: (state: IncidentState): MayAll => [mayOnOld(state), mayOnNew],
      data: async (acting) => ({
        incidentId,
        said: { subject: subjectAsOf(openSubject(found, write.today)), kind, occurredAt },
        reason,
        by: reporterOf(write.principal, acting),
        knownKinds: await this.incidents.knownKinds(write),
      }),
    });
    return { id: incidentId, result };
  }
}
