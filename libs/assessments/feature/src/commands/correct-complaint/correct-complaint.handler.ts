import type { ComplaintState } from '@gongjian/assessments-domain';
import type { Done, MayAll } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ComplaintWriter, mayOnComplaint } from '../../complaints/complaint-writer.js';
import { reporterOf } from '../../reporters/reporter.js';
import { openSubject, subjectAsOf } from '../../subjects/subject-places.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { CorrectComplaint } from './correct-complaint.command.js';

@CommandHandler(CorrectComplaint)
export class CorrectComplaintHandler implements ICommandHandler<CorrectComplaint> {
  constructor(private readonly complaints: ComplaintWriter) {}

  async execute({ write, complaintId, body }: CorrectComplaint): Promise<Done> {
    const { subjectId, kinds, receivedOn, reason } = body;
    const found = await this.complaints.subject(write, subjectId);
    const mayOnNew = { action: 'complaint.register', resource: subjectResource(found.subject) } as const;
    const mayOnOld = mayOnComplaint('complaint.register');
    const result = await this.complaints.change(complaintId, write, {
      type: 'CorrectComplaint',
      body,
      may: (state: ComplaintState): MayAll => [mayOnOld(state), mayOnNew],
      data: async (acting) => ({
        complaintId,
        said: { subject: subjectAsOf(openSubject(found, write.today)), kinds, receivedOn },
        reason,
        by: reporterOf(write.principal, acting),
        knownKinds: await this.complaints.knownKinds(write),
      }),
    });
    return { id: complaintId, result };
  }
}
