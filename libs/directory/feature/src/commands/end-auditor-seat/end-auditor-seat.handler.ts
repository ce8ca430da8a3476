import { RecordWriter, type Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { mayOnSeat } from '../../writing/may-on-seat.js';
import { EndAuditorSeat } from './end-auditor-seat.command.js';

@CommandHandler(EndAuditorSeat)
export class EndAuditorSeatHandler implements ICommandHandler<EndAuditorSeat> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, personId, seatId, body }: EndAuditorSeat): Promise<Done> {
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'EndAuditorSeat',
      body,
      effectiveOn: body.to ?? write.today,
      may: (state) => mayOnSeat(state, personId, seatId),
      data: () => ({ seatId, to: body.to, reason: body.reason }),
    });
    return { id: personId, result };
  }
}
