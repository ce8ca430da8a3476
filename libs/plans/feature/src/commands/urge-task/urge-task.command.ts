import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { UrgeTaskBody } from './urge-task.request.js';

export class UrgeTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: UrgeTaskBody,
  ) {
    super();
  }
}
