import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
