import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { WithdrawRemovalProposalBody } from './withdraw-removal-proposal.request.js';

export class WithdrawRemovalProposal extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: WithdrawRemovalProposalBody,
  ) {
    super();
  }
}
