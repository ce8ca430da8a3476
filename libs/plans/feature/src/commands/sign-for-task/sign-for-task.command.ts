import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { SignForTaskBody } from './sign-for-task.request.js';

export class SignForTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: SignForTaskBody,
  ) {
    super();
  }
}
