import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ComplaintWriter, mayOnComplaint } from '../../complaints/complaint-writer.js';
import { VerifyComplaint } from './verify-complaint.command.js';

@CommandHandler(VerifyComplaint)
export class VerifyComplaintHandler implements ICommandHandler<VerifyComplaint> {
  constructor(private readonly complaints: ComplaintWriter) {}

  async execute({ write, complaintId }: VerifyComplaint): Promise<Done> {
    const result = await this.complaints.change(complaintId, write, {
      type: 'VerifyComplaint',
      body: {},
      may: mayOnComplaint('complaint.check'),
      data: async ({ officer }, state) => ({
        complaintId,
        ...(await this.complaints.rectifyWithin(write, state.status === 'none' ? [] : state.kinds)),
        calendar: this.complaints.calendar,
        by: officer,
      }),
    });
    return { id: complaintId, result };
  }
}
