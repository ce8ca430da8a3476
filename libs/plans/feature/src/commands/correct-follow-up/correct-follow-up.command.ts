import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectFollowUpBody } from './correct-follow-up.request.js';

export class CorrectFollowUp extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly followUpId: string,
    readonly body: CorrectFollowUpBody,
  ) {
    super();
  }
}
