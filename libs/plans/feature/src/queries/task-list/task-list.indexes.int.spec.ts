import type { Directory } from '@gongjian/shared-access';
import { Policy, type Principal, type Role } from '@gongjian/shared-access';
import type { Clock, Opener } from '@gongjian/shared-event-sourcing';
import { SystemClock } from '@gongjian/shared-event-sourcing';
import type { FastifyReply } from '@gongjian/shared-http';
import { migrate, migrationsOf, type AnyProjection } from '@gongjian/shared-projections';
import { fillTable, openListPlans, type ListPlans } from '@gongjian/shared-projections/testing';
import { RecordReader } from '@gongjian/shared-records';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { rectificationProjection, reportProjection } from '../../projections.js';
import { plansProjections } from '../../read-models.js';
import { MyTasksController } from '../my-tasks/my-tasks.controller.js';
import { TaskListController } from './task-list.controller.js';
import { TaskPages } from './task-list.query.js';

const TENANT = randomUUID();
const TASKS = 20_000;
const DIVISIONS = 200;
const UNITS = 1_000;

/** Row n of the table belongs to division n % 200, unit n % 1000 and, assisting, unit 7n % 1000. */
const division = (n: number): string => `00000000-0000-4000-8001-${String(n).padStart(12, '0')}`;
const unit = (n: number): string => `00000000-0000-4000-8002-${String(n).padStart(12, '0')}`;
const plan = (n: number): string => `00000000-0000-4000-8003-${String(n).padStart(12, '0')}`;

const FILL = `
  INSERT INTO plans.plans_task_v4 (tenant, id, revision, position, view, status, plan_id, item_id, programme_id, division_id,
         unit_ids, person_ids, due_on, overdue, to_reexamine, waits_for, extension_decider, submitting_unit_id, changed_at)
  SELECT $1, gen_random_uuid(), 3, lpad(n::text, 20, '0'), $2 || repeat(md5(n::text), 40) || '"}',
         (ARRAY['assigned', 'signedFor', 'submitted', 'completed', 'completed', 'completed'])[1 + n % 6],
         ('00000000-0000-4000-8003-' || lpad((n / 100)::text, 12, '0'))::uuid,
         ('00000000-0000-4000-8004-' || lpad(n::text, 12, '0'))::uuid, gen_random_uuid(),
         ('00000000-0000-4000-8001-' || lpad((n % ${DIVISIONS})::text, 12, '0'))::uuid,
         ARRAY[('00000000-0000-4000-8002-' || lpad((n % ${UNITS})::text, 12, '0'))::uuid,
               ('00000000-0000-4000-8002-' || lpad((n * 7 % ${UNITS})::text, 12, '0'))::uuid],
         ARRAY[('00000000-0000-4000-8005-' || lpad((n % ${UNITS})::text, 12, '0'))::uuid],
         date '2026-01-01' + (n * 13) % 400, n % 50 = 0, n % 500 = 0,
         CASE WHEN n % 6 = 2 THEN (ARRAY['unitHead', 'town', 'office'])[1 + n % 3] END,
         CASE WHEN n % 60 = 1 THEN 'office' END,
         CASE WHEN n % 6 = 2 THEN ('00000000-0000-4000-8002-' || lpad((n % ${UNITS})::text, 12, '0'))::uuid END,
         timestamptz '2026-01-01' + n * interval '1 minute'
    FROM generate_series(1, ${TASKS}) AS n`;

const VIEW = JSON.stringify({
  accountable: { id: unit(1), name: '', division: { id: division(1), name: '' } },
  due: { on: '2026-01-01', overdueAt: '' },
  units: [],
  extensions: [],
  urgings: [],
}).slice(0, -1);

function someone(role: Role, divisionIds: readonly string[], unitIds: readonly string[]): Principal {
  const [first = ''] = divisionIds;
  const grant = {
    id: randomUUID(),
    role,
    division: { id: first, name: '' },
    divisionCode: '',
    divisionIds: new Set(divisionIds),
    from: '2020-01-01',
    to: null,
  };
  return {
    kind: 'person',
    tenant: TENANT,
    id: randomUUID(),
    accountName: role,
    grants: [grant],
    posts: [],
    unitIds,
    rootDivisionId: first,
  };
}

const county = Array.from({ length: 40 }, (_, n) => division(n));
const office = someone('office', county, [unit(1)]);
const town = someone('town', [division(7)], [unit(2)]);
const liaison = someone('unitLiaison', [division(7)], [unit(3), unit(4)]);
const head = someone('unitHead', [division(7)], [unit(5)]);

describe('lists of tasks, among many', () => {
  let database: TestDatabase;
  let plans: ListPlans;
  let tasks: TaskListController;
  let mine: MyTasksController;
  const reply = {} as FastifyReply;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'plans', projections: plansProjections }]));
    const admin = new pg.Client(database.connection);
    await admin.connect();
    await admin.query(FILL, [TENANT, `${VIEW},"x":"`]);
    await admin.query(`INSERT INTO plans_ops.checkpoints (reader, built) VALUES ('projection.task.v4', true)`);
    await admin.query('VACUUM ANALYZE plans.plans_task_v4, plans.plans_task_v4_unit_ids');
    const beside: readonly AnyProjection[] = [rectificationProjection, reportProjection];
    for (const definition of beside) await fillTable(admin, definition, { tenant: TENANT, count: 1 });
    await admin.end();
    plans = await openListPlans(database.connection, plansProjections, TENANT, ['plans_task_v4']);
    const { models } = plans;
    const policy = new Policy();
    const clock: Clock = new SystemClock();
    const reader = new RecordReader(models, {} as Opener, policy, clock);
    const pages = new TaskPages(models);
    tasks = new TaskListController(pages, reader, { subtree: async (id: string) => [id] } as unknown as Directory);
    mine = new MyTasksController(pages, reader, policy);
  });

  afterAll(async () => {
    await plans.close();
    await database.drop();
  });

  const list = (principal: Principal, query: object): (() => Promise<unknown>) => {
    return () => tasks.list({ sort: { column: 'due', direction: 'asc' }, limit: 50, ...query }, principal, reply);
  };
  const work = (principal: Principal) => (): Promise<unknown> => mine.list({ limit: 50 }, principal, reply);

  it.each<readonly [string, () => Promise<unknown>]>([
    ['of a unit', list(office, { unitId: unit(11) })],
    [
      'of a unit, by what changed last',
      list(office, { unitId: unit(11), sort: { column: 'changed', direction: 'desc' } }),
    ],
    ['of a plan', list(office, { planId: plan(20) })],
    ['of an item of a plan', list(office, { itemId: '00000000-0000-4000-8004-000000000020' })],
    ['of a division', list(office, { divisionId: division(9) })],
    ['that are overdue', list(office, { overdue: true })],
    ['that wait to be re-examined', list(office, { toReexamine: true })],
    ['that wait for the office', list(office, { waitsFor: 'office' })],
    ['in a time', list(office, { dueFrom: '2026-03-01', dueTo: '2026-03-05' })],
    ['as an office sees them', list(office, {})],
    ['as a town sees them', list(town, {})],
    ['as a town sees them, overdue', list(town, { overdue: true })],
    ['as a unit sees them', list(liaison, {})],
    ['as a unit sees them, open', list(liaison, { status: ['assigned', 'signedFor'] })],
    ['that are a liaison’s work', work(liaison)],
    ['that are a unit head’s work', work(head)],
    ['that are a town’s work', work(town)],
  ])('%s are found by an index, without going through all', async (_which, ask) => {
    const { rows, answered, nodes } = await plans.visited(ask);
    expect(answered).toBeGreaterThan(0);
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(nodes.some((node) => node['Index Name'] !== undefined)).toBe(true);
    expect(rows).toBeLessThan(TASKS / 10);
  });
});
