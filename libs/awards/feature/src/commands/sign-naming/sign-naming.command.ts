import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SignNamingBody } from './sign-naming.request.js';

export class SignNaming extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: SignNamingBody,
  ) {
    super();
  }
}
