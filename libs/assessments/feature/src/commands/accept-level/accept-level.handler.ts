import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationStream } from '../../applications/application-ids.js';
import { ApplicationWriter } from '../../applications/application-writer.js';
import { Judgements } from '../../applications/judgements.js';
import { AcceptLevel } from './accept-level.command.js';

@CommandHandler(AcceptLevel)
export class AcceptLevelHandler implements ICommandHandler<AcceptLevel> {
  constructor(
    private readonly applications: ApplicationWriter,
    private readonly judgements: Judgements,
  ) {}

  async execute({ write, applicationId, body }: AcceptLevel): Promise<Done> {
    const result = await this.applications.atLevel(applicationId, write, {
      type: 'AcceptLevel',
      body,
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer }, state) => ({
        applicationId,
        level: body.level,
        ...(await this.judgements.ofLevel(write.principal.tenant, state)),
        grade: body.grade ?? null,
        named: await this.applications.namedGrades(write.principal.tenant, state),
        by: officer,
        calendar: this.applications.calendar,
        lateEntry: lateEntryFact(body.lateEntry, applicationStream(applicationId)),
        recordedBy: null,
      }),
    });
    return { id: applicationId, result };
  }
}
