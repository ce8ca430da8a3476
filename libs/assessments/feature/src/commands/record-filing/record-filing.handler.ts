import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationStream } from '../../applications/application-ids.js';
import { ApplicationWriter } from '../../applications/application-writer.js';
import { RecordFiling } from './record-filing.command.js';

@CommandHandler(RecordFiling)
export class RecordFilingHandler implements ICommandHandler<RecordFiling> {
  constructor(private readonly applications: ApplicationWriter) {}

  async execute({ write, applicationId, body }: RecordFiling): Promise<Done> {
    const result = await this.applications.atLevel(applicationId, write, {
      type: 'RecordFiling',
      body,
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer }) => ({
        applicationId,
        level: body.level,
        receiptNumber: body.receiptNumber,
        by: officer,
        calendar: this.applications.calendar,
        lateEntry: lateEntryFact(body.lateEntry, applicationStream(applicationId)),
        recordedBy: null,
      }),
    });
    return { id: applicationId, result };
  }
}
