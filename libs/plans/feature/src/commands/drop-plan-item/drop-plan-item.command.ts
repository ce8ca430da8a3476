import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DropPlanItemBody } from './drop-plan-item.request.js';

export class DropPlanItem extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly itemId: string,
    readonly body: DropPlanItemBody,
  ) {
    super();
  }
}
