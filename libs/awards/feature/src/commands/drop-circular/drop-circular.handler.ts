import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { circularAggregate } from '../../aggregates.js';
import { circularStream } from '../../honours/circular-stream.js';
import { mayOnCircular } from '../../honours/honour-resources.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DropCircular } from './drop-circular.command.js';

@CommandHandler(DropCircular)
export class DropCircularHandler implements ICommandHandler<DropCircular> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, circularId, body }: DropCircular): Promise<Done> {
    const result = await this.records.change(circularAggregate, circularId, write, {
      type: 'DropCircular',
      body,
      may: mayOnCircular('honour.propose'),
      data: ({ officer: by }) => ({ circularId, reason: reasonFact(body.reason, circularStream(circularId)), by }),
    });
    return { id: circularId, result };
  }
}
