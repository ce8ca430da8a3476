import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { mayOnSeat } from '../../writing/may-on-seat.js';
import { ExtendAuditorSeat } from './extend-auditor-seat.command.js';

@CommandHandler(ExtendAuditorSeat)
export class ExtendAuditorSeatHandler implements ICommandHandler<ExtendAuditorSeat> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, personId, seatId, body }: ExtendAuditorSeat): Promise<Done> {
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'ExtendAuditorSeat',
      body,
      may: (state) => mayOnSeat(state, personId, seatId),
      data: () => ({ seatId, to: body.to, reason: body.reason }),
    });
    return { id: personId, result };
  }
}
