import { blockedBy } from '@gongjian/assessments-domain';
import { commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { RuleEnvelopes } from '../acting/rule-envelopes.js';
import { applicationAggregate } from '../facts/aggregates.js';
import { momentOf } from '../rounds/following.js';
import { applicationStream } from './application-ids.js';
import { Gates, type GateOf } from './gates.js';
import { Judgements } from './judgements.js';

const HOLD = { id: 'application.hold', name: '摘牌暂停申报' };
const REAPPLY = { id: 'application.reapply', name: '再申报条件' };

/** What lets an application go on, and the moment of that. */
export interface ResumingCause {
  readonly id: string;
  readonly at: Instant;
}

/** The open application of a subject stands still while a removal of its title is not settled. */
@Injectable()
export class HeldApplications {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly gates: Gates,
    private readonly judgements: Judgements,
    private readonly rules: RuleEnvelopes,
    private readonly calendars: WorkingCalendars,
  ) {}

  /** One that is admitted and not filed yet is held when it is. */
  async holdWhereBlocked(gate: GateOf, cause: Fact): Promise<void> {
    const { tenant } = cause.metadata;
    const state = await this.gates.read(tenant, gate);
    const removalId = state === null ? null : blockedBy(state);
    if (state === null || state.application === null || removalId === null) return;
    const applicationId = state.application;
    const found = (await this.runner.load(applicationAggregate, applicationId, tenant))?.state;
    if (found === undefined || found.status === 'none' || found.status === 'abandoned') return;
    const data = { applicationId, removalId };
    const envelope = await this.rules.of(
      found.filed,
      HOLD,
      { tenant, sourceEventId: cause.id },
      {
        commandId: derivedId(cause.id, 'holdApplication', applicationId),
        fingerprint: commandFingerprint('HoldApplication', applicationStream(applicationId), { applicationId }),
      },
    );
    const command = { type: 'HoldApplication', data, ...momentOf(cause) } as const;
    await this.runner.execute(applicationAggregate, applicationId, command, envelope, { mustExist: true });
  }

  /** It goes on where nothing blocks it any more and its conditions hold on the day of the cause. */
  async resumeWhereLifted(tenant: string, gate: GateOf, cause: ResumingCause): Promise<void> {
    const state = await this.gates.read(tenant, gate);
    if (state === null || state.application === null || blockedBy(state) !== null) return;
    const applicationId = state.application;
    const found = (await this.runner.load(applicationAggregate, applicationId, tenant))?.state;
    if (found?.status !== 'onHold') return;
    const judging = await this.judgements.of(tenant, found.filed, gate.subjectId);
    if (judging === null) return;
    const envelope = await this.rules.of(
      found.filed,
      REAPPLY,
      { tenant, sourceEventId: cause.id },
      {
        commandId: derivedId(cause.id, 'resumeApplication', applicationId),
        fingerprint: commandFingerprint('ResumeApplication', applicationStream(applicationId), { applicationId }),
      },
    );
    const data = { applicationId, ...judging, calendar: this.calendars.current() };
    const moment = { now: cause.at, today: localDateAt(cause.at) };
    const command = { type: 'ResumeApplication', data, ...moment } as const;
    await this.runner.execute(applicationAggregate, applicationId, command, envelope, { mustExist: true });
  }
}
