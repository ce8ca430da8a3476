import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { UnbindServiceAccountBody } from './unbind-service-account.request.js';

export class UnbindServiceAccount extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly serviceId: string,
    readonly body: UnbindServiceAccountBody,
  ) {
    super();
  }
}
