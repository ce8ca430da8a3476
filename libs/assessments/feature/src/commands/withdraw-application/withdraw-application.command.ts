import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawApplicationBody } from './withdraw-application.request.js';

export class WithdrawApplication extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly applicationId: string,
    readonly body: WithdrawApplicationBody,
  ) {
    super();
  }
}
