import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RegisterServiceBody } from './register-service.request.js';

export class RegisterService extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: RegisterServiceBody,
  ) {
    super();
  }
}
