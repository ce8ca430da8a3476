import { derivedId, newAggregateId } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Done, type May } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { personAggregate } from '../../aggregates.js';
import { Choices } from '../../writing/choices.js';
import { GiveAuditorSeat } from './give-auditor-seat.command.js';

@CommandHandler(GiveAuditorSeat)
export class GiveAuditorSeatHandler implements ICommandHandler<GiveAuditorSeat> {
  constructor(
    private readonly records: RecordWriter,
    private readonly choices: Choices,
  ) {}

  async execute({ write, personId, body }: GiveAuditorSeat): Promise<Done> {
    const { divisionIds, records, wholeLog, from, to, purpose } = body;
    const [first = '', ...others] = divisionIds;
    const on = (divisionId: string): May => ({ action: 'seat.give', resource: { divisionId, personId } });
    const seatId = newAggregateId(write.principal.tenant, 'seat', write.commandId);
    const result = await this.records.change(personAggregate, personId, write, {
      type: 'GiveAuditorSeat',
      body,
      effectiveOn: from,
      may: () => [on(first), ...others.map(on)],
      data: async () => ({
        seatId,
        places: await Promise.all(
          divisionIds.map(async (id) => ({
            grantId: derivedId(seatId, 'grant', id),
            division: await this.choices.division(id, write.today),
          })),
        ),
        records,
        wholeLog,
        from,
        to,
        purpose,
      }),
    });
    return { id: seatId, result };
  }
}
