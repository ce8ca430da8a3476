import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
