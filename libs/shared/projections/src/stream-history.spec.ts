import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { ReadModels, readModelSource } from './read-models.js';
import { readingWithin } from './records-period.js';
import { dropped, errandCatalogue, errands, given, moved, type ErrandEvent } from './testing/errands.js';
import { appendEvents } from './testing/index.js';

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';
const OTHER = '0198c7a0-0000-7000-8000-00000000000b';
const EAST = '0198c7a0-0000-7000-8000-0000000000e0';

describe('the record of one stream', () => {
  const store = new InMemoryEventStore(randomUUID());
  const pool = new pg.Pool({ max: 1 });
  const models = new ReadModels(readModelSource(pool, [errands]), pool, store, null);
  const id = randomUUID();
  const tokens: string[] = [];

  beforeAll(async () => {
    const events: readonly (readonly [string, ErrandEvent])[] = [
      ['2026-03-01T01:00:00.000Z', given('送通知', EAST, '2026-03-10')],
      ['2026-03-02T01:00:00.000Z', { type: 'ErrandMoved', data: { dueOn: '2026-03-20', reason: '材料未齐' } }],
      ['2026-03-02T01:00:00.000Z', { type: 'ErrandNoted', data: { id: EAST, note: '已电话告知' } }],
      ['2026-03-04T01:00:00.000Z', moved('2026-03-20')],
      ['2026-03-05T01:00:00.000Z', dropped],
    ];
    for (const [index, [recordedAt, event]] of events.entries()) {
      const { position } = await appendEvents(store, errandCatalogue, {
        tenant: TENANT,
        id,
        events: [event],
        recordedAt,
        ...(index === 0 ? {} : { after: BigInt(index - 1) }),
      });
      tokens.push(await models.token(position));
    }
  });

  afterAll(() => pool.end());

  it('answers the row as of a time: what was recorded by then, the moment itself included', async () => {
    const at = async (time: string): Promise<unknown> => {
      const found = await models.asOf(errands, TENANT, id, { time });
      return found === null ? null : [found.revision, found.row.dueOn, found.row.notes.length];
    };
    expect(await at('2026-03-01T00:59:59.999Z')).toBeNull();
    expect(await at('2026-03-01T01:00:00Z')).toEqual([0n, '2026-03-10', 0]);
    expect(await at('2026-03-01T23:30:00+08:00')).toEqual([0n, '2026-03-10', 0]);
    expect(await at('2026-03-02T01:00:00.000Z')).toEqual([2n, '2026-03-20', 1]);
    expect(await at('2026-03-05T00:59:59.999Z')).toEqual([3n, '2026-03-20', 1]);
    expect(await at('2026-03-05T01:00:00.000Z')).toBeNull();
  });

  it('answers the row as of a position, and as it is without a moment', async () => {
    const revision = async (position: string): Promise<bigint | null> =>
      (await models.asOf(errands, TENANT, id, { position }))?.revision ?? null;
    expect(await Promise.all(tokens.map(revision))).toEqual([0n, 1n, 2n, 3n, null]);
    expect(await models.asOf(errands, TENANT, id)).toBeNull();
  });

  it('answers nothing of another tenant, of a stream that is not there, or of a word that is no id', async () => {
    expect(await models.asOf(errands, OTHER, id, { position: tokens[0] ?? '' })).toBeNull();
    expect(await models.history(errands, OTHER, id)).toBeNull();
    expect(await models.diff(errands, OTHER, id, { position: tokens[0] ?? '' })).toBeNull();
    expect(await models.history(errands, TENANT, randomUUID())).toBeNull();
    expect(await models.history(errands, TENANT, '..')).toBeNull();
  });

  it.each(['', 'now', '2026-03-01', '2026-03-01T01:00:00', '2026-02-30T99:00:00Z'])(
    'refuses the time %p',
    async (time) => {
      await expect(models.asOf(errands, TENANT, id, { time })).rejects.toMatchObject({ code: 'REQUEST.INVALID_TIME' });
    },
  );

  it('tells each event with what it changed, oldest first', async () => {
    const page = await models.history(errands, TENANT, id);
    expect(page?.next).toBeNull();
    expect(page?.entries.map(({ type, revision, changes }) => [revision, type, changes])).toEqual([
      [
        '0',
        'ErrandGiven',
        [{ path: '', after: expect.objectContaining({ title: '送通知', dueOn: '2026-03-10' }) as unknown }],
      ],
      [
        '1',
        'ErrandMoved',
        [
          { path: '/dueOn', before: '2026-03-10', after: '2026-03-20' },
          { path: '/moves', before: 0, after: 1 },
        ],
      ],
      [
        '2',
        'ErrandNoted',
        [{ path: '/notes/0', after: { id: EAST, note: '已电话告知', at: '2026-03-02T01:00:00.000Z' } }],
      ],
      ['3', 'ErrandMoved', [{ path: '/moves', before: 1, after: 2 }]],
      ['4', 'ErrandDropped', [{ path: '', before: expect.objectContaining({ moves: 2 }) as unknown }]],
    ]);
    expect(page?.entries[1]).toMatchObject({
      reason: '材料未齐',
      data: { dueOn: '2026-03-20', reason: '材料未齐' },
      actor: { kind: 'rule', id: 'test' },
      channel: 'rule',
      recordedAt: '2026-03-02T01:00:00.000Z',
      position: tokens[1],
    });
    expect(page?.entries[0]).not.toHaveProperty('reason');
  });

  it('leaves bookkeeping out of what an event and two moments changed', async () => {
    const kept = { ...errands, bookkeeping: ['moves'] };
    const page = await models.history(kept, TENANT, id);
    expect(page?.entries.map(({ changes }) => changes.map(({ path }) => path))).toEqual([
      [''],
      ['/dueOn'],
      ['/notes/0'],
      [],
      [''],
    ]);
    const difference = await models.diff(
      kept,
      TENANT,
      id,
      { position: tokens[0] ?? '' },
      { position: tokens[3] ?? '' },
    );
    expect(difference?.changes.map(({ path }) => path)).toEqual(['/dueOn', '/notes/0']);
  });

  it('tells it page by page', async () => {
    const revisions: string[] = [];
    let after: string | undefined;
    do {
      const page = await models.history(errands, TENANT, id, { limit: 2, ...(after === undefined ? {} : { after }) });
      revisions.push((page?.entries ?? []).map(({ revision }) => revision).join());
      after = page?.next ?? undefined;
    } while (after !== undefined);
    expect(revisions).toEqual(['0,1', '2,3', '4']);
    expect(await models.history(errands, TENANT, id, { after: '9' })).toEqual({ entries: [], next: null });
    await expect(models.history(errands, TENANT, id, { after: '-1' })).rejects.toMatchObject({
      code: 'REQUEST.INVALID_CURSOR',
    });
  });

  it('answers what differs between two moments', async () => {
    const difference = await models.diff(
      errands,
      TENANT,
      id,
      { position: tokens[0] ?? '' },
      { time: '2026-03-04T12:00:00Z' },
    );
    expect(difference).toMatchObject({ before: { revision: 0n }, after: { revision: 3n } });
    expect(difference?.changes.map(({ path }) => path)).toEqual(['/dueOn', '/moves', '/notes/0']);
    const gone = await models.diff(errands, TENANT, id, { position: tokens[3] ?? '' });
    expect(gone).toMatchObject({ before: { revision: 3n }, after: null, changes: [{ path: '' }] });
  });

  it('finds an event in its place, with what there was before it', async () => {
    const third = await models.eventAt(errands, TENANT, id, 2n);
    const page = await models.history(errands, TENANT, id);
    expect(third?.entry).toEqual(page?.entries[2]);
    expect(third?.before).toEqual(await models.asOf(errands, TENANT, id, { position: tokens[1] ?? '' }));
    expect(third?.after).toEqual(await models.asOf(errands, TENANT, id, { position: tokens[2] ?? '' }));
    expect(third?.facts.map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
    expect((await models.eventAt(errands, TENANT, id, 0n))?.before).toBeNull();
    expect((await models.eventAt(errands, TENANT, id, 4n))?.after).toBeNull();
    expect(await models.eventAt(errands, TENANT, id, 5n)).toBeNull();
    expect(await models.eventAt(errands, OTHER, id, 0n)).toBeNull();
    expect((await models.factsUpTo(errands, TENANT, id))?.length).toBe(5);
    expect((await models.factsUpTo(errands, TENANT, id, 1n))?.length).toBe(2);
    expect(await models.factsUpTo(errands, TENANT, id, 5n)).toBeNull();
    await readingWithin({ from: '2026-03-02T00:00:00.000Z', before: '2026-03-03T00:00:00.000Z' }, async () => {
      expect(await models.eventAt(errands, TENANT, id, 0n)).toBeNull();
      expect((await models.eventAt(errands, TENANT, id, 2n))?.entry.revision).toBe('2');
      expect(await models.eventAt(errands, TENANT, id, 4n)).toBeNull();
    });
  });
});
