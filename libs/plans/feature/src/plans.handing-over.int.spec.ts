import {
  people,
  togetherAt,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { issuedPlan, item } from './testing/campaign-steps.js';
import { runPlans } from './testing/running-plans.js';

const why = { code: 'staffChanged', text: '调离' };

describe('work that is urged and handed over', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
  });

  afterAll(() => plans.stop());

  const may = async (who: Who, taskId: string): Promise<Readonly<Record<string, unknown>>> =>
    (await as(who).get(`/tasks/${taskId}`)).body['may'] as Readonly<Record<string, unknown>>;

  it('is urged once a day by the office, with what it says, and counted', async () => {
    const { taskId } = await issuedPlan(plans);
    expect(await may('office', taskId)).toMatchObject({ remind: true });
    const urged = await as('office').post(`/tasks/${taskId}/reminders`, { words: '请于本周内报送' });
    expect(urged.status).toBe(200);
    const { body } = await as('liaison').get(`/tasks/${taskId}`);
    expect(body).toMatchObject({
      urgings: [{ words: '请于本周内报送', urgedBy: { personId: people.office } }],
      status: 'assigned',
    });
    expect(await as('office2').post(`/tasks/${taskId}/reminders`, {})).toMatchObject({
      status: 409,
      body: { code: 'TASK.URGED_TODAY' },
    });
    expect(await may('office', taskId)).toMatchObject({ remind: { code: 'TASK.URGED_TODAY' } });
    const mine = await as('liaison').get('/my-tasks?limit=200');
    const { items } = mine.body['ofMyUnits'] as { readonly items: readonly { readonly id: string }[] };
    expect(items.find(({ id }) => id === taskId)).toMatchObject({
      urgedTimes: 1,
      urged: { by: '清河县创建办' },
    });
  });

  it('is urged by nobody who only does it', async () => {
    const { taskId } = await issuedPlan(plans);
    expect(await as('liaison').post(`/tasks/${taskId}/reminders`, {})).toMatchObject({ status: 403 });
    expect(await may('liaison', taskId)).toMatchObject({ remind: { code: 'ACCESS.DENIED' } });
  });

  it('is handed over to somebody of its unit, found by who holds it, and goes on where it stood', async () => {
    const { taskId } = await issuedPlan(plans, [{ ...item, persons: [{ role: 'handler', personId: people.liaison }] }]);
    const held = async (personId: string): Promise<readonly string[]> => {
      const { body } = await as('office').get(`/tasks?personId=${personId}&limit=200`);
      return (body['items'] as readonly { readonly id: string }[]).map(({ id }) => id);
    };
    expect(await held(people.liaison)).toContain(taskId);
    await as('liaison').post(`/tasks/${taskId}/sign-for`, {});
    const handOver = (who: Who, toPersonId: string): ReturnType<DistrictClient['post']> =>
      as(who).post(`/tasks/${taskId}/hand-over`, { fromPersonId: people.liaison, toPersonId, reason: why });
    expect(await handOver('office', people.town)).toMatchObject({
      status: 422,
      body: { code: 'TASK.SUCCESSOR_ELSEWHERE' },
    });
    expect(await handOver('liaison', people.handler)).toMatchObject({ status: 403 });
    expect((await handOver('unitHead', people.handler)).status).toBe(200);
    expect((await as('office').get(`/tasks/${taskId}`)).body).toMatchObject({
      status: 'signedFor',
      persons: [{ personId: people.handler, role: 'handler' }],
      handOvers: [{ fromPersonId: people.liaison, toPersonId: people.handler, reason: why }],
    });
    expect(await held(people.liaison)).not.toContain(taskId);
    expect(await held(people.handler)).toContain(taskId);
  });

  it('waits with whoever the programme has decide on more time', async () => {
    const { taskId } = await issuedPlan(plans);
    await as('liaison').post(`/tasks/${taskId}/sign-for`, {});
    const { body: task } = await as('liaison').get(`/tasks/${taskId}`);
    const { rules, due } = task as unknown as {
      readonly rules: { readonly extension: { readonly decidedBy: string } | null };
      readonly due: { readonly on: string };
    };
    expect(rules.extension?.decidedBy).toBe('office');
    const until = new Date(Date.parse(due.on) + 5 * 86_400_000).toISOString().slice(0, 10);
    expect((await as('liaison').post(`/tasks/${taskId}/extension-requests`, { until, reason: why })).status).toBe(201);
    const waiting = async (who: Who): Promise<readonly string[]> => {
      const { body } = await as(who).get('/my-tasks?limit=200');
      const { items } = body['extensionsToDecide'] as { readonly items: readonly { readonly id: string }[] };
      return items.map(({ id }) => id);
    };
    expect(await waiting('office')).toContain(taskId);
    expect(await waiting('leader')).toEqual([]);
    expect(await waiting('liaison')).toEqual([]);
  });
});
