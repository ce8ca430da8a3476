import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineDowngradeBody } from './decline-downgrade.request.js';

export class DeclineDowngrade extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: DeclineDowngradeBody,
  ) {
    super();
  }
}
