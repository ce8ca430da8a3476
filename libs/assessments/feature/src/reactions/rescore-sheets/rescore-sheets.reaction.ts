import {
  docketCatalogue,
  docketDecider,
  docketSeen,
  gateCatalogue,
  isScored,
  knownFacts,
  sheetCatalogue,
  sheetsMarked,
  type DocketEvent,
  type GateEvent,
  type KnownFact,
  type OpenedSheet,
  type SheetCommand,
  type SheetEvent,
} from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { gateIdOf } from '../../applications/application-ids.js';
import { gateAggregate } from '../../facts/aggregates.js';
import { docketIdOf, Dockets, docketStream } from '../../facts/dockets.js';
import { roundAggregate, sheetAggregate } from '../../rounds/aggregates.js';
import { following, momentOf } from '../../rounds/following.js';
import { sheetStream } from '../../rounds/ids.js';
import { SheetRules } from '../../sheets/sheet-rules.js';

type Told = readonly Fact<DocketEvent>[];

/**
 * A sheet is scored on what was known of its subject. Each fact that comes, changes or is withdrawn afterwards and makes
 * something else of it reopens it, and it is scored once more on the same values. The fact, the score and the sheet at
 * the gate each set off the same check, whichever came last; each fact is one command, as of when it was noted.
 */
@Injectable()
export class RescoreSheets extends Reaction<DocketEvent | SheetEvent | GateEvent> {
  readonly context = 'assessments';
  readonly name = 'rescore_sheets';
  readonly catalogues = [docketCatalogue, sheetCatalogue, gateCatalogue];
  readonly when = {
    FactNoted: (fact: Fact<DocketEvent>): Promise<void> => this.changed(fact),
    FactChanged: (fact: Fact<DocketEvent>): Promise<void> => this.changed(fact),
    FactWithdrawn: (fact: Fact<DocketEvent>): Promise<void> => this.changed(fact),
    SheetScored: (fact: Fact<Extract<SheetEvent, { readonly type: 'SheetScored' }>>): Promise<void> =>
      this.catchUp(fact.metadata.tenant, fact.event.data.sheetId),
    SheetAttached: (fact: Fact<Extract<GateEvent, { readonly type: 'SheetAttached' }>>): Promise<void> =>
      this.catchUp(fact.metadata.tenant, fact.event.data.sheetId),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
    private readonly dockets: Dockets,
    private readonly rules: SheetRules,
  ) {
    super();
  }

  private async changed(fact: Fact<DocketEvent>): Promise<void> {
    if (!bears(fact)) return;
    const { tenant } = fact.metadata;
    const { subjectId } = fact.event.data;
    let told: Told | null = null;
    for (const { programme } of await this.definitions.all(tenant)) {
      const gate = await this.runner.load(gateAggregate, gateIdOf(tenant, subjectId, programme), tenant);
      for (const sheetId of gate === null ? [] : sheetsMarked(gate.state)) {
        const sheet = await this.sheet(tenant, sheetId);
        if (sheet === null || fact.revision <= seenBy(sheet)) continue;
        told ??= await this.dockets.changes(tenant, subjectId);
        await this.follow(fact, told, sheet);
      }
    }
  }

  private async catchUp(tenant: string, sheetId: string): Promise<void> {
    const sheet = await this.sheet(tenant, sheetId);
    if (sheet === null) return;
    const known = await this.dockets.read(tenant, sheet.opened.subject.id);
    if (known === null || BigInt(known.revision) <= seenBy(sheet)) return;
    const told = await this.dockets.changes(tenant, sheet.opened.subject.id);
    for (const fact of told) if (bears(fact) && fact.revision > seenBy(sheet)) await this.follow(fact, told, sheet);
  }

  /** `null` where no score stands, and in a round that was cancelled. */
  private async sheet(tenant: string, sheetId: string): Promise<OpenedSheet | null> {
    const sheet = (await this.runner.load(sheetAggregate, sheetId, tenant))?.state;
    if (sheet === undefined || sheet.status !== 'scored') return null;
    const round = (await this.runner.load(roundAggregate, sheet.opened.roundId, tenant))?.state;
    return round?.status === 'cancelled' ? null : sheet;
  }

  private async follow(fact: Fact<DocketEvent>, told: Told, { opened }: OpenedSheet): Promise<void> {
    const { tenant } = fact.metadata;
    const { factId, subjectId } = fact.event.data;
    const { sheetId } = opened;
    const stream = docketStream(docketIdOf(tenant, subjectId));
    const docket = { stream, revision: String(fact.revision), facts: factsAt(told, fact.revision) };
    await this.runner.execute(
      sheetAggregate,
      sheetId,
      async ({ state }): Promise<SheetCommand> => {
        const sheet = state as OpenedSheet;
        const before = factsAt(told, seenBy(sheet));
        const data = { sheetId, scoring: await this.rules.rules(tenant, sheet), docket, factId, before };
        return { type: 'FollowDocket', data, ...momentOf(fact) };
      },
      following(fact, {
        name: 'followDocket',
        item: sheetId,
        type: 'FollowDocket',
        target: sheetStream(sheetId),
        body: { factId },
      }),
      { mustExist: true },
    );
  }
}

function seenBy({ scored }: OpenedSheet): bigint {
  return scored === null ? -1n : docketSeen(scored);
}

/** Scores are made from facts of its kind. */
function bears({ event }: Fact<DocketEvent>): boolean {
  return event.type === 'FactWithdrawn' || isScored(event.data.fact);
}

function factsAt(told: Told, revision: bigint): readonly KnownFact[] {
  const events = told.filter((each) => each.revision <= revision).map(({ event }) => event);
  return knownFacts(events.reduce(docketDecider.evolve, docketDecider.initialState));
}
