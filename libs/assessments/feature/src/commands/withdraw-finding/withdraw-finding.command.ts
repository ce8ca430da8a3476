import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawFindingBody } from './withdraw-finding.request.js';

export class WithdrawFinding extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly findingId: string,
    readonly body: WithdrawFindingBody,
  ) {
    super();
  }
}
