import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SetPlanGroupBody } from './set-plan-group.request.js';

export class SetPlanGroup extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly groupId: string,
    readonly body: SetPlanGroupBody,
  ) {
    super();
  }
}
