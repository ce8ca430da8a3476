import { RecordWriter, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { circularAggregate } from '../../aggregates.js';
import { circularStream } from '../../honours/circular-stream.js';
import { mayForUnit } from '../../honours/honour-resources.js';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordUnitStatement } from './record-unit-statement.command.js';

@CommandHandler(RecordUnitStatement)
export class RecordUnitStatementHandler implements ICommandHandler<RecordUnitStatement> {
  constructor(private readonly records: RecordWriter) {}

  async execute({ write, circularId, body }: RecordUnitStatement): Promise<Done> {
    const stream = circularStream(circularId);
    const result = await this.records.change(circularAggregate, circularId, write, {
      type: 'RecordUnitStatement',
      body,
      may: mayForUnit('circular.state'),
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer: by }) => ({
        circularId,
        text: body.text.sealedFor({ kind: 'record', stream }),
        by,
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: circularId, result };
  }
}
