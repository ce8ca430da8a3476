import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RegisterComplaintBody } from './register-complaint.request.js';

export class RegisterComplaint extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: RegisterComplaintBody,
  ) {
    super();
  }
}
