import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SignRemovalAnnulmentBody } from './sign-removal-annulment.request.js';

export class SignRemovalAnnulment extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: SignRemovalAnnulmentBody,
  ) {
    super();
  }
}
