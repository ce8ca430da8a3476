import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { streamName } from '@gongjian/shared-event-sourcing';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { disposalAggregate } from '../../dossiers/archive-aggregates.js';
import { mayOnDisposal } from '../../dossiers/may-on-disposal.js';
import { AppraiseDisposal } from './appraise-disposal.command.js';

@CommandHandler(AppraiseDisposal)
export class AppraiseDisposalHandler implements ICommandHandler<AppraiseDisposal> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, disposalId, body }: AppraiseDisposal): Promise<Done> {
    const result = await this.records.change(disposalAggregate, disposalId, write, {
      type: 'AppraiseDisposal',
      body: body,
      may: mayOnDisposal('disposal.appraise'),
      data: ({ officer }) => ({
        disposalId,
        keep: body.keep,
        opinion: reasonFact(body.opinion, streamName('disposal', disposalId)),
        appraisedBy: officer,
      }),
    });
    return { id: disposalId, result };
  }
}
