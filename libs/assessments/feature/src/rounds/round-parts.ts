import type { OpenedRound, RoundEvent, RoundOpened } from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import type { RoundDefinition } from '@gongjian/plans-contracts';
import { DeciderRunner, type Position } from '@gongjian/shared-event-sourcing';
import { addDays, nextPeriod, periodOf, type Every } from '@gongjian/shared-kernel';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { roundAggregate } from './aggregates.js';
import { roundOfPlan, roundStream } from './ids.js';
import { RoundScores, type SheetCount } from './round-scores.js';

type Placed = Pick<RoundOpened, 'roundId' | 'programme' | 'version' | 'roundCode' | 'form' | 'plan' | 'period'>;

/** What a round is graded from: its own sheets, or the rounds it sums up. */
@Injectable()
export class RoundParts {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly scores: RoundScores,
    private readonly events: RecordedEvents,
  ) {}

  /** Of a summary: its rounds, and those of them that are not concluded. */
  async count(tenant: string, round: Placed): Promise<SheetCount> {
    if (round.form !== 'summary') return this.scores.count(tenant, round.roundId);
    const all = await this.summed(tenant, round);
    const concluded = await this.concluded(tenant, all);
    return { sheets: all.length, unfinished: all.length - concluded.length };
  }

  /** The rounds whose sheets are graded, the first period first: of a summary those concluded before it was closed. */
  async roundsOf(tenant: string, round: Placed): Promise<readonly string[]> {
    if (round.form !== 'summary') return [round.roundId];
    const concluded = await this.concluded(tenant, await this.summed(tenant, round));
    const closed = await this.lastOf(round.roundId, 'RoundClosed');
    if (closed === null) return concluded;
    const at = await Promise.all(concluded.map((roundId) => this.lastOf(roundId, 'RoundConcluded')));
    return concluded.filter((_id, index) => (at[index] ?? closed) < closed);
  }

  /** The rounds that sum up this one. */
  async summariesOf(tenant: string, round: Placed): Promise<readonly OpenedRound[]> {
    const { plan, period } = round;
    const { definition } = await this.definitions.require(tenant, round.programme, round.version);
    if (plan === null) return [];
    const found: OpenedRound[] = [];
    for (const { code, opens, summarises } of definition.rounds ?? []) {
      if (summarises?.round !== round.roundCode || opens.on !== 'plan') continue;
      const { every } = opens;
      const keys = every === 'once' ? ['once'] : [period.from, period.to].map((on) => periodOf(every, on).key);
      for (const key of new Set(keys)) {
        const summary = await this.runner.load(roundAggregate, roundOfPlan(tenant, plan.id, code, key), tenant);
        if (summary === null || summary.state.status === 'none') continue;
        const parts = await this.roundsOf(tenant, summary.state.opened);
        if (parts.includes(round.roundId)) found.push(summary.state);
      }
    }
    return found;
  }

  /** The round of the period before with the same plan. */
  async previous(
    tenant: string,
    round: Placed,
  ): Promise<{ readonly roundId: string; readonly periodKey: string } | null> {
    const definition = await this.definitionOf(tenant, round, round.roundCode);
    if (round.plan === null || definition?.opens.on !== 'plan' || definition.opens.every === 'once') return null;
    const before = periodOf(definition.opens.every, addDays(round.period.from, -1));
    if (before.to < round.plan.from) return null;
    const roundId = roundOfPlan(tenant, round.plan.id, round.roundCode, before.key);
    const [concluded] = await this.concluded(tenant, [roundId]);
    return concluded === undefined ? null : { roundId, periodKey: before.key };
  }

  private async lastOf(roundId: string, type: RoundEvent['type']): Promise<Position | null> {
    const events = await this.events.of(roundStream(roundId));
    return events.findLast((event) => event.type === type)?.position ?? null;
  }

  private async summed(tenant: string, round: Placed): Promise<readonly string[]> {
    const { plan, period } = round;
    const own = await this.definitionOf(tenant, round, round.roundCode);
    const part = own?.summarises && (await this.definitionOf(tenant, round, own.summarises.round));
    if (plan === null || part?.opens.on !== 'plan') return [];
    const { every } = part.opens;
    const keys = every === 'once' ? ['once'] : keysIn(every, period);
    return keys.map((key) => roundOfPlan(tenant, plan.id, part.code, key));
  }

  private async concluded(tenant: string, roundIds: readonly string[]): Promise<readonly string[]> {
    const rounds = await Promise.all(roundIds.map((id) => this.runner.load(roundAggregate, id, tenant)));
    return roundIds.filter((_id, index) => rounds[index]?.state.status === 'concluded');
  }

  private async definitionOf(
    tenant: string,
    { programme, version }: Placed,
    code: string,
  ): Promise<RoundDefinition | undefined> {
    const { definition } = await this.definitions.require(tenant, programme, version);
    return definition.rounds?.find((each) => each.code === code);
  }
}

/** Of the periods that end within the one given. */
function keysIn(every: Every, { from, to }: Placed['period']): readonly string[] {
  const keys: string[] = [];
  for (let period = periodOf(every, from); period.from <= to; period = nextPeriod(period)) keys.push(period.key);
  return keys;
}
