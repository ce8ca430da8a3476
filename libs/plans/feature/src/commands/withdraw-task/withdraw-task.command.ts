import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
