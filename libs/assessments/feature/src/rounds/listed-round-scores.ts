import type { ResultRow, SheetResultRow } from '@gongjian/assessments-domain';
import { EventStore, type Position } from '@gongjian/shared-event-sourcing';
import { ReadModels, type AnyProjection } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { resultProjection, sheetResultProjection } from './projections.js';
import { RoundScores, type PreviousStanding, type SheetCount } from './round-scores.js';

const PAGE = 1_000;
const SHEETS: AnyProjection = sheetResultProjection;
const RESULTS: AnyProjection = resultProjection;

interface Listed {
  readonly id: string;
  readonly position: Position;
  readonly view: string;
}

/** From the read models of this context. */
@Injectable()
export class ListedRoundScores extends RoundScores {
  constructor(
    private readonly models: ReadModels,
    private readonly store: EventStore,
  ) {
    super();
  }

  override async count(tenant: string, roundId: string): Promise<SheetCount> {
    await this.reachHead(SHEETS);
    const found = await this.models.read(tenant, (query) =>
      query
        .from(SHEETS, 'r')
        .select('count(*)', 'sheets')
        .addSelect('count(*) FILTER (WHERE NOT r.scored)', 'unfinished')
        .where('r.round_id = CAST(:roundId AS uuid)', { roundId })
        .getRawOne<{ readonly sheets: string; readonly unfinished: string }>(),
    );
    return { sheets: Number(found?.sheets ?? 0), unfinished: Number(found?.unfinished ?? 0) };
  }

  override async *pages(
    tenant: string,
    roundId: string,
    at: Position | null,
  ): AsyncGenerator<readonly SheetResultRow[]> {
    await (at === null ? this.reachHead(SHEETS) : this.reach(SHEETS, at));
    for await (const page of this.listed(SHEETS, tenant, roundId)) {
      const rows = await Promise.all(
        page.map(async ({ id, position, view }) =>
          at === null || position <= at ? (JSON.parse(view) as SheetResultRow) : this.asOf(tenant, id, at),
        ),
      );
      yield rows.filter((row) => row !== null);
    }
  }

  override async touchedSince(tenant: string, roundId: string, at: Position): Promise<readonly string[]> {
    await this.reachHead(SHEETS);
    const found = await this.models.read(tenant, (query) =>
      query
        .from(SHEETS, 'r')
        .select('r.id', 'id')
        .where('r.round_id = CAST(:roundId AS uuid)', { roundId })
        .andWhere('r.position > :at', { at })
        .orderBy('r.id')
        .getRawMany<{ readonly id: string }>(),
    );
    return found.map(({ id }) => id);
  }

  override async standings(tenant: string, roundId: string): Promise<ReadonlyMap<string, PreviousStanding>> {
    await this.reachHead(RESULTS);
    const standings = new Map<string, PreviousStanding>();
    for await (const page of this.listed(RESULTS, tenant, roundId)) {
      for (const { view } of page) {
        const { subject, grade, total, rank } = JSON.parse(view) as ResultRow;
        standings.set(subject.id, { grade, total, rank });
      }
    }
    return standings;
  }

  private async asOf(tenant: string, id: string, at: Position): Promise<SheetResultRow | null> {
    const position = await this.models.token(at);
    return (await this.models.asOf(sheetResultProjection, tenant, id, { position }))?.row ?? null;
  }

  private async *listed(definition: AnyProjection, tenant: string, roundId: string): AsyncGenerator<readonly Listed[]> {
    for (let after: string | null = null; ;) {
      const found: readonly Listed[] = await this.models.read(tenant, (query) => {
        const builder = query
          .from(definition, 'r')
          .select('r.id', 'id')
          .addSelect('r.position', 'position')
          .addSelect('r.view', 'view')
          .where('r.round_id = CAST(:roundId AS uuid)', { roundId })
          .orderBy('r.id')
          .limit(PAGE);
        if (after !== null) builder.andWhere('r.id > CAST(:after AS uuid)', { after });
        return builder.getRawMany<Listed>();
      });
      if (found.length > 0) yield found;
      const last = found.at(-1);
      if (last === undefined || found.length < PAGE) return;
      after = last.id;
    }
  }

  private async reachHead(definition: AnyProjection): Promise<void> {
    const { last } = await this.store.head();
    if (last !== null) await this.reach(definition, last.position);
  }

  private async reach(definition: AnyProjection, position: Position): Promise<void> {
    await this.models.waitFor(definition, await this.models.token(position));
  }
}
