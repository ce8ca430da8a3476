import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ChangePlanHeaderBody } from './change-plan-header.request.js';

export class ChangePlanHeader extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly body: ChangePlanHeaderBody,
  ) {
    super();
  }
}
