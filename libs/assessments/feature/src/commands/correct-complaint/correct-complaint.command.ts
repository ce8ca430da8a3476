import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectComplaintBody } from './correct-complaint.request.js';

export class CorrectComplaint extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly complaintId: string,
    readonly body: CorrectComplaintBody,
  ) {
    super();
  }
}
