import {
  programmeVersionPublishedV1,
  taskBecameOverdueV1,
  taskOverdueEndedV1,
  type TaskBecameOverdueV1,
} from '@gongjian/plans-contracts';
import { Districts } from '@gongjian/shared-messaging';
import { ServedDistrict } from '@gongjian/shared-messaging/testing';
import { until } from '@gongjian/shared-projections/testing';
import {
  TENANT,
  togetherAt,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import type { DistrictTasksAnswer } from './queries/district-tasks/district-tasks.answer.js';
import { runPlans } from './testing/running-plans.js';

const QINGHE = '0198c7a0-0000-7000-8000-0000000000a2';
const DONGSHAN = '0198c7a0-0000-7000-8000-0000000000b2';

describe('overdue tasks of the districts, in a city', () => {
  let qinghe: ServedDistrict;
  let dongshan: ServedDistrict;
  let city: RunningDistrict;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    qinghe = await ServedDistrict.start(QINGHE);
    dongshan = await ServedDistrict.start(DONGSHAN);
    city = await runPlans(new Districts(TENANT, [qinghe.configured('qinghe'), dongshan.configured('dongshan')]));
    as = togetherAt(city);
  });

  afterAll(async () => {
    await city.stop();
    await qinghe.close();
    await dongshan.close();
  });

  function overdue(district: ServedDistrict, change: Partial<TaskBecameOverdueV1> = {}): string {
    const taskId = randomUUID();
    district.tell(taskBecameOverdueV1, `task-${taskId}`, { ...taskBecameOverdueV1.example, taskId, ...change });
    return taskId;
  }

  function programme(district: ServedDistrict, programmeId: string): void {
    district.tell(programmeVersionPublishedV1, `programme-${programmeId}`, {
      ...programmeVersionPublishedV1.example,
      programmeId,
    });
  }

  const rollup = async (query = ''): Promise<DistrictTasksAnswer> => {
    const { status, body } = await as('auditor').get(`/rollup${query}`);
    expect(status).toBe(200);
    return body as unknown as DistrictTasksAnswer;
  };

  async function eventually(fits: (answer: DistrictTasksAnswer) => boolean, query = ''): Promise<DistrictTasksAnswer> {
    let answer = await rollup(query);
    await until(async () => fits((answer = await rollup(query))));
    return answer;
  }

  it('are none at first', async () => {
    const { items, totals } = await eventually(({ sources }) => sources.every(({ lagSeconds }) => lagSeconds !== null));
    expect([items, totals]).toEqual([[], []]);
  });

  it('are listed with who answers for them, and counted by district and programme', async () => {
    const [mine, yours] = [randomUUID(), randomUUID()];
    programme(qinghe, mine);
    programme(dongshan, yours);
    const first = overdue(qinghe, { programmeId: mine, dueOn: '2026-06-01', overdueAt: '2026-06-01T16:00:00.000Z' });
    overdue(qinghe, { programmeId: mine, dueOn: '2026-06-11', overdueAt: '2026-06-11T16:00:00.000Z' });
    overdue(dongshan, { programmeId: yours, dueOn: '2026-06-05', overdueAt: '2026-06-05T16:00:00.000Z' });
    const { items, totals } = await eventually((answer) => answer.items.length === 3);
    const { example } = taskBecameOverdueV1;
    const { key } = programmeVersionPublishedV1.example;
    expect(items.map(({ district, dueOn }) => [district.id, dueOn])).toEqual([
      [QINGHE, '2026-06-01'],
      [DONGSHAN, '2026-06-05'],
      [QINGHE, '2026-06-11'],
    ]);
    expect(items[0]).toMatchObject({
      taskId: first,
      source: qinghe.logId,
      heading: example.heading,
      unit: { id: example.unit.id, name: example.unit.name },
      division: example.unit.division,
      programme: { id: mine, key, names: { en: 'Tidy courtyards' } },
      overdueSince: '2026-06-01T16:00:00.000Z',
    });
    expect(totals).toMatchObject([
      { district: { id: QINGHE }, programme: { key }, overdue: 2, oldest: '2026-06-01T16:00:00.000Z' },
      { district: { id: DONGSHAN }, programme: { key }, overdue: 1 },
    ]);
    const since = async (day: string) => (await rollup(`?overdueSince=${day}`)).items.length;
    expect([await since('2026-06-01'), await since('2026-06-02'), await since('2026-06-06')]).toEqual([0, 1, 2]);
    expect((await rollup(`?key=${key}&districtId=${DONGSHAN}`)).items).toHaveLength(1);
    expect((await rollup(`?source=${qinghe.logId}`)).items).toHaveLength(2);
    expect((await rollup('?key=another')).items).toEqual([]);
    const page = await rollup('?limit=2&sort=-overdueSince');
    const rest = await rollup(`?limit=2&sort=-overdueSince&cursor=${page.next}`);
    expect([...page.items, ...rest.items].map(({ taskId }) => taskId)).toEqual(
      items.map(({ taskId }) => taskId).reverse(),
    );
  });

  it('are gone when they are overdue no longer, and come again when they are', async () => {
    const { items } = await rollup(`?districtId=${QINGHE}`);
    const taskId = items[0]?.taskId ?? '';
    qinghe.tell(taskOverdueEndedV1, `task-${taskId}`, { ...taskOverdueEndedV1.example, taskId });
    const left = await eventually((answer) => !answer.items.some((item) => item.taskId === taskId));
    expect(left.items).toHaveLength(2);
    qinghe.tell(taskBecameOverdueV1, `task-${taskId}`, { ...taskBecameOverdueV1.example, taskId });
    await eventually((answer) => answer.items.length === 3);
  });

  it('show a programme that was not told of by its id', async () => {
    const programmeId = randomUUID();
    const taskId = overdue(dongshan, { programmeId });
    const answer = await eventually((each) => each.items.some((item) => item.taskId === taskId));
    expect(answer.items.find((item) => item.taskId === taskId)).toMatchObject({
      programme: { id: programmeId, key: null, names: null },
    });
  });

  it('are for the city’s office, leaders, reviewers and auditors, and no other tenant', async () => {
    for (const who of ['unitHead', 'handler', 'town', 'office'] as const) {
      expect(await as(who).get('/rollup')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    }
    expect((await as('otherOffice').get('/rollup')).body).toEqual({ items: [], next: null, totals: [], sources: [] });
  });
});
