import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { commendationAggregate } from '../../aggregates.js';
import { commendationStream } from '../../honours/commendation-stream.js';
import { mayOnCommendation } from '../../honours/honour-resources.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DropCommendation } from './drop-commendation.command.js';

@CommandHandler(DropCommendation)
export class DropCommendationHandler implements ICommandHandler<DropCommendation> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, commendationId, body }: DropCommendation): Promise<Done> {
    const result = await this.records.change(commendationAggregate, commendationId, write, {
      type: 'DropCommendation',
      body,
      may: mayOnCommendation('honour.propose'),
      data: ({ officer: by }) => ({
        commendationId,
        reason: reasonFact(body.reason, commendationStream(commendationId)),
        by,
      }),
    });
    return { id: commendationId, result };
  }
}
