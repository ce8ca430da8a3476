import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReopenTaskBody } from './reopen-task.request.js';

export class ReopenTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: ReopenTaskBody,
  ) {
    super();
  }
}
