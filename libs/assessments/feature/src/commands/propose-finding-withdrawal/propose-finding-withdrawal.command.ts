import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ProposeFindingWithdrawalBody } from './propose-finding-withdrawal.request.js';

export class ProposeFindingWithdrawal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: ProposeFindingWithdrawalBody,
  ) {
    super();
  }
}
