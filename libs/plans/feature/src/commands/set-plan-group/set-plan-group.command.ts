import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
