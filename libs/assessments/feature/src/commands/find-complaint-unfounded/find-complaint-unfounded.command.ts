import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { FindComplaintUnfoundedBody } from './find-complaint-unfounded.request.js';

export class FindComplaintUnfounded extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly complaintId: string,
    readonly body: FindComplaintUnfoundedBody,
  ) {
    super();
  }
}
