import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawCircularBody } from './withdraw-circular.request.js';

export class WithdrawCircular extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly circularId: string,
    readonly body: WithdrawCircularBody,
  ) {
    super();
  }
}
