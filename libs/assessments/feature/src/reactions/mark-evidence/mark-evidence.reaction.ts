import {
  assessmentRulesOf,
  evidenceToMark,
  gateCatalogue,
  gateDecider,
  isDetached,
  sheetCatalogue,
  sheetsMarked,
  type EvidenceNoted,
  type GateEvent,
  type GateState,
  type OpenedSheet,
  type SheetEvent,
} from '@gongjian/assessments-domain';
import { DeciderRunner, decodeEvent } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { gateIdOf } from '../../applications/application-ids.js';
import { gateAggregate } from '../../facts/aggregates.js';
import { roundAggregate, sheetAggregate } from '../../rounds/aggregates.js';
import { following, momentOf } from '../../rounds/following.js';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';

type Of<Type extends GateEvent['type']> = Fact<Extract<GateEvent, { readonly type: Type }>>;

/**
 * Evidence and sheets meet at the gate, whichever came first: what a source shows is marked in the sheets that ask it,
 * and what it shows no longer is reopened in each of them, whether its round is over or not. Where it makes something
 * else of a score, it makes another one. Once the round is over, a sheet takes what else came since when it is opened
 * again.
 */
@Injectable()
export class MarkEvidence extends Reaction<GateEvent | SheetEvent> {
  readonly context = 'assessments';
  readonly name = 'mark_evidence';
  readonly catalogues = [gateCatalogue, sheetCatalogue];
  readonly when = {
    SheetAttached: async (fact: Of<'SheetAttached'>): Promise<void> => {
      const { sheetId } = fact.event.data;
      const gate = await this.gateAt(fact, fact.revision);
      for (const { indicator, source } of evidenceToMark(gate))
        await this.mark(fact, sheetId, indicator, source, false);
    },
    EvidenceNoted: async (fact: Of<'EvidenceNoted'>): Promise<void> => {
      const { data: source } = fact.event;
      const gate = await this.gateAt(fact, fact.revision);
      for (const sheetId of sheetsMarked(gate)) {
        const over = isDetached(gate, sheetId);
        for (const indicator of source.indicators) await this.mark(fact, sheetId, indicator, source, over);
      }
    },
    SheetReopened: async (fact: Fact<Extract<SheetEvent, { readonly type: 'SheetReopened' }>>): Promise<void> => {
      const { tenant } = fact.metadata;
      const { sheetId } = fact.event.data;
      const sheet = (await this.runner.load(sheetAggregate, sheetId, tenant))?.state;
      if (sheet?.status !== 'reopened') return;
      const { subject, programme } = sheet.opened;
      const gate = (await this.runner.load(gateAggregate, gateIdOf(tenant, subject.id, programme), tenant))?.state;
      if (gate === undefined || !isDetached(gate, sheetId)) return;
      for (const { indicator, source } of evidenceToMark(gate)) await this.mark(fact, sheetId, indicator, source, true);
    },
    EvidenceReopened: async (fact: Of<'EvidenceReopened'>): Promise<void> => {
      const before = await this.gateAt(fact, fact.revision - 1n);
      const source = before.evidence[fact.event.data.sourceId];
      for (const sheetId of sheetsMarked(before)) {
        for (const indicator of source?.indicators ?? []) await this.reopen(fact, sheetId, indicator);
      }
    },
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly events: RecordedEvents,
    private readonly rules: SheetRules,
  ) {
    super();
  }

  /** As it was then: what came since has facts of its own. */
  private async gateAt({ stream }: Fact, revision: bigint): Promise<GateState> {
    const recorded = (await this.events.of(stream)).filter((event) => event.revision <= revision);
    const events = recorded.map((event) => decodeEvent<GateEvent>(gateCatalogue, event).event);
    return events.reduce<GateState>(gateDecider.evolve, gateDecider.initialState);
  }

  private async mark(
    fact: Fact<GateEvent | SheetEvent>,
    sheetId: string,
    indicator: string,
    { sourceId, evidence, submitterIds }: EvidenceNoted,
    over: boolean,
  ): Promise<void> {
    const { tenant } = fact.metadata;
    const sheet = (await this.runner.load(sheetAggregate, sheetId, tenant))?.state;
    if (sheet === undefined || sheet.status === 'none') return;
    const scoring = await this.rules.scoring(tenant, sheet);
    const { standard, round } = scoring.scoring;
    const asked = assessmentRulesOf(sheet.opened.rules).askedIndicators(standard, round);
    if (asked.every(({ code }) => code !== indicator)) return;
    if ((over || sheet.status === 'scored') && (await this.isCancelled(tenant, sheet))) return;
    const by = submitterIds === undefined ? {} : { submitterIds };
    const data = { sheetId, indicator, sourceId, evidence, ...by, over, ...scoring };
    const envelope = following(fact, {
      name: 'markEvidenced',
      item: `${sheetId} ${sourceId} ${indicator}`,
      type: 'MarkEvidenced',
      target: sheetStream(sheetId),
      body: { indicator, sourceId },
    });
    const command = { type: 'MarkEvidenced', data, ...momentOf(fact) } as const;
    await this.runner.execute(sheetAggregate, sheetId, command, envelope, { mustExist: true });
  }

  private async isCancelled(tenant: string, { opened }: OpenedSheet): Promise<boolean> {
    return (await this.runner.load(roundAggregate, opened.roundId, tenant))?.state.status === 'cancelled';
  }

  private async reopen(fact: Of<'EvidenceReopened'>, sheetId: string, indicator: string): Promise<void> {
    const { sourceId, cause } = fact.event.data;
    const data = { sheetId, indicator, sourceId, cause };
    const envelope = following(fact, {
      name: 'reopenEvidence',
      item: `${sheetId} ${indicator}`,
      type: 'ReopenEvidence',
      target: sheetStream(sheetId),
      body: { indicator, sourceId },
    });
    const command = { type: 'ReopenEvidence', data, ...momentOf(fact) } as const;
    await this.runner.execute(sheetAggregate, sheetId, command, envelope, { mustExist: true });
  }
}
