import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationStream } from '../../applications/application-ids.js';
import { ApplicationWriter } from '../../applications/application-writer.js';
import { RejectApplication } from './reject-application.command.js';

@CommandHandler(RejectApplication)
export class RejectApplicationHandler implements ICommandHandler<RejectApplication> {
  constructor(private readonly applications: ApplicationWriter) {}

  async execute({ write, applicationId, body }: RejectApplication): Promise<Done> {
    const stream = applicationStream(applicationId);
    const result = await this.applications.atLevel(applicationId, write, {
      type: 'RejectApplication',
      body,
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer }) => ({
        applicationId,
        level: body.level,
        reason: reasonFact(body.reason, stream),
        by: officer,
        calendar: this.applications.calendar,
        lateEntry: lateEntryFact(body.lateEntry, stream),
        recordedBy: null,
      }),
    });
    return { id: applicationId, result };
  }
}
