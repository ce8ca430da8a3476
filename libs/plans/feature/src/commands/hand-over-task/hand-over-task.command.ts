import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { HandOverTaskBody } from './hand-over-task.request.js';

export class HandOverTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: HandOverTaskBody,
  ) {
    super();
  }
}
