import { RecordWriter, WorkingCalendars, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { filingAggregate } from '../../aggregates.js';
import { filingStream } from '../../filings/filing-stream.js';
import { mayOnFiling } from '../../filings/may-on-filing.js';
import { ReopenFiling } from './reopen-filing.command.js';

@CommandHandler(ReopenFiling)
export class ReopenFilingHandler implements ICommandHandler<ReopenFiling> {
  constructor(
    private readonly records: RecordWriter,
    private readonly calendars: WorkingCalendars,
  ) {}

  async execute({ write, filingId, body }: ReopenFiling): Promise<Done> {
    const stream = filingStream(filingId);
    const result = await this.records.change(filingAggregate, filingId, write, {
      type: 'ReopenFiling',
      body,
      may: mayOnFiling('filing.manage'),
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer }) => ({
        filingId,
        reason: reasonFact(body.reason, stream),
        newDueOn: body.newDueOn,
        by: officer,
        calendar: this.calendars.current(),
        lateEntry: lateEntryFact(body.lateEntry, stream),
      }),
    });
    return { id: filingId, result };
  }
}
