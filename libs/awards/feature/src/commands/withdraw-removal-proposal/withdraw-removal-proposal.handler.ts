import type { Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { titleStream } from '../../titles/title-stream.js';
import { TitleWriter } from '../../titles/title-writer.js';
import { WithdrawRemovalProposal } from './withdraw-removal-proposal.command.js';

@CommandHandler(WithdrawRemovalProposal)
export class WithdrawRemovalProposalHandler implements ICommandHandler<WithdrawRemovalProposal> {
  constructor(private readonly titles: TitleWriter) {}

  async execute({ write, titleId, body }: WithdrawRemovalProposal): Promise<Done> {
    const stream = titleStream(titleId);
    const result = await this.titles.change(titleId, write, {
      type: 'WithdrawRemovalProposal',
      body,
      action: 'title.propose',
      data: (acting) => ({ titleId, reason: reasonFact(body.reason, stream), by: acting.officer }),
    });
    return { id: titleId, result };
  }
}
