import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordPlanItemLateBody } from './record-plan-item-late.request.js';

export class RecordPlanItemLate extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly planId: string,
    readonly body: RecordPlanItemLateBody,
  ) {
    super();
  }
}
