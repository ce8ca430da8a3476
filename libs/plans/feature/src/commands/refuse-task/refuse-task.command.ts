import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RefuseTaskBody } from './refuse-task.request.js';

export class RefuseTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: RefuseTaskBody,
  ) {
    super();
  }
}
