import { RecordWriter, type Done } from '@gongjian/shared-records';
import { DisposalLists } from '../../dossiers/disposal-lists.js';
import { proposedLines } from '../../dossiers/proposed-lines.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { disposalAggregate } from '../../dossiers/archive-aggregates.js';
import { mayOnDisposal } from '../../dossiers/may-on-disposal.js';
import { ApproveDisposal } from './approve-disposal.command.js';

@CommandHandler(ApproveDisposal)
export class ApproveDisposalHandler implements ICommandHandler<ApproveDisposal> {
  constructor(
    private readonly records: RecordWriter,
    private readonly lists: DisposalLists,
  ) {}

  async execute({ write, disposalId, body }: ApproveDisposal): Promise<Done> {
    const result = await this.records.change(disposalAggregate, disposalId, write, {
      type: 'ApproveDisposal',
      body: body,
      may: mayOnDisposal('disposal.decide'),
      data: async ({ officer: by }, state) => ({
        disposalId,
        documentNumber: body.documentNumber,
        by,
        obstacles: await this.lists.obstacles(write.principal.tenant, proposedLines(state)),
      }),
    });
    return { id: disposalId, result };
  }
}
