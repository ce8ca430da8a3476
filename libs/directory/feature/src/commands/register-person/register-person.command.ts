import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RegisterPersonBody } from './register-person.request.js';

export class RegisterPerson extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: RegisterPersonBody,
  ) {
    super();
  }
}
