import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
