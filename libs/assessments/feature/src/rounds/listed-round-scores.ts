import type { ResultRow, SheetResultRow, SheetRow } from '@gongjian/assessments-domain';
import { EventStore, type Position } from '@gongjian/shared-event-sourcing';
import { ReadModels, type AnyProjection, type ProjectionDefinition } from '@gongjian/shared-projections';
import type { DomainEvent } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { resultProjection, sheetProjection, sheetResultProjection } from './projections.js';
import { RoundScores, type PreviousStanding, type SheetCount } from './round-scores.js';

const PAGE = 1_000;
/** Of whole sheets, which are a hundred times as large. */
const WHOLE = 50;
const SHEETS: AnyProjection = sheetResultProjection;
const WHOLE_SHEETS: AnyProjection = sheetProjection;
const RESULTS: AnyProjection = resultProjection;

interface Listed {
  readonly id: string;
  readonly position: Position;
  readonly view: string;
}

interface Asked {
  readonly tenant: string;
  readonly roundId: string;
  readonly limit: number;
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
    yield* this.rows(sheetResultProjection, { tenant, roundId, limit: PAGE }, at);
  }

  override async *sheets(tenant: string, roundId: string, at: Position): AsyncGenerator<readonly SheetRow[]> {
    await this.reach(WHOLE_SHEETS, at);
    yield* this.rows(sheetProjection, { tenant, roundId, limit: WHOLE }, at);
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
    return this.results(tenant, roundId, standing);
  }

  override async concluded(tenant: string, roundId: string): Promise<ReadonlyMap<string, PreviousStanding>> {
    return this.results(tenant, roundId, (row) =>
      standing(row.reexaminations.find(({ from }) => from !== null)?.from ?? row),
    );
  }

  private async results(
    tenant: string,
    roundId: string,
    of: (row: ResultRow) => PreviousStanding,
  ): Promise<ReadonlyMap<string, PreviousStanding>> {
    await this.reachHead(RESULTS);
    const standings = new Map<string, PreviousStanding>();
    for await (const page of this.listed(RESULTS, { tenant, roundId, limit: PAGE })) {
      for (const { view } of page) {
        const row = JSON.parse(view) as ResultRow;
        standings.set(row.subject.id, of(row));
      }
    }
    return standings;
  }

  /** Page by page; a sheet that was changed since is read as of that position. */
  private async *rows<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    asked: Asked,
    at: Position | null,
  ): AsyncGenerator<readonly Row[]> {
    for await (const page of this.listed(definition, asked)) {
      const rows = await Promise.all(
        page.map(async ({ id, position, view }) => {
          if (at === null || position <= at) return JSON.parse(view) as Row;
          const token = await this.models.token(at);
          return (await this.models.asOf(definition, asked.tenant, id, { position: token }))?.row ?? null;
        }),
      );
      yield rows.filter((row) => row !== null);
    }
  }

  private async *listed(
    definition: AnyProjection,
    { tenant, roundId, limit }: Asked,
  ): AsyncGenerator<readonly Listed[]> {
    for (let after: string | null = null; ;) {
      const found: readonly Listed[] = await this.models.read(tenant, (query) => {
        const builder = query
          .from(definition, 'r')
          .select('r.id', 'id')
          .addSelect('r.position', 'position')
          .addSelect('r.view', 'view')
          .where('r.round_id = CAST(:roundId AS uuid)', { roundId })
          .orderBy('r.id')
          .limit(limit);
        if (after !== null) builder.andWhere('r.id > CAST(:after AS uuid)', { after });
        return builder.getRawMany<Listed>();
      });
      if (found.length > 0) yield found;
      const last = found.at(-1);
      if (last === undefined || found.length < limit) return;
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

function standing({ grade, total, rank }: PreviousStanding): PreviousStanding {
  return { grade, total, rank };
}
