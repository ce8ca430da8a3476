import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
