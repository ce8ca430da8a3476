import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SetPlanStagesBody } from './set-plan-stages.request.js';

export class SetPlanStages extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly body: SetPlanStagesBody,
  ) {
    super();
  }
}
