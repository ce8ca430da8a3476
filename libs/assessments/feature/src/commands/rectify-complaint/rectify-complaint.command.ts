import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RectifyComplaintBody } from './rectify-complaint.request.js';

export class RectifyComplaint extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly complaintId: string,
    readonly body: RectifyComplaintBody,
  ) {
    super();
  }
}
