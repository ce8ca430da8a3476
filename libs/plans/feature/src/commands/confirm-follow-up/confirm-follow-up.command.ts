import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ConfirmFollowUpBody } from './confirm-follow-up.request.js';

export class ConfirmFollowUp extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly followUpId: string,
    readonly body: ConfirmFollowUpBody,
  ) {
    super();
  }
}
