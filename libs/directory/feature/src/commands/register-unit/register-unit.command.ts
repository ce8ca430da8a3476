import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
import type { RegisterUnitBody } from './register-unit.request.js';

export class RegisterUnit extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: RegisterUnitBody,
  ) {
    super();
  }
}
