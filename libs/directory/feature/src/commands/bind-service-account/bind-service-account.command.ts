import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { BindServiceAccountBody } from './bind-service-account.request.js';

export class BindServiceAccount extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly serviceId: string,
    readonly body: BindServiceAccountBody,
  ) {
    super();
  }
}
