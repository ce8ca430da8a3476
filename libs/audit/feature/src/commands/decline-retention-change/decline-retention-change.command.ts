import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineRetentionChangeBody } from './decline-retention-change.request.js';

export class DeclineRetentionChange extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly changeId: string,
    readonly body: DeclineRetentionChangeBody,
  ) {
    super();
  }
}
