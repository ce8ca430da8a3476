import type { RoundEvent, RoundState } from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { endOfLocalDate, type Fact, type Instant } from '@gongjian/shared-kernel';
import type { Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { ClosedPlans } from '../rounds/closed-plans.js';
import { PlanRounds } from '../rounds/plan-rounds.js';
import { RoundDeadline } from './round.deadline.js';

/** When a period of a plan is over, the round of the next one opens, unless the plan ends or was closed. */
@Injectable()
export class RoundNextDeadline extends RoundDeadline {
  readonly name = 'round_next';

  constructor(
    runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly rounds: PlanRounds,
    private readonly closed: ClosedPlans,
  ) {
    super(runner);
  }

  deadline({ event }: Fact<RoundEvent>): { readonly dueAt: Instant } | null {
    if (event.type !== 'RoundOpened') return null;
    const { plan, period } = event.data;
    return plan === null || period.to >= plan.to ? null : { dueAt: endOfLocalDate(period.to) };
  }

  protected override async act(
    { tenant, sourceEventId, dueAt }: Due,
    { opened }: Exclude<RoundState, { readonly status: 'none' }>,
  ): Promise<void> {
    const { plan, division, programme, version, roundCode, period } = opened;
    if (plan === null || (await this.closed.has(tenant, plan.id))) return;
    const published = await this.definitions.require(tenant, programme, version);
    const cause = { eventId: sourceEventId, at: dueAt };
    // Its rounds opened, so it was issued with the approval it needs.
    await this.rounds.openNext({ tenant, plan, division, published, restarted: true }, roundCode, period, cause);
  }
}
