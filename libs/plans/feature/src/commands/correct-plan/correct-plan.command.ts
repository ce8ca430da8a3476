import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { CorrectPlanBody } from './correct-plan.request.js';

export class CorrectPlan extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly body: CorrectPlanBody,
  ) {
    super();
  }
}
