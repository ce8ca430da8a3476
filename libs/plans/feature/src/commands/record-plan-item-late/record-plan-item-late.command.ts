import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
