import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawAssessorBody } from './withdraw-assessor.request.js';

export class WithdrawAssessor extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly personId: string,
    readonly body: WithdrawAssessorBody,
  ) {
    super();
  }
}
