import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawRectificationBody } from './withdraw-rectification.request.js';

export class WithdrawRectification extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly rectificationId: string,
    readonly body: WithdrawRectificationBody,
  ) {
    super();
  }
}
