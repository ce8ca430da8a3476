import { newAggregateId, streamName } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { disposalAggregate } from '../../dossiers/archive-aggregates.js';
import { DisposalLists } from '../../dossiers/disposal-lists.js';
import { ProposeDisposal } from './propose-disposal.command.js';

@CommandHandler(ProposeDisposal)
export class ProposeDisposalHandler implements ICommandHandler<ProposeDisposal> {
  constructor(
    private readonly records: RecordWriter,
    private readonly lists: DisposalLists,
  ) {}

  async execute({ write, body }: ProposeDisposal): Promise<Done> {
    const { tenant } = write.principal;
    const id = newAggregateId(tenant, 'disposal', write.commandId);
    const dossier = await this.lists.dossier(tenant, body.dossierId);
    const result = await this.records.found(disposalAggregate, id, write, {
      type: 'ProposeDisposal',
      body,
      may: { action: 'disposal.propose', resource: { divisionId: dossier.division?.id } },
      data: async ({ officer }) => {
        const lines = await this.lists.linesOf(tenant, dossier, body.archiveNumbers);
        return {
          disposalId: id,
          dossierId: dossier.id,
          division: dossier.division,
          lines,
          reason: reasonFact(body.reason, streamName('disposal', id)),
          proposedBy: officer,
          obstacles: await this.lists.obstacles(tenant, lines),
        };
      },
    });
    return { id, result };
  }
}
