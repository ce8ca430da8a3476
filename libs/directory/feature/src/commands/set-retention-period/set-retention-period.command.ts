import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
import type { SetRetentionPeriodBody } from './set-retention-period.request.js';

export class SetRetentionPeriod extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: SetRetentionPeriodBody,
  ) {
    super();
  }
}
