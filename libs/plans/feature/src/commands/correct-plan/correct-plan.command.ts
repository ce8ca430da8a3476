import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
