import type { AnyProjection, ListOptions } from '@gongjian/shared-projections';
import { listsAmongMany, manyId, type ListsAmongMany, type ManyOf } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { noticeHeadProjection, objectionProjection, slateProjection } from '../notice-projections.js';
import { titleProjection } from '../titles/title-projections.js';

const one = manyId(7);
const latest = { column: 'changed_at', direction: 'desc' } as const;

const answer = { column: 'reply_due', direction: 'asc' } as const;
const slate: AnyProjection = slateProjection;
const notice: AnyProjection = noticeHeadProjection;
const objection: AnyProjection = objectionProjection;
const title: AnyProjection = titleProjection;

const MANY: readonly ManyOf[] = [
  [slate, { status: "(ARRAY['prepared', 'approved', 'shown', 'shown'])[1 + n % 4]" }],
  [notice, { status: "(ARRAY['open', 'ended', 'ended', 'ended'])[1 + n % 4]" }],
  [
    objection,
    {
      status: "(ARRAY['received', 'handled', 'decided', 'replied', 'replied', 'replied'])[1 + n % 6]",
      reply_due: "CASE WHEN n % 2 = 0 THEN date '2026-01-01' + n % 400 END",
    },
  ],
  [
    title,
    {
      status: "'conferred'",
      waits: "CASE WHEN n % 50 = 0 THEN ARRAY['end'] WHEN n % 5 = 0 THEN ARRAY['confer'] ELSE '{}'::text[] END",
    },
  ],
];

describe('lists of slates, notices, objections and titles, among many', () => {
  let database: TestDatabase;
  let lists: ListsAmongMany;

  beforeAll(async () => {
    database = await createTestDatabase();
    lists = await listsAmongMany(database.connection, 'awards', MANY);
  });

  afterAll(async () => {
    await lists.close();
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
    [
      'titles that wait for an act',
      title,
      { anyOf: [{ waits: { overlaps: ['signRemoval', 'end'] } }], sort: { column: 'changed_at', direction: 'asc' } },
    ],
  ])('%s are found by an index, without going through all', async (_which, definition, options) => {
    await lists.foundByIndex(definition, options);
  });
});
