import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
