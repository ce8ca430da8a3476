import type { Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { applicationStream } from '../../applications/application-ids.js';
import { ApplicationWriter } from '../../applications/application-writer.js';
import { Judgements } from '../../applications/judgements.js';
import { ApproveLevel } from './approve-level.command.js';

@CommandHandler(ApproveLevel)
export class ApproveLevelHandler implements ICommandHandler<ApproveLevel> {
  constructor(
    private readonly applications: ApplicationWriter,
    private readonly judgements: Judgements,
  ) {}

  async execute({ write, applicationId, body }: ApproveLevel): Promise<Done> {
    const stream = applicationStream(applicationId);
    const result = await this.applications.atLevel(applicationId, write, {
      type: 'ApproveLevel',
      body,
      ...effectiveOnOf(body.lateEntry),
      data: async ({ officer }, state) => ({
        applicationId,
        level: body.level,
        note: body.note === undefined ? null : reasonFact(body.note, stream),
        ...(await this.judgements.ofLevel(write.principal.tenant, state)),
        grade: body.grade ?? null,
        named: await this.applications.namedGrades(write.principal.tenant, state),
        by: officer,
        calendar: this.applications.calendar,
        lateEntry: lateEntryFact(body.lateEntry, stream),
        recordedBy: null,
      }),
    });
    return { id: applicationId, result };
  }
}
