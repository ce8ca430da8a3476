import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { commendationAggregate } from '../../aggregates.js';
import { commendationStream } from '../../honours/commendation-stream.js';
import { mayOnCommendation } from '../../honours/honour-resources.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RevokeCommendation } from './revoke-commendation.command.js';

@CommandHandler(RevokeCommendation)
export class RevokeCommendationHandler implements ICommandHandler<RevokeCommendation> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, commendationId, body }: RevokeCommendation): Promise<Done> {
    const result = await this.records.change(commendationAggregate, commendationId, write, {
      type: 'RevokeCommendation',
      body,
      may: mayOnCommendation('honour.decide'),
      data: ({ officer: by }) => ({
        commendationId,
        reason: reasonFact(body.reason, commendationStream(commendationId)),
        by,
      }),
    });
    return { id: commendationId, result };
  }
}
