import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { circularAggregate } from '../../aggregates.js';
import { circularStream } from '../../honours/circular-stream.js';
import { mayOnCircular } from '../../honours/honour-resources.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideCircular } from './decide-circular.command.js';

@CommandHandler(DecideCircular)
export class DecideCircularHandler implements ICommandHandler<DecideCircular> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, circularId, body }: DecideCircular): Promise<Done> {
    const result = await this.records.change(circularAggregate, circularId, write, {
      type: 'DecideCircular',
      body,
      may: mayOnCircular('honour.decide'),
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer: by }) => ({
        circularId,
        documentNumber: body.documentNumber,
        document: null,
        by,
        lateEntry: lateEntryFact(body.lateEntry, circularStream(circularId)),
        inputs: [],
      }),
    });
    return { id: circularId, result };
  }
}
