import type { AnyProjection, ListOptions } from '@gongjian/shared-projections';
import { listsAmongMany, manyId, type ListsAmongMany, type ManyOf } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { resultProjection, roundProjection, sheetProjection } from '../rounds/projections.js';

const one = manyId(7);
const latest = { column: 'changed_at', direction: 'desc' } as const;

const period = { column: 'period_to', direction: 'asc' } as const;
const round: AnyProjection = roundProjection;
const sheet: AnyProjection = sheetProjection;
const result: AnyProjection = resultProjection;

const MANY: readonly ManyOf[] = [
  [round, { status: "(ARRAY['open', 'tied', 'concluded', 'concluded', 'concluded', 'concluded'])[1 + n % 6]" }],
  [sheet, { status: "(ARRAY['open', 'waiting', 'scored', 'scored'])[1 + n % 4]", told: 'n % 4 > 1' }],
  [result, {}],
];

describe('lists of rounds and score sheets, among many', () => {
  let database: TestDatabase;
  let lists: ListsAmongMany;

  beforeAll(async () => {
    database = await createTestDatabase();
    lists = await listsAmongMany(database.connection, 'assessments', MANY);
  });

  afterAll(async () => {
    await lists.close();
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
    [
      'sheets that a subject reads',
      sheet,
      { anyOf: [{ told: { eq: true }, division_id: { in: [one] } }], sort: latest },
    ],
    [
      'sheets left out of late',
      sheet,
      {
        anyOf: [
          { left_out_at: { from: '2026-01-05' }, division_id: { in: [one] } },
          { left_out_at: { from: '2026-01-05' }, unit_ids: { overlaps: [one] } },
        ],
        sort: { column: 'left_out_at', direction: 'desc' },
      },
    ],
    [
      'new results',
      result,
      {
        anyOf: [
          { changed_at: { from: '2026-01-05' }, division_id: { in: [one] } },
          { changed_at: { from: '2026-01-05' }, unit_ids: { overlaps: [one] } },
        ],
        sort: latest,
      },
    ],
  ])('%s are found by an index, without going through all', async (_which, definition, options) => {
    await lists.foundByIndex(definition, options);
  });
});
