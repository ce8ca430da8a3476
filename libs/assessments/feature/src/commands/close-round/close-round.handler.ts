import { roundNotFound } from '@gongjian/assessments-domain';
import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { roundAggregate } from '../../rounds/aggregates.js';
import { roundStream } from '../../rounds/ids.js';
import { mayOnRound } from '../../rounds/may-on-round.js';
import { RoundParts } from '../../rounds/round-parts.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CloseRound } from './close-round.command.js';

@CommandHandler(CloseRound)
export class CloseRoundHandler implements ICommandHandler<CloseRound> {
  constructor(
    private readonly records: RecordWriter,
    private readonly parts: RoundParts,
  ) {}

  async execute({ write, roundId, body }: CloseRound): Promise<Done> {
    const result = await this.records.change(roundAggregate, roundId, write, {
      type: 'CloseRound',
      body,
      may: mayOnRound('round.manage'),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        if (state.status === 'none') throw roundNotFound();
        return {
          roundId,
          ...(await this.parts.count(write.principal.tenant, state.opened)),
          leaveOut: body.unfinished === 'leaveOut',
          by: acting.officer,
          lateEntry: lateEntryFact(body.lateEntry, roundStream(roundId)),
          recordedBy: null,
        };
      },
    });
    return { id: roundId, result };
  }
}
