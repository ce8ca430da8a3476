import { migrate, migrationsOf, type AnyProjection, type ListOptions } from '@gongjian/shared-projections';
import { fillTable, manyId, openListPlans, type ListPlans } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { noticeHeadProjection, objectionProjection, slateProjection } from '../notice-projections.js';

const TENANT = randomUUID();
const ROWS = 10_000;
const one = manyId(7);
const latest = { column: 'changed_at', direction: 'desc' } as const;

const answer = { column: 'reply_due', direction: 'asc' } as const;
const slate: AnyProjection = slateProjection;
const notice: AnyProjection = noticeHeadProjection;
const objection: AnyProjection = objectionProjection;

/** SQL over the row's number: what a list of that read model tells apart by few values. */
const TABLES: readonly (readonly [AnyProjection, Readonly<Record<string, string>>])[] = [
  [slate, { status: "(ARRAY['prepared', 'approved', 'shown', 'shown'])[1 + n % 4]" }],
  [notice, { status: "(ARRAY['open', 'ended', 'ended', 'ended'])[1 + n % 4]" }],
  [
    objection,
    {
      status: "(ARRAY['received', 'handled', 'decided', 'replied', 'replied', 'replied'])[1 + n % 6]",
      reply_due: "CASE WHEN n % 2 = 0 THEN date '2026-01-01' + n % 400 END",
    },
  ],
];

describe('lists of slates, notices and objections, among many', () => {
  let database: TestDatabase;
  let plans: ListPlans;

  beforeAll(async () => {
    database = await createTestDatabase();
    const projections = TABLES.map(([definition]) => definition);
    await migrate(database.connection, migrationsOf([{ context: 'awards', projections }]));
    const admin = new pg.Client(database.connection);
    await admin.connect();
    for (const [definition, values] of TABLES)
      await fillTable(admin, definition, { tenant: TENANT, count: ROWS, values });
    await admin.end();
    plans = await openListPlans(database.connection, projections, TENANT);
  });

  afterAll(async () => {
    await plans.close();
    await database.drop();
  });

  it.each<readonly [string, AnyProjection, ListOptions]>([
    ['slates of a round', slate, { where: { from_id: { eq: one } }, sort: latest }],
    ['slates of a division', slate, { scopeDivisionIds: [one], sort: latest }],
    ['notices that run', notice, { where: { status: { eq: 'open' } }, sort: latest }],
    [
      'notices of a programme',
      notice,
      { where: { programme_id: { eq: one } }, sort: { column: 'last_day', direction: 'desc' } },
    ],
    ['objections to a notice', objection, { where: { notice_id: { eq: one } }, sort: latest }],
    ['objections that are overdue', objection, { where: { overdue: { eq: true } }, sort: latest }],
    ['objections nobody handles', objection, { anyOf: [{ status: { eq: 'received' } }], sort: answer }],
    [
      'objections that I handle',
      objection,
      { anyOf: [{ handler_id: { eq: one }, status: { eq: 'handled' } }], sort: answer },
    ],
    [
      'objections of a division to answer',
      objection,
      { anyOf: [{ status: { eq: 'decided' }, division_id: { in: [manyId(8)] } }], sort: answer },
    ],
  ])('%s are found by an index, without going through all', async (_which, definition, options) => {
    const { rows, answered, nodes } = await plans.visited(() =>
      plans.models.list(definition, TENANT, { limit: 50, ...options }),
    );
    expect(answered).toBeGreaterThan(0);
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(nodes.some((node) => node['Index Name'] !== undefined)).toBe(true);
    expect(rows).toBeLessThan(ROWS / 10);
  });
});
