import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { AssignTaskBody } from './assign-task.request.js';

export class AssignTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: AssignTaskBody,
  ) {
    super();
  }
}
