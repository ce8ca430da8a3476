import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeRetentionChangeBody } from './propose-retention-change.request.js';

export class ProposeRetentionChange extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: ProposeRetentionChangeBody,
  ) {
    super();
  }
}
