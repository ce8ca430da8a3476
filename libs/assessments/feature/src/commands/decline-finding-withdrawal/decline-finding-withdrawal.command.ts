import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { DeclineFindingWithdrawalBody } from './decline-finding-withdrawal.request.js';

export class DeclineFindingWithdrawal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly withdrawalId: string,
    readonly body: DeclineFindingWithdrawalBody,
  ) {
    super();
  }
}
