import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { IssuePlanBody } from './issue-plan.request.js';

export class IssuePlan extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly body: IssuePlanBody,
  ) {
    super();
  }
}
