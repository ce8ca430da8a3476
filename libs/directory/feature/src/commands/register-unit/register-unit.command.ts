import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RegisterUnitBody } from './register-unit.request.js';

export class RegisterUnit extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: RegisterUnitBody,
  ) {
    super();
  }
}
