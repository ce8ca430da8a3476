import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CompleteFollowUpBody } from './complete-follow-up.request.js';

export class CompleteFollowUp extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly followUpId: string,
    readonly body: CompleteFollowUpBody,
  ) {
    super();
  }
}
