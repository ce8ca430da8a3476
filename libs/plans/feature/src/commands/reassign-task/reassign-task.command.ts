import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
