import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';

export class ConfirmFindingWithdrawal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly withdrawalId: string,
  ) {
    super();
  }
}
