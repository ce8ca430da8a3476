import type { AnyProjection, ListOptions } from '@gongjian/shared-projections';
import { listsAmongMany, manyId, type ListsAmongMany, type ManyOf } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import {
  escalationProjection,
  filingProjection,
  followUpProjection,
  rectificationProjection,
  reportProjection,
  suggestionProjection,
} from '../projections.js';

const one = manyId(7);
const latest = { column: 'changed_at', direction: 'desc' } as const;

const due = { column: 'due_on', direction: 'asc' } as const;
const overdue = { column: 'overdue_at', direction: 'asc' } as const;
const rectification: AnyProjection = rectificationProjection;
const followUp: AnyProjection = followUpProjection;
const escalation: AnyProjection = escalationProjection;
const filing: AnyProjection = filingProjection;
const report: AnyProjection = reportProjection;
const suggestion: AnyProjection = suggestionProjection;

const MANY: readonly ManyOf[] = [
  [rectification, { status: "(ARRAY['ordered', 'submitted', 'closed', 'closed', 'closed', 'closed'])[1 + n % 6]" }],
  [followUp, { status: "(ARRAY['open', 'settled', 'settled', 'settled'])[1 + n % 4]" }],
  [
    escalation,
    { status: "(ARRAY['open', 'ended', 'ended'])[1 + n % 3]", waits_for: "CASE WHEN n % 40 = 0 THEN 'decision' END" },
  ],
  [
    filing,
    {
      status: "(ARRAY['open', 'submitted', 'completed', 'completed'])[1 + n % 4]",
      waits_for: "CASE WHEN n % 40 = 0 THEN 'town' END",
    },
  ],
  [
    report,
    {
      status: "(ARRAY['asked', 'passedOn', 'arrived', 'arrived', 'arrived', 'arrived'])[1 + n % 6]",
      at_step: "(ARRAY['unit', 'town', 'county'])[1 + n % 3]",
    },
  ],
  [suggestion, { status: "(ARRAY['filed', 'answered', 'answered', 'answered', 'withdrawn'])[1 + n % 5]" }],
];

describe('lists of what follows from plans, among many', () => {
  let database: TestDatabase;
  let lists: ListsAmongMany;

  beforeAll(async () => {
    database = await createTestDatabase();
    lists = await listsAmongMany(database.connection, 'plans', MANY);
  });

  afterAll(async () => {
    await lists.close();
    await database.drop();
  });

  it.each<readonly [string, AnyProjection, ListOptions]>([
    ['rectifications of a unit', rectification, { where: { unit_ids: { overlaps: [one] } }, sort: due }],
    ['rectifications of a subject', rectification, { where: { subject_id: { eq: one } }, sort: due }],
    ['rectifications of a division', rectification, { scopeDivisionIds: [one], sort: due }],
    ['rectifications that are overdue', rectification, { where: { overdue: { eq: true } }, sort: due }],
    [
      'rectifications to check in a division',
      rectification,
      { anyOf: [{ status: { in: ['submitted', 'checked'] }, division_id: { in: [one] } }], sort: due },
    ],
    ['follow-ups of a removal', followUp, { where: { removal_id: { eq: one } } }],
    ['follow-ups of a unit', followUp, { where: { unit_ids: { overlaps: [one] } }, sort: latest }],
    ['escalations that wait for a decision', escalation, { where: { waits_for: { eq: 'decision' } }, sort: overdue }],
    ['escalations of a task', escalation, { where: { target_id: { eq: one } } }],
    ['filings that wait for a town', filing, { where: { waits_for: { eq: 'town' } }, sort: latest }],
    [
      'filings of an indicator',
      filing,
      { where: { programme_id: { eq: one }, indicator: { eq: 'v7' } }, sort: latest },
    ],
    ['suggestions of a person', suggestion, { where: { filer_id: { eq: one } }, sort: latest }],
    ['suggestions about a record', suggestion, { where: { about_id: { eq: one } }, sort: latest }],
    ['suggestions to answer', suggestion, { anyOf: [{ status: { eq: 'filed' } }], sort: due }],
    ['suggestions that are overdue', suggestion, { where: { overdue: { eq: true } }, sort: due }],
    ['reports of a unit', report, { where: { unit_ids: { overlaps: [one] } }, sort: latest }],
    ['reports on a plan', report, { where: { plan_id: { eq: one } }, sort: latest }],
    [
      'reports on a programme of a period',
      report,
      { where: { programme_id: { eq: one }, period_key: { eq: 'v7' } }, sort: latest },
    ],
    ['reports of a division', report, { scopeDivisionIds: [one], sort: latest }],
    ['reports that are overdue', report, { where: { overdue: { eq: true } }, sort: latest }],
    ['reports to pass on', report, { anyOf: [{ at_step: { eq: 'town' }, status: { eq: 'passedOn' } }], sort: due }],
    [
      'reports of my units',
      report,
      { anyOf: [{ status: { in: ['asked', 'filed'] }, unit_ids: { overlaps: [manyId(6)] } }], sort: due },
    ],
  ])('%s are found by an index, without going through all', async (_which, definition, options) => {
    await lists.foundByIndex(definition, options);
  });
});
