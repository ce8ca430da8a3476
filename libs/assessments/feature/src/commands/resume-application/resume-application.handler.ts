import {
  applicationsNotTaken,
  blockedBy,
  conditionsNotMet,
  gateBlocked,
  notOnHold,
  unmetConditions,
} from '@gongjian/assessments-domain';
import type { Done } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApplicationWriter, mayAsFiler } from '../../applications/application-writer.js';
import { Gates } from '../../applications/gates.js';
import { Judgements } from '../../applications/judgements.js';
import { ResumeApplication } from './resume-application.command.js';

@CommandHandler(ResumeApplication)
export class ResumeApplicationHandler implements ICommandHandler<ResumeApplication> {
  constructor(
    private readonly applications: ApplicationWriter,
    private readonly gates: Gates,
    private readonly judgements: Judgements,
  ) {}

  async execute({ write, applicationId }: ResumeApplication): Promise<Done> {
    const { tenant } = write.principal;
    const result = await this.applications.change(applicationId, write, {
      type: 'ResumeApplication',
      body: {},
      may: mayAsFiler,
      data: async (_acting, state) => {
        if (state.status !== 'onHold') throw notOnHold();
        const { subject, programme } = state.filed;
        const gate = await this.gates.read(tenant, { subjectId: subject.id, programme });
        const removalId = gate === null ? null : blockedBy(gate);
        if (removalId !== null) throw gateBlocked(removalId);
        const judging = await this.judgements.of(tenant, state.filed, subject.id);
        if (judging === null) throw applicationsNotTaken();
        const unmet = unmetConditions(state, judging, write.today);
        if (unmet.length > 0) throw conditionsNotMet(unmet);
        return { applicationId, ...judging, calendar: this.applications.calendar };
      },
    });
    return { id: applicationId, result };
  }
}
