import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DraftPlanBody } from './draft-plan.request.js';

export class DraftPlan extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: DraftPlanBody,
  ) {
    super();
  }
}
