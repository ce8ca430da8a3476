import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ChangePlanItemBody } from './change-plan-item.request.js';

export class ChangePlanItem extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly itemId: string,
    readonly body: ChangePlanItemBody,
  ) {
    super();
  }
}
