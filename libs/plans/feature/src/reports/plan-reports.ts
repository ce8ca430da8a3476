import type { ReportStep } from '@gongjian/plans-contracts';
import { firstStep, reportRulesOf, type IssuedFacts, type PlanState, type ReportRules } from '@gongjian/plans-domain';
import { Directory } from '@gongjian/shared-access';
import { commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import {
  localDateAt,
  nextPeriodWithin,
  periodWithin,
  type Instant,
  type LocalDate,
  type Period,
  type UnitAsOf,
} from '@gongjian/shared-kernel';
import { WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../acting/rule-actor.js';
import { planAggregate, reportAggregate } from '../aggregates.js';
import { PublishedProgrammes } from '../programmes/published-programmes.js';
import { reportIdOf, reportStream } from './report-stream.js';

/** What asks for it, and the moment of that. */
export interface AskingCause {
  readonly eventId: string;
  readonly at: Instant;
}

export const REPORTS_CLAUSE = { id: 'reports', name: '进展报告规则' };

const LEVELS: Readonly<Record<Exclude<ReportStep, 'unit'>, string>> = {
  community: 'community',
  town: 'town',
  county: 'county',
  countyBureau: 'county',
  city: 'city',
};

interface ReportedOn {
  readonly tenant: string;
  readonly plan: IssuedFacts;
  readonly rules: ReportRules;
}

/**
 * Asks for the reports on a plan, by the programme's rule: of the units its items hold responsible, where they stand at
 * the first step of the route, for the period that runs; the next one when that is over, until the plan ends or is closed.
 */
@Injectable()
export class PlanReports {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly directory: Directory,
    private readonly programmes: PublishedProgrammes,
    private readonly calendars: WorkingCalendars,
    private readonly rules: RuleActor,
  ) {}

  /** For the period of that day, or the first of the plan; asked for already, nothing happens. */
  async ask(tenant: string, planId: string, day: LocalDate, cause: AskingCause): Promise<void> {
    const reported = await this.reportedOn(tenant, planId);
    if (reported === null) return;
    const { plan, rules } = reported;
    const { from, to } = plan.header.period;
    if (day > to) return;
    const period = periodWithin(rules.every, day < from ? from : day, plan.header.period);
    for (const unit of await this.reporters(reported)) await this.askOf(reported, unit, period, cause);
  }

  /** For the period after, of a unit that the plan holds responsible still. */
  async askNext(tenant: string, planId: string, unitId: string, period: Period, cause: AskingCause): Promise<void> {
    const reported = await this.reportedOn(tenant, planId);
    if (reported === null) return;
    const next = nextPeriodWithin(period, reported.plan.header.period);
    const unit = (await this.reporters(reported)).find(({ id }) => id === unitId);
    if (next !== null && unit !== undefined) await this.askOf(reported, unit, next, cause);
  }

  private async reportedOn(tenant: string, planId: string): Promise<ReportedOn | null> {
    const plan = (await this.runner.load(planAggregate, planId, tenant))?.state;
    if (plan === undefined || !isInForce(plan)) return null;
    const { id, version, definition } = await this.programmes.require(
      tenant,
      plan.programme.id,
      plan.programme.version,
    );
    const rules = reportRulesOf(id, version, definition);
    return rules === null ? null : { tenant, plan, rules };
  }

  private async reporters({ tenant, plan, rules }: ReportedOn): Promise<readonly UnitAsOf[]> {
    const first = firstStep(rules);
    const items = plan.items.filter(({ itemId }) => plan.progress[itemId] !== 'dropped');
    const named = items
      .flatMap(({ units }) => units)
      .flatMap(({ role, unit }) => (unit === null || role === 'assisting' ? [] : [unit.id]));
    const reporters: UnitAsOf[] = [];
    for (const unitId of new Set(named)) {
      const unit = await this.directory.unit(tenant, unitId);
      if (unit === null || unit.closedOn !== null) continue;
      const { id, name, division } = unit;
      const [place] = first === 'unit' ? [] : await this.directory.path(division.id);
      if (first !== 'unit' && place?.level !== LEVELS[first]) continue;
      reporters.push({ id, name, division: { id: division.id, name: division.name } });
    }
    return reporters;
  }

  private async askOf(
    { tenant, plan, rules }: ReportedOn,
    unit: UnitAsOf,
    period: Period,
    { eventId, at }: AskingCause,
  ): Promise<void> {
    const { planId } = plan;
    const reportId = reportIdOf(tenant, planId, unit.id, period.key);
    const type = 'AskReport' as const;
    const envelope = await this.rules.envelope(
      rules,
      REPORTS_CLAUSE,
      { tenant, sourceEventId: eventId },
      {
        commandId: derivedId(eventId, 'askReport', `${unit.id} ${period.key}`),
        fingerprint: commandFingerprint(type, reportStream(reportId), { planId, period: period.key }),
      },
    );
    const data = { reportId, planId, unit, rules, period, calendar: this.calendars.current() };
    await this.runner.execute(reportAggregate, reportId, { type, data, now: at, today: localDateAt(at) }, envelope, {
      founding: true,
    });
  }
}

function isInForce(plan: PlanState): plan is IssuedFacts & { readonly status: 'issuing' | 'issued' } {
  return plan.status === 'issuing' || plan.status === 'issued';
}
