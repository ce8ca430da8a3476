import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
