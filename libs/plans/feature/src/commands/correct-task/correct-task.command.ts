import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectTaskBody } from './correct-task.request.js';

export class CorrectTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: CorrectTaskBody,
  ) {
    super();
  }
}
