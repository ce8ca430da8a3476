import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { complaintStream, ComplaintWriter, mayOnComplaint } from '../../complaints/complaint-writer.js';
import { RectifyComplaint } from './rectify-complaint.command.js';

@CommandHandler(RectifyComplaint)
export class RectifyComplaintHandler implements ICommandHandler<RectifyComplaint> {
  constructor(private readonly complaints: ComplaintWriter) {}

  async execute({ write, complaintId, body }: RectifyComplaint): Promise<Done> {
    const stream = complaintStream(complaintId);
    const result = await this.complaints.change(complaintId, write, {
      type: 'RectifyComplaint',
      body,
      may: mayOnComplaint('complaint.rectify'),
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer }) => ({
        complaintId,
        how: body.how.sealedFor({ kind: 'record', stream }),
        by: officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
        recordedBy: null,
      }),
    });
    return { id: complaintId, result };
  }
}
