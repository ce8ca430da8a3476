import { InMemoryEventStore, PersonalValue, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Findable, Sealed, View } from '@gongjian/shared-kernel';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ListFilter } from '../list-query.js';
import { migrate, migrationsOf } from '../migrations.js';
import {
  elementIndexOf,
  elementTableOf,
  projectionReaderId,
  tableOf,
  type AnyProjection,
} from '../projection-definition.js';
import { ReadModels, readModelSource } from '../read-models.js';
import { rebuiltEqualsLive, rolePools, type RolePools } from '../testing/index.js';
import { fold } from './fold.js';
import { forgetNames } from './forget-names.js';
import { gramsOf, searchText } from './grams.js';
import { fileNames, searchProjection, type NamedFile } from './search-projection.js';

jest.setTimeout(120_000);

type PaperEvent =
  DomainEvent<'PaperStored', { readonly name: Sealed | null }> | DomainEvent<'PaperDestroyed', Record<string, never>>;
type FolderEvent = DomainEvent<'FolderMade', Record<string, never>>;

const papersOf: EventCatalogue = {
  category: 'paper',
  types: { PaperStored: { upcasters: [] }, PaperDestroyed: { upcasters: [] } },
};
const paperView: View<NamedFile, PaperEvent> = (row, { stream, event, metadata }) =>
  event.type === 'PaperStored'
    ? { id: stream.slice('paper-'.length), name: event.data.name, since: metadata.recordedAt }
    : row && { ...row, name: null };
const papers = fileNames({ context: 'samples', name: 'paper', version: 1, catalogue: papersOf, view: paperView });

const foldersOf: EventCatalogue = { category: 'folder', types: { FolderMade: { upcasters: [] } } };
const folderView: View<Findable, FolderEvent> = (row) => row;
const folders = searchProjection({
  context: 'samples',
  name: 'folder',
  version: 1,
  catalogue: foldersOf,
  view: folderView,
  holdsFiles: true,
});
const cabinets = { ...folders, name: 'cabinet' };

const projections = [papers, folders, cabinets] as unknown as readonly AnyProjection[];
const TENANT = randomUUID();
const [EAST, WEST] = [randomUUID(), randomUUID()] as const;
const UNIT = randomUUID();

describe('a search for names of files', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let admin: pg.Client;
  let models: ReadModels;
  let close: () => Promise<void>;
  let minutes = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections }]));
    pools = rolePools(database.connection);
    admin = new pg.Client(database.connection);
    await admin.connect();
    const source = await readModelSource(pools.service, projections).initialize();
    models = new ReadModels(source, pools.service, new InMemoryEventStore(randomUUID()), null);
    for (const each of projections) {
      await admin.query('INSERT INTO samples_ops.checkpoints (reader, built) VALUES ($1, true)', [
        projectionReaderId(each),
      ]);
    }
    close = async () => {
      await source.destroy();
      await pools.end();
      await admin.end();
      await database.drop();
    };
  });

  afterAll(() => close());

  beforeEach(async () => {
    const tables = projections.flatMap((each) => [
      tableOf(each).qualified,
      ...(each.elementIndexes ?? []).map((index) => elementTableOf(each, elementIndexOf(index).column).qualified),
    ]);
    await admin.query(`TRUNCATE ${tables.join(', ')}`);
    minutes = 0;
  });

  /** Newer than all before; many are a minute apart. */
  async function stored(name: string, times = 1): Promise<readonly string[]> {
    const text = searchText([fold(name).text]);
    const { rows } = await admin.query<{ id: string }>(
      `INSERT INTO ${tableOf(papers).qualified} (tenant, id, revision, position, view, text, grams, since)
       SELECT $1::uuid, id, 0, '', jsonb_build_object('id', id, 'name', $2::text, 'since', since)::text, $3, $4::text[], since
         FROM (SELECT gen_random_uuid() AS id, timestamptz '2026-01-01 00:00Z' + ($5 + n) * interval '1 minute' AS since
                 FROM generate_series(1, $6) AS n) AS rows
       RETURNING id`,
      [TENANT, name, text, gramsOf(text), minutes, times],
    );
    minutes += times;
    return rows.map(({ id }) => id);
  }

  interface Held {
    readonly in?: typeof folders;
    readonly tenant?: string;
    readonly divisionId?: string;
    readonly unitIds?: readonly string[];
  }

  async function holding(
    title: string,
    files: readonly string[],
    { in: definition = folders, tenant = TENANT, divisionId = EAST, unitIds = [] }: Held = {},
  ): Promise<void> {
    await admin.query(
      `INSERT INTO ${tableOf(definition as unknown as AnyProjection).qualified}
         (tenant, id, revision, position, view, text, grams, since, division_id, unit_ids, file_ids)
       VALUES ($1, gen_random_uuid(), 0, '', $2, '', '{}', now(), $3, $4, $5)`,
      [tenant, JSON.stringify({ title }), divisionId, unitIds, files],
    );
  }

  const everyone = [{ definition: folders as unknown as AnyProjection, anyOf: [] }];
  const seeing = (...anyOf: readonly ListFilter[]): typeof everyone =>
    [folders, cabinets].map((definition) => ({
      definition: definition,
      anyOf: [...anyOf] as never[],
    }));

  async function found(q: string, holders = everyone, limit = 5): Promise<readonly string[]> {
    const options = { folded: fold(q).text, limit, until: performance.now() + 10_000 };
    const result = await models.searchFiles(papers, TENANT, { ...options, holders });
    return result.found.map(({ file, record }) => `${record.row.title}/${file.row.name as unknown as string}`);
  }

  it('finds any part of a name, however it is written, with each record that holds the file', async () => {
    const ids = await stored('樓道清理前後對比（３月）.jpg');
    await holding('任务', ids);
    await holding('整改', ids, { in: cabinets });
    for (const part of ['清理前后', '（3月）', 'JPG', '(３'])
      expect(await found(part, seeing())).toEqual([
        '任务/樓道清理前後對比（３月）.jpg',
        '整改/樓道清理前後對比（３月）.jpg',
      ]);
    expect(await found('清理後')).toEqual([]);
  });

  it('does not find a file that no record holds', async () => {
    await stored('楼道.jpg');
    expect(await found('楼道')).toEqual([]);
  });

  it('fills the page although most files stand in records that may not be seen', async () => {
    const [mine = '', ours = ''] = [...(await stored('楼道.jpg')), ...(await stored('楼道二.jpg'))];
    await holding('东', [mine], { divisionId: WEST });
    await holding('西', [ours], { in: cabinets, unitIds: [UNIT] });
    await holding('其他', await stored('楼道别处.jpg', 6_000));
    const rights = seeing({ division_id: { in: [WEST] } }, { unit_ids: { overlaps: [UNIT] } });
    expect(await found('楼道', rights, 2)).toEqual(['西/楼道二.jpg', '东/楼道.jpg']);
    expect(await found('楼', rights, 2)).toEqual(['西/楼道二.jpg', '东/楼道.jpg']);
    expect(await found('楼道', seeing({ division_id: { in: [randomUUID()] } }))).toEqual([]);
  });

  it('passes over what may not be seen, whoever sees many', async () => {
    await holding('西', await stored('楼道.jpg'), { divisionId: WEST });
    await holding('西多', await stored('台账.xlsx', 6_000), { divisionId: WEST });
    await holding('东', await stored('楼道别处.jpg', 1_500));
    expect(await found('楼道', seeing({ division_id: { in: [WEST] } }))).toEqual(['西/楼道.jpg']);
  });

  it('shows nothing of a record of another tenant', async () => {
    await holding('别县', await stored('楼道.jpg'), { tenant: randomUUID() });
    expect(await found('楼道')).toEqual([]);
  });

  it('finds nothing of names that are forgotten, and still finds the others', async () => {
    const [gone = ''] = await stored('私人照片.jpg');
    await holding('任务', [gone, ...(await stored('公共照片.jpg'))]);
    await forgetNames(pools.projector, papers, [gone]);
    expect(await found('照片')).toEqual(['任务/公共照片.jpg']);
    const kept = await admin.query(`SELECT element FROM samples.samples_paper_v1_grams WHERE id = $1`, [gone]);
    expect(kept.rows).toEqual([]);
  });

  it('keeps a name sealed, searches what it opens to, and lets go of it when the file is destroyed', async () => {
    const storedAs = (id: string): PaperEvent => ({
      type: 'PaperStored',
      data: { name: PersonalValue.of('楼道.jpg').sealedFor({ kind: 'record', stream: `paper-${id}` }) },
    });
    const [kept, destroyed, unnamed] = [randomUUID(), randomUUID(), randomUUID()] as const;
    await rebuiltEqualsLive(papers, {
      connection: database.connection,
      seed: 11,
      streams: [
        { tenant: TENANT, id: kept, events: [storedAs(kept)] },
        { tenant: randomUUID(), id: destroyed, events: [storedAs(destroyed), { type: 'PaperDestroyed', data: {} }] },
        { tenant: TENANT, id: unnamed, events: [{ type: 'PaperStored', data: { name: null } }] },
      ],
    });
    const { rows } = await admin.query<{ id: string; view: string; text: string; grams: readonly string[] }>(
      'SELECT id, view, text, grams FROM samples.samples_paper_v1000001',
    );
    const rowOf = (id: string) => rows.find((row) => row.id === id);
    expect(rowOf(kept)?.view).toContain('$sealed');
    expect(rowOf(kept)?.text).not.toBe('');
    expect(rowOf(destroyed)).toMatchObject({ text: '', grams: [] });
    expect(rowOf(destroyed)?.view).not.toContain('$sealed');
    expect(rowOf(unnamed)).toMatchObject({ text: '', grams: [] });
  });
});
