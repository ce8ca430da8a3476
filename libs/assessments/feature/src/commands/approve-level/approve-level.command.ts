import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ApproveLevelBody } from './approve-level.request.js';

export class ApproveLevel extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly applicationId: string,
    readonly body: ApproveLevelBody,
  ) {
    super();
  }
}
