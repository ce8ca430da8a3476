import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { roundAggregate } from '../../rounds/aggregates.js';
import { roundStream } from '../../rounds/ids.js';
import { mayOnRound } from '../../rounds/may-on-round.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideTie } from './decide-tie.command.js';

@CommandHandler(DecideTie)
export class DecideTieHandler implements ICommandHandler<DecideTie> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, roundId, body }: DecideTie): Promise<Done> {
    const result = await this.records.change(roundAggregate, roundId, write, {
      type: 'DecideTie',
      body,
      may: mayOnRound('round.decideTie'),
      data: (acting) => ({
        roundId,
        tie: 'together' in body ? { together: body.together } : { subjectIds: body.subjectIds },
        reason: reasonFact(body.reason, roundStream(roundId)),
        by: acting.officer,
      }),
    });
    return { id: roundId, result };
  }
}
