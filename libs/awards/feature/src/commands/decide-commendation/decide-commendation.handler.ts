import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { commendationAggregate } from '../../aggregates.js';
import { commendationStream } from '../../honours/commendation-stream.js';
import { mayOnCommendation } from '../../honours/honour-resources.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideCommendation } from './decide-commendation.command.js';

@CommandHandler(DecideCommendation)
export class DecideCommendationHandler implements ICommandHandler<DecideCommendation> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, commendationId, body }: DecideCommendation): Promise<Done> {
    const result = await this.records.change(commendationAggregate, commendationId, write, {
      type: 'DecideCommendation',
      body,
      may: mayOnCommendation('honour.decide'),
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer: by }) => ({
        commendationId,
        documentNumber: body.documentNumber,
        document: null,
        by,
        lateEntry: lateEntryFact(body.lateEntry, commendationStream(commendationId)),
        inputs: [],
      }),
    });
    return { id: commendationId, result };
  }
}
