import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
