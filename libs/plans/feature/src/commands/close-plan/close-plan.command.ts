import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
