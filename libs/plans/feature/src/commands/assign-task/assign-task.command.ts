import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { AssignTaskBody } from './assign-task.request.js';

export class AssignTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly body: AssignTaskBody,
  ) {
    super();
  }
}
