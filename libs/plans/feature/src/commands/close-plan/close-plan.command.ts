import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ClosePlanBody } from './close-plan.request.js';

export class ClosePlan extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly body: ClosePlanBody,
  ) {
    super();
  }
}
