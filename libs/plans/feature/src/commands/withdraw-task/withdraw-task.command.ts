import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawTaskBody } from './withdraw-task.request.js';

export class WithdrawTask extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: WithdrawTaskBody,
  ) {
    super();
  }
}
