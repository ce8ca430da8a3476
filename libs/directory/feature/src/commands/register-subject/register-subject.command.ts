import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RegisterSubjectBody } from './register-subject.request.js';

export class RegisterSubject extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: RegisterSubjectBody,
  ) {
    super();
  }
}
