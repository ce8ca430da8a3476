import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
import type { RegisterPersonBody } from './register-person.request.js';

export class RegisterPerson extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: RegisterPersonBody,
  ) {
    super();
  }
}
