import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SignNamingAnnulmentBody } from './sign-naming-annulment.request.js';

export class SignNamingAnnulment extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: SignNamingAnnulmentBody,
  ) {
    super();
  }
}
