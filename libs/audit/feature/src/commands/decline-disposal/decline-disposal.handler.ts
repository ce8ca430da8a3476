import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { streamName } from '@gongjian/shared-event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { disposalAggregate } from '../../dossiers/archive-aggregates.js';
import { mayOnDisposal } from '../../dossiers/may-on-disposal.js';
import { DeclineDisposal } from './decline-disposal.command.js';

@CommandHandler(DeclineDisposal)
export class DeclineDisposalHandler implements ICommandHandler<DeclineDisposal> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, disposalId, body }: DeclineDisposal): Promise<Done> {
    const result = await this.records.change(disposalAggregate, disposalId, write, {
      type: 'DeclineDisposal',
      body: body,
      may: mayOnDisposal('disposal.decide'),
      data: ({ officer: by }) => ({
        disposalId,
        reason: reasonFact(body.reason, streamName('disposal', disposalId)),
        by,
      }),
    });
    return { id: disposalId, result };
  }
}
