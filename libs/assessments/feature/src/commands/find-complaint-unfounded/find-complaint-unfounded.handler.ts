import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { complaintStream, ComplaintWriter, mayOnComplaint } from '../../complaints/complaint-writer.js';
import { FindComplaintUnfounded } from './find-complaint-unfounded.command.js';

@CommandHandler(FindComplaintUnfounded)
export class FindComplaintUnfoundedHandler implements ICommandHandler<FindComplaintUnfounded> {
  constructor(private readonly complaints: ComplaintWriter) {}

  async execute({ write, complaintId, body }: FindComplaintUnfounded): Promise<Done> {
    const result = await this.complaints.change(complaintId, write, {
      type: 'FindComplaintUnfounded',
      body,
      may: mayOnComplaint('complaint.check'),
      data: ({ officer }) => ({
        complaintId,
        reason: reasonFact(body.reason, complaintStream(complaintId)),
        by: officer,
      }),
    });
    return { id: complaintId, result };
  }
}
