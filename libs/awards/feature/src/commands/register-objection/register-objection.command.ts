import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RegisterObjectionBody } from './register-objection.request.js';

export class RegisterObjection extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: RegisterObjectionBody,
  ) {
    super();
  }
}
