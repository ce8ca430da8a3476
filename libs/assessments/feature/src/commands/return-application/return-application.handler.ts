import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationStream } from '../../applications/application-ids.js';
import { ApplicationWriter } from '../../applications/application-writer.js';
import { ReturnApplication } from './return-application.command.js';

@CommandHandler(ReturnApplication)
export class ReturnApplicationHandler implements ICommandHandler<ReturnApplication> {
  constructor(private readonly applications: ApplicationWriter) {}

  async execute({ write, applicationId, body }: ReturnApplication): Promise<Done> {
    const stream = applicationStream(applicationId);
    const result = await this.applications.atLevel(applicationId, write, {
      type: 'ReturnApplication',
      body,
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer }) => ({
        applicationId,
        level: body.level,
        reason: reasonFact(body.reason, stream),
        within: body.within,
        by: officer,
        calendar: this.applications.calendar,
        lateEntry: lateEntryFact(body.lateEntry, stream),
        recordedBy: null,
      }),
    });
    return { id: applicationId, result };
  }
}
