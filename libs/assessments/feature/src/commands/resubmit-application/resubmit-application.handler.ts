import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, sealedText } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationStream } from '../../applications/application-ids.js';
import { ApplicationWriter, mayAsFiler } from '../../applications/application-writer.js';
import { ResubmitApplication } from './resubmit-application.command.js';

@CommandHandler(ResubmitApplication)
export class ResubmitApplicationHandler implements ICommandHandler<ResubmitApplication> {
  constructor(private readonly applications: ApplicationWriter) {}

  async execute({ write, applicationId, body }: ResubmitApplication): Promise<Done> {
    const stream = applicationStream(applicationId);
    const result = await this.applications.change(applicationId, write, {
      type: 'ResubmitApplication',
      body,
      may: mayAsFiler,
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer }) => ({
        applicationId,
        statement: sealedText(body.statement, stream),
        by: officer,
        calendar: this.applications.calendar,
        lateEntry: lateEntryFact(body.lateEntry, stream),
        recordedBy: null,
      }),
    });
    return { id: applicationId, result };
  }
}
