import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { DraftPlanBody } from './draft-plan.request.js';

export class DraftPlan extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: DraftPlanBody,
  ) {
    super();
  }
}
