import { RecordWriter, type Done } from '@gongjian/shared-records';
import { reasonFact } from '@gongjian/shared-records/requests';
import { circularAggregate } from '../../aggregates.js';
import { circularStream } from '../../honours/circular-stream.js';
import { mayOnCircular } from '../../honours/honour-resources.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { WithdrawCircular } from './withdraw-circular.command.js';

@CommandHandler(WithdrawCircular)
export class WithdrawCircularHandler implements ICommandHandler<WithdrawCircular> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, circularId, body }: WithdrawCircular): Promise<Done> {
    const result = await this.records.change(circularAggregate, circularId, write, {
      type: 'WithdrawCircular',
      body,
      may: mayOnCircular('honour.decide'),
      data: ({ officer: by }) => ({ circularId, reason: reasonFact(body.reason, circularStream(circularId)), by }),
    });
    return { id: circularId, result };
  }
}
