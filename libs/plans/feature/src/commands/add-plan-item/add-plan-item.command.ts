import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AddPlanItemBody } from './add-plan-item.request.js';

export class AddPlanItem extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly body: AddPlanItemBody,
  ) {
    super();
  }
}
