import { migrate, migrationsOf, type AnyProjection, type ListOptions } from '@gongjian/shared-projections';
import { fillTable, manyId, openListPlans, type ListPlans } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { roundProjection, sheetProjection } from '../rounds/projections.js';

const TENANT = randomUUID();
const ROWS = 10_000;
const one = manyId(7);
const latest = { column: 'changed_at', direction: 'desc' } as const;

const period = { column: 'period_to', direction: 'asc' } as const;
const round: AnyProjection = roundProjection;
const sheet: AnyProjection = sheetProjection;

/** SQL over the row's number: what a list of that read model tells apart by few values. */
const TABLES: readonly (readonly [AnyProjection, Readonly<Record<string, string>>])[] = [
  [round, { status: "(ARRAY['open', 'tied', 'concluded', 'concluded', 'concluded', 'concluded'])[1 + n % 6]" }],
  [sheet, { status: "(ARRAY['open', 'waiting', 'scored', 'scored'])[1 + n % 4]" }],
];

describe('lists of rounds and score sheets, among many', () => {
  let database: TestDatabase;
  let plans: ListPlans;

  beforeAll(async () => {
    database = await createTestDatabase();
    const projections = TABLES.map(([definition]) => definition);
    await migrate(database.connection, migrationsOf([{ context: 'assessments', projections }]));
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
    ['rounds of a plan', round, { where: { plan_id: { eq: one } }, sort: period }],
    ['rounds of a programme', round, { where: { programme_id: { eq: one } }, sort: period }],
    ['rounds of a division', round, { scopeDivisionIds: [one], sort: period }],
    [
      'rounds to conclude',
      round,
      {
        anyOf: [
          { status: { eq: 'open' }, period_to: { before: '2026-03-01' }, division_id: { in: [one] } },
          { status: { eq: 'tied' }, division_id: { in: [one] } },
        ],
        sort: period,
      },
    ],
    ['sheets of a round', sheet, { where: { round_id: { eq: one } }, sort: latest }],
    ['sheets of a subject', sheet, { where: { subject_id: { eq: one } }, sort: latest }],
    ['sheets of a division', sheet, { scopeDivisionIds: [one], sort: latest }],
    ['sheets that I assess', sheet, { where: { assessor_ids: { overlaps: [one] } }, sort: latest }],
    ['sheets that I have still to fill', sheet, { anyOf: [{ to_fill_ids: { overlaps: [one] } }], sort: latest }],
    [
      'sheets to fill by me, or to self-check by my units',
      sheet,
      {
        anyOf: [
          { to_fill_ids: { overlaps: [one] } },
          { to_self_check: { eq: true }, unit_ids: { overlaps: [manyId(0)] } },
          { to_self_check: { eq: true }, division_id: { in: [manyId(0)] } },
        ],
        sort: latest,
      },
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
