import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { complaintIdOf, complaintStream, ComplaintWriter } from '../../complaints/complaint-writer.js';
import { complaintAggregate } from '../../facts/aggregates.js';
import { ReportKeys } from '../../reporters/report-keys.js';
import { reporterOf } from '../../reporters/reporter.js';
import { openSubject, subjectAsOf } from '../../subjects/subject-places.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { RegisterComplaint } from './register-complaint.command.js';

@CommandHandler(RegisterComplaint)
export class RegisterComplaintHandler implements ICommandHandler<RegisterComplaint> {
  constructor(
    private readonly records: RecordWriter,
    private readonly complaints: ComplaintWriter,
    private readonly keys: ReportKeys,
  ) {}

  async execute({ write, body }: RegisterComplaint): Promise<Done> {
    const { subjectId, kinds, receivedOn, reference } = body;
    const complaintId = complaintIdOf(write, reference);
    const stream = complaintStream(complaintId);
    const found = await this.complaints.subject(write, subjectId);
    const result = await this.keys.once(write, complaintAggregate, complaintId, (take) =>
      this.records.found(complaintAggregate, complaintId, write, {
        type: 'RegisterComplaint',
        body,
        may: { action: 'complaint.register', resource: subjectResource(found.subject) },
        ...effectiveOnOf(body.lateEntry),
        data: async (acting) => {
          const data = {
            complaintId,
            subject: subjectAsOf(openSubject(found, write.today)),
            kinds,
            receivedOn,
            source: reporterOf(write.principal, acting),
            reference: reference ?? null,
            what: body.what.sealedFor({ kind: 'record', stream }),
            complainant: sealedText(body.complainant, stream),
            knownKinds: await this.complaints.knownKinds(write),
            lateEntry: lateEntryFact(body.lateEntry, stream),
            recordedBy: null,
          };
          await take(acting, { type: 'RegisterComplaint', data, now: write.now, today: write.today });
          return data;
        },
      }),
    );
    return { id: complaintId, result };
  }
}
