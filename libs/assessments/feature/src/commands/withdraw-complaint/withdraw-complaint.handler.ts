import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ComplaintWriter, mayOnComplaint } from '../../complaints/complaint-writer.js';
import { reporterOf } from '../../reporters/reporter.js';
import { WithdrawComplaint } from './withdraw-complaint.command.js';

@CommandHandler(WithdrawComplaint)
export class WithdrawComplaintHandler implements ICommandHandler<WithdrawComplaint> {
  constructor(private readonly complaints: ComplaintWriter) {}

  async execute({ write, complaintId, body }: WithdrawComplaint): Promise<Done> {
    const result = await this.complaints.change(complaintId, write, {
      type: 'WithdrawComplaint',
      body,
      may: mayOnComplaint('complaint.register'),
      data: (acting) => ({ complaintId, reason: body.reason, by: reporterOf(write.principal, acting) }),
    });
    return { id: complaintId, result };
  }
}
