import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SignRemovalBody } from './sign-removal.request.js';

export class SignRemoval extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: SignRemovalBody,
  ) {
    super();
  }
}
