import { RecordWriter, type Done } from '@gongjian/shared-records';
import { DisposalLists } from '../../dossiers/disposal-lists.js';
import { proposedLines } from '../../dossiers/proposed-lines.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { disposalAggregate } from '../../dossiers/archive-aggregates.js';
import { mayOnDisposal } from '../../dossiers/may-on-disposal.js';
import { CompleteDisposal } from './complete-disposal.command.js';

@CommandHandler(CompleteDisposal)
export class CompleteDisposalHandler implements ICommandHandler<CompleteDisposal> {
  constructor(
    private readonly records: RecordWriter,
    private readonly lists: DisposalLists,
  ) {}

  async execute({ write, disposalId }: CompleteDisposal): Promise<Done> {
    const result = await this.records.change(disposalAggregate, disposalId, write, {
      type: 'RecordDisposalCarriedOut',
      body: null,
      may: mayOnDisposal('disposal.carryOut'),
      data: async ({ officer: by }, state) => ({
        disposalId,
        by,
        destroyed: await this.lists.destroyed(write.principal.tenant, proposedLines(state)),
      }),
    });
    return { id: disposalId, result };
  }
}
