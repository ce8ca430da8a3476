import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ComplaintWriter, mayOnComplaint } from '../../complaints/complaint-writer.js';
import { CloseComplaint } from './close-complaint.command.js';

@CommandHandler(CloseComplaint)
export class CloseComplaintHandler implements ICommandHandler<CloseComplaint> {
  constructor(private readonly complaints: ComplaintWriter) {}

  async execute({ write, complaintId }: CloseComplaint): Promise<Done> {
    const result = await this.complaints.change(complaintId, write, {
      type: 'CloseComplaint',
      body: {},
      may: mayOnComplaint('complaint.check'),
      data: ({ officer }) => ({ complaintId, by: officer }),
    });
    return { id: complaintId, result };
  }
}
