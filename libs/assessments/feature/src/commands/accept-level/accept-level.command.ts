import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AcceptLevelBody } from './accept-level.request.js';

export class AcceptLevel extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly applicationId: string,
    readonly body: AcceptLevelBody,
  ) {
    super();
  }
}
