import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawComplaintBody } from './withdraw-complaint.request.js';

export class WithdrawComplaint extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly complaintId: string,
    readonly body: WithdrawComplaintBody,
  ) {
    super();
  }
}
