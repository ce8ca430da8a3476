import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { roundAggregate } from '../../rounds/aggregates.js';
import { roundStream } from '../../rounds/ids.js';
import { mayOnRound } from '../../rounds/may-on-round.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelRound } from './cancel-round.command.js';

@CommandHandler(CancelRound)
export class CancelRoundHandler implements ICommandHandler<CancelRound> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, roundId, body }: CancelRound): Promise<Done> {
    const result = await this.records.change(roundAggregate, roundId, write, {
      type: 'CancelRound',
      body,
      may: mayOnRound('round.manage'),
      data: (acting) => ({ roundId, reason: reasonFact(body.reason, roundStream(roundId)), by: acting.officer }),
    });
    return { id: roundId, result };
  }
}
