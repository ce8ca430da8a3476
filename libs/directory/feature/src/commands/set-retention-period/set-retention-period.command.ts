import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SetRetentionPeriodBody } from './set-retention-period.request.js';

export class SetRetentionPeriod extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: SetRetentionPeriodBody,
  ) {
    super();
  }
}
