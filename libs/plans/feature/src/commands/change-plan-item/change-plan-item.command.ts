import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
