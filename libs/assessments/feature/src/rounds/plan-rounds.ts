import { nextRoundPeriod, roundPeriodIn, type RoundOpened, type RoundPeriod } from '@gongjian/assessments-domain';
import type { RoundDefinition } from '@gongjian/plans-contracts';
import type { PublishedDefinition } from '@gongjian/plans-client';
import { commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Instant, type NamedAsOf } from '@gongjian/shared-kernel';
import { ruleEnvelope, WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { roundAggregate } from './aggregates.js';
import { roundOfPlan, roundStream } from './ids.js';

export interface OpeningPlan {
  readonly tenant: string;
  readonly plan: NonNullable<RoundOpened['plan']>;
  readonly division: NamedAsOf;
  readonly published: PublishedDefinition;
  /** With the approval that a historic programme needs to be started again. */
  readonly restarted: boolean;
}

/** What opens it, and the moment of that. */
export interface OpeningCause {
  readonly eventId: string;
  readonly at: Instant;
}

/** The rule that opens and closes rounds at their times. */
export const ROUNDS_CLAUSE: NamedAsOf = { id: 'rounds', name: '考评轮次' };

/** Opens the rounds that go with a plan, by the programme's rule. */
@Injectable()
export class PlanRounds {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly calendars: WorkingCalendars,
  ) {}

  async openFirst(plan: OpeningPlan, cause: OpeningCause): Promise<void> {
    for (const round of plan.published.definition.rounds ?? []) {
      if (round.opens.on !== 'plan') continue;
      await this.open(plan, round, roundPeriodIn(round.opens.every, plan.plan.from, plan.plan), cause);
    }
  }

  /** The one after `period`, where the plan has not ended by then. */
  async openNext(plan: OpeningPlan, code: string, period: RoundPeriod, cause: OpeningCause): Promise<void> {
    const round = plan.published.definition.rounds?.find((each) => each.code === code);
    if (round?.opens.on !== 'plan') return;
    const next = nextRoundPeriod(round.opens.every, period, plan.plan);
    if (next !== null) await this.open(plan, round, next, cause);
  }

  private async open(
    { tenant, plan, division, published, restarted }: OpeningPlan,
    round: RoundDefinition,
    period: RoundPeriod,
    { eventId, at }: OpeningCause,
  ): Promise<void> {
    const { programme, version, rules, key, authority } = published;
    const roundId = roundOfPlan(tenant, plan.id, round.code, period.key);
    const envelope = ruleEnvelope(
      { programme, version, authority, clause: ROUNDS_CLAUSE },
      { tenant, sourceEventId: eventId },
      {
        commandId: derivedId(eventId, 'openRound', `${round.code} ${period.key}`),
        fingerprint: commandFingerprint('OpenRound', roundStream(roundId), { planId: plan.id, period: period.key }),
      },
    );
    const data = {
      programme,
      version,
      rules,
      key,
      roundId,
      kind: 'own' as const,
      round,
      historic: published.definition.historic === true && !restarted,
      plan,
      applicationId: null,
      division,
      period,
      calendar: this.calendars.current(),
      by: null,
    };
    await this.runner.execute(
      roundAggregate,
      roundId,
      { type: 'OpenRound', data, now: at, today: localDateAt(at) },
      envelope,
      { founding: true },
    );
  }
}
