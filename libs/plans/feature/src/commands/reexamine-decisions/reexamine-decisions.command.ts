import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReexamineDecisionsBody } from './reexamine-decisions.request.js';

export class ReexamineDecisions extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly correctionId: string,
    readonly body: ReexamineDecisionsBody,
  ) {
    super();
  }
}
