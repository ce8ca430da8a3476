import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
