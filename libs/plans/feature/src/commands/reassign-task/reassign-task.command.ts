import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReassignTaskBody } from './reassign-task.request.js';

export class ReassignTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: ReassignTaskBody,
  ) {
    super();
  }
}
