import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { incidentAggregate } from '../../facts/aggregates.js';
import { incidentIdOf, incidentStream, IncidentWriter } from '../../incidents/incident-writer.js';
import { ReportKeys } from '../../reporters/report-keys.js';
import { reporterOf } from '../../reporters/reporter.js';
import { openSubject, subjectAsOf } from '../../subjects/subject-places.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { ReportIncident } from './report-incident.command.js';

@CommandHandler(ReportIncident)
export class ReportIncidentHandler implements ICommandHandler<ReportIncident> {
  constructor(
    private readonly records: RecordWriter,
    private readonly incidents: IncidentWriter,
    private readonly keys: ReportKeys,
  ) {}

  async execute({ write, body }: ReportIncident): Promise<Done> {
    const { subjectId, kind, occurredAt, reference } = body;
    const incidentId = incidentIdOf(write, reference);
    const found = await this.incidents.subject(write, subjectId);
    const result = await this.keys.once(write, incidentAggregate, incidentId, (take) =>
      this.records.found(incidentAggregate, incidentId, write, {
        type: 'ReportIncident',
        body,
        may: { action: 'incident.report', resource: subjectResource(found.subject) },
        ...effectiveOnOf(body.lateEntry),
        data: async (acting) => {
          const data = {
            incidentId,
            subject: subjectAsOf(openSubject(found, write.today)),
            kind,
            occurredAt,
            source: reporterOf(write.principal, acting),
            reference: reference ?? null,
            knownKinds: await this.incidents.knownKinds(write),
            lateEntry: lateEntryFact(body.lateEntry, incidentStream(incidentId)),
            recordedBy: null,
          };
          await take(acting, { type: 'ReportIncident', data, now: write.now, today: write.today });
          return data;
        },
      }),
    );
    return { id: incidentId, result };
  }
}
