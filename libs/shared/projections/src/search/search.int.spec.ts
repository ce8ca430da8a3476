import { InMemoryEventStore, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Findable, View } from '@gongjian/shared-kernel';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ListFilter } from '../list-query.js';
import { migrate, migrationsOf } from '../migrations.js';
import { elementTableOf, projectionReaderId, tableOf, type AnyProjection } from '../projection-definition.js';
import { fingerprintOf } from '../projection-fingerprint.js';
import { ReadModels, readModelSource } from '../read-models.js';
import { rebuiltEqualsLive, rolePools, type RolePools } from '../testing/index.js';
import { fold } from './fold.js';
import { gramsOf, searchText } from './grams.js';
import { searchProjection } from './search-projection.js';
import type { SearchResult } from './search.js';

jest.setTimeout(120_000);

type PosterEvent =
  | DomainEvent<'PosterPut', { readonly title: string; readonly number: string; readonly divisionId: string }>
  | DomainEvent<'PosterNamed', { readonly title: string }>
  | DomainEvent<'PosterMoved', { readonly divisionId: string }>;

const catalogue: EventCatalogue = {
  category: 'poster',
  types: { PosterPut: { upcasters: [] }, PosterNamed: { upcasters: [] }, PosterMoved: { upcasters: [] } },
};

const view: View<Findable, PosterEvent> = (row, { stream, event, metadata }) => {
  switch (event.type) {
    case 'PosterPut': {
      const { title, number, divisionId } = event.data;
      const texts = [{ kind: 'number', text: number }] as const;
      const id = stream.slice('poster-'.length);
      return { id, title, subtitle: null, texts, divisionId, unitIds: [], leadsTo: {}, since: metadata.recordedAt };
    }
    case 'PosterNamed':
      return row && { ...row, title: event.data.title };
    case 'PosterMoved':
      return row && { ...row, divisionId: event.data.divisionId };
  }
};

const posters = searchProjection({ context: 'samples', name: 'poster', version: 1, catalogue, view });
const table = tableOf(posters).qualified;
const TENANT = randomUUID();
const [EAST, WEST] = [randomUUID(), randomUUID()] as const;
const UNIT = randomUUID();

describe('a search', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let admin: pg.Client;
  let models: ReadModels;
  let close: () => Promise<void>;
  let minutes = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    const projections = [posters] as readonly AnyProjection[];
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections }]));
    pools = rolePools(database.connection);
    admin = new pg.Client(database.connection);
    await admin.connect();
    const source = await readModelSource(pools.service, projections).initialize();
    models = new ReadModels(source, pools.service, new InMemoryEventStore(randomUUID()), null);
    await admin.query('INSERT INTO samples_ops.checkpoints (reader, built) VALUES ($1, true)', [
      projectionReaderId(posters as AnyProjection),
    ]);
    close = async () => {
      await source.destroy();
      await pools.end();
      await admin.end();
      await database.drop();
    };
  });

  afterAll(() => close());

  beforeEach(async () => {
    await admin.query(`DELETE FROM ${table}`);
    minutes = 0;
  });

  interface Put {
    readonly divisionId?: string;
    readonly unitIds?: readonly string[];
    readonly tenant?: string;
    readonly times?: number;
  }

  /** Newer than all before; many rows of one title are a minute apart. */
  async function put(
    titles: readonly string[],
    { divisionId = EAST, unitIds = [], tenant = TENANT, times = 1 }: Put = {},
  ): Promise<void> {
    const text = searchText(titles.map((title) => fold(title).text));
    const [title = ''] = titles;
    const viewed = { title, texts: titles.slice(1).map((each) => ({ kind: 'number', text: each })) };
    await admin.query(
      `INSERT INTO ${table} (tenant, id, revision, position, view, text, grams, division_id, unit_ids, since)
       SELECT $1::uuid, id, 0, '', ($2::jsonb || jsonb_build_object('id', id, 'since', to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::text,
              $3, $4::text[], $5::uuid, $6::uuid[], since
         FROM (SELECT gen_random_uuid() AS id, timestamptz '2026-01-01 00:00Z' + ($7 + n) * interval '1 minute' AS since
                 FROM generate_series(1, $8) AS n) AS rows`,
      [tenant, JSON.stringify(viewed), text, gramsOf(text), divisionId, unitIds, minutes, times],
    );
    minutes += times;
  }

  function search(
    q: string,
    anyOf: readonly ListFilter[] = [],
    limit = 5,
    ms = 10_000,
  ): Promise<SearchResult<Findable>> {
    return models.search(posters, TENANT, { folded: fold(q).text, anyOf, limit, until: performance.now() + ms });
  }

  async function titles(q: string, anyOf?: readonly ListFilter[], limit?: number): Promise<readonly string[]> {
    return (await search(q, anyOf, limit)).rows.map(({ row }) => row.title);
  }

  it('finds any part of a text, however it is written', async () => {
    await put(['清河縣無疫小區創建工作方案', '清创〔2026〕15号']);
    await put(['文明城市', '清创〔2026〕151号']);
    for (const part of ['小区', '無疫小', '创建工作方案', '方', '清創[2026]15号', '２０２６', '15号'])
      expect(await titles(part)).toContain('清河縣無疫小區創建工作方案');
    expect(await titles('〕15号')).toEqual(['清河縣無疫小區創建工作方案']);
    expect(await titles('小创')).toEqual([]);
    expect(await titles('%')).toEqual([]);
    expect(await titles('_')).toEqual([]);
  });

  it('does not find what stands half in one text and half in another', async () => {
    await put(['创建方案', '清创1号']);
    expect(await titles('方案清创')).toEqual([]);
  });

  it('answers a text that is it first, then those that begin so, then others, of each the newest first', async () => {
    await put(['创建']);
    await put(['创建方案']);
    await put(['社区创建']);
    await put(['创建通知']);
    await put(['乡村创建']);
    expect(await titles('创建')).toEqual(['创建', '创建通知', '创建方案', '乡村创建', '社区创建']);
    expect(await titles('创建', [], 2)).toEqual(['创建', '创建通知']);
  });

  it('keeps that order among more rows than it goes through, and tells that there are more', async () => {
    await put(['创建']);
    await put(['创建方案']);
    await put(['社区创建'], { times: 3_000 });
    const { rows, more, outOfTime } = await search('创建', [], 3);
    expect(outOfTime).toBe(false);
    expect(rows.map(({ row, matched }) => [row.title, matched])).toEqual([
      ['创建', 'whole'],
      ['创建方案', 'beginning'],
      ['社区创建', 'part'],
    ]);
    expect(more).toBe(true);
  });

  it('fills the page although most that hold the text may not be seen', async () => {
    await put(['创建一'], { divisionId: WEST });
    await put(['创建二'], { unitIds: [UNIT] });
    await put(['创建三'], { divisionId: WEST });
    await put(['社区创建'], { times: 25_000 });
    const mine = [{ division_id: { in: [WEST] } }, { unit_ids: { overlaps: [UNIT] } }];
    const { rows, more } = await search('创建', mine, 3);
    expect(rows.map(({ row }) => row.title)).toEqual(['创建三', '创建二', '创建一']);
    expect(more).toBe(false);
    expect(await titles('创', mine, 3)).toEqual(['创建三', '创建二', '创建一']);
    expect(await titles('创建', [{ division_id: { in: [randomUUID()] } }])).toEqual([]);
    expect(await titles('创建', [{ since: { before: '2026-01-01T00:01:30Z' } }])).toEqual(['创建一']);
  });

  it('finds what many rows nearly are', async () => {
    await put(['甲乙丙']);
    await put(['甲乙和乙丙'], { times: 3_000 });
    expect(await titles('甲乙丙')).toEqual(['甲乙丙']);
  });

  it('shows nothing of another tenant', async () => {
    await put(['创建'], { tenant: randomUUID() });
    expect(await titles('创建')).toEqual([]);
  });

  it('of one character goes through a bounded number of rows', async () => {
    await put(['社'], { times: 1 });
    await put(['社区'], { times: 2_000 });
    await put(['乡社'], { times: 2_000 });
    const { rows, more } = await search('社', [], 2);
    expect(rows.map(({ row }) => row.title)).toEqual(['社', '社区']);
    expect(more).toBe(true);
    await put(['鑫']);
    await put(['金鑫']);
    expect(await titles('鑫')).toEqual(['鑫', '金鑫']);
  });

  it('without time left answers what was found, and that there may be more', async () => {
    await put(['创建']);
    expect(await search('创建', [], 5, 0)).toEqual({ rows: [], more: true, outOfTime: true });
  });

  it('refuses to search nothing, or for too many', async () => {
    await expect(search(' ')).rejects.toThrow('nothing is searched');
    await expect(search('创建', [], 51)).rejects.toThrow('limit is 1 to 50');
  });

  it('follows what is renamed and moved, and is the same rebuilt and live', async () => {
    const put_ = (title: string): PosterEvent => ({
      type: 'PosterPut',
      data: { title, number: '清创〔2026〕1号', divisionId: EAST },
    });
    const events: readonly PosterEvent[] = [
      put_('社区创建'),
      { type: 'PosterNamed', data: { title: '乡村创建' } },
      { type: 'PosterMoved', data: { divisionId: WEST } },
    ];
    const streams = Array.from({ length: 6 }, () => ({ tenant: TENANT, id: randomUUID(), events }));
    const { rows } = await rebuiltEqualsLive(posters, { connection: database.connection, streams, seed: 7 });
    expect(rows).toBe(6);
    const live = { ...posters, version: 1_000_001 } as unknown as AnyProjection;
    const kept = await admin.query<{ element: string; division_id: string; count: string }>(
      `SELECT element, division_id, count(*) FROM ${elementTableOf(live, 'grams').qualified} GROUP BY 1, 2`,
    );
    expect(new Set(kept.rows.map(({ division_id: divisionId }) => divisionId))).toEqual(new Set([WEST]));
    expect(kept.rows.map(({ element }) => element).sort()).toEqual(
      [...gramsOf(searchText(['乡村创建', '清创(2026)1号']))].sort(),
    );
  });
});

describe('the rule texts are indexed by', () => {
  it('is part of what the table was made from', () => {
    const columns = posters.columns.map((column) =>
      column.rule === undefined ? column : { ...column, rule: `${column.rule}+` },
    );
    const definition = posters as unknown as AnyProjection;
    expect(fingerprintOf({ ...posters, columns })).not.toBe(fingerprintOf(definition));
  });
});
