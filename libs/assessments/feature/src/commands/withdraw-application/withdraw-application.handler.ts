import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationStream } from '../../applications/application-ids.js';
import { ApplicationWriter, mayAsFiler } from '../../applications/application-writer.js';
import { WithdrawApplication } from './withdraw-application.command.js';

@CommandHandler(WithdrawApplication)
export class WithdrawApplicationHandler implements ICommandHandler<WithdrawApplication> {
  constructor(private readonly applications: ApplicationWriter) {}

  async execute({ write, applicationId, body }: WithdrawApplication): Promise<Done> {
    const stream = applicationStream(applicationId);
    const result = await this.applications.change(applicationId, write, {
      type: 'WithdrawApplication',
      body,
      may: mayAsFiler,
      ...effectiveOnOf(body.lateEntry),
      data: ({ officer }) => ({
        applicationId,
        reason: reasonFact(body.reason, stream),
        by: officer,
        lateEntry: lateEntryFact(body.lateEntry, stream),
        recordedBy: null,
      }),
    });
    return { id: applicationId, result };
  }
}
