import {
  people,
  togetherAt,
  units,
  type Body,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { draftedPlan, idOf, issuedPlan, item } from './testing/campaign-steps.js';
import { runPlans } from './testing/running-plans.js';

describe('what staff say about the work asked of them', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  let taskId: string;
  let planId: string;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
    ({ taskId, planId } = await issuedPlan(plans));
  });

  afterAll(() => plans.stop());

  const said = { kind: 'duplicateDemand', text: '同一张表一个月报了三次' };

  const idsIn = async (who: Who, list: string): Promise<readonly unknown[]> => {
    const { items } = (await as(who).get('/my-tasks?limit=200')).body[list] as Body;
    return (items as readonly Body[]).map((each) => each['id']);
  };

  it('is answered by the office that asked for the work', async () => {
    const filed = await as('liaison').post('/suggestions', { ...said, about: { kind: 'task', id: taskId } });
    expect(filed.status).toBe(201);
    const id = idOf(filed);
    const path = `/suggestions/${id}`;
    expect((await as('liaison').get(path)).body).toMatchObject({
      status: 'filed',
      text: said.text,
      office: { unit: { id: units.office } },
      filer: { personId: people.liaison },
      due: { days: 10, of: 'working' },
      mine: true,
      may: { answer: { code: 'ACCESS.DENIED' }, withdraw: true },
    });
    expect((await as('office').get(path)).body).toMatchObject({
      mine: false,
      may: { answer: true, withdraw: { code: 'SUGGESTION.NOT_YOURS' } },
    });
    expect((await as('town').get(path)).body['code']).toBe('ACCESS.DENIED');
    expect(await idsIn('office', 'suggestionsToAnswer')).toContain(id);
    expect(await idsIn('liaison', 'suggestionsToAnswer')).toEqual([]);
    const mine = (await as('liaison').get('/suggestions?mine=true')).body['items'] as readonly Body[];
    expect(mine.map((each) => each['id'])).toContain(id);
    expect((await as('liaison').get('/suggestions')).body['code']).toBe('ACCESS.DENIED');

    const answer = { outcome: 'adopted', answer: '合并为一张表，每月报一次' };
    expect((await as('liaison').post(`${path}/answer`, answer)).body['code']).toBe('ACCESS.DENIED');
    expect((await as('office').post(`${path}/answer`, answer)).status).toBe(200);
    expect((await as('liaison').get(path)).body).toMatchObject({
      status: 'answered',
      answer: { outcome: 'adopted', answer: answer.answer },
      may: { withdraw: { code: 'SUGGESTION.ANSWERED' } },
    });
    expect((await as('liaison').post(`${path}/withdrawal`)).body['code']).toBe('SUGGESTION.ANSWERED');
    expect((await as('office').get(`${path}/history`)).body['entries']).toHaveLength(2);
  });

  it('is said without a name: nobody who answers learns it, its filer reads and withdraws it by its id', async () => {
    const about = { kind: 'planItem', planId, itemId: await itemIdOf(planId) };
    const filed = await as('liaison').post('/suggestions', { ...said, about, unnamed: true });
    const path = `/suggestions/${idOf(filed)}`;
    const toOffice = await as('office').get(path);
    expect(toOffice.body).toMatchObject({ filer: null, unnamedFiler: null, mine: false, may: { answer: true } });
    const history = await as('office').get(`${path}/history`);
    const mine = (await as('liaison').get('/suggestions?mine=true')).body['items'] as readonly Body[];
    expect(mine.map((each) => each['id'])).not.toContain(idOf(filed));
    for (const told of [toOffice.body, history.body]) expect(JSON.stringify(told)).not.toContain(people.liaison);
    expect((await as('liaison').get(path)).body).toMatchObject({ mine: true, may: { withdraw: true } });
    expect((await as('unitHead').get(path)).body['code']).toBe('ACCESS.DENIED');
    expect((await as('unitHead').post(`${path}/withdrawal`)).body['code']).toBe('SUGGESTION.NOT_YOURS');
    expect((await as('liaison').post(`${path}/withdrawal`)).status).toBe(200);
    expect((await as('liaison').get(path)).body).toMatchObject({ status: 'withdrawn' });
  });

  it('is answered by somebody else than who said it without a name, and nobody learns why', async () => {
    const about = { kind: 'planItem', planId, itemId: await itemIdOf(planId) };
    const filed = await as('office').post('/suggestions', { ...said, about, unnamed: true });
    const path = `/suggestions/${idOf(filed)}`;
    expect((await as('office').get(path)).body).toMatchObject({ may: { answer: { code: 'SUGGESTION.OWN_ANSWER' } } });
    const answer = { outcome: 'explained', answer: '已知悉' };
    expect((await as('office').post(`${path}/answer`, answer)).body['code']).toBe('SUGGESTION.OWN_ANSWER');
    const toOthers = [await as('auditor').get(path), await as('auditor').get(`${path}/history`)];
    for (const { body } of toOthers)
      expect(JSON.stringify(body)).not.toMatch(new RegExp(`OWN_ANSWER|${people.office}`));
  });

  it('is about something that is there, or about the work in general', async () => {
    const unknown = { ...said, about: { kind: 'report', id: randomUUID() } };
    expect((await as('town').post('/suggestions', unknown)).body['code']).toBe('SUGGESTION.ABOUT_UNKNOWN');
    const general = await as('town').post('/suggestions', { ...said, about: { kind: 'general' } });
    expect((await as('town').get(`/suggestions/${idOf(general)}`)).body).toMatchObject({ office: { unit: null } });
    expect((await as('auditor').post('/suggestions', { ...said, about: { kind: 'general' } })).body['code']).toBe(
      'ACCESS.DENIED',
    );
  });

  it('shows on a task and on a plan what each may do, as the command then answers', async () => {
    const head = (await as('unitHead').get(`/tasks/${taskId}`)).body['may'];
    expect(head).toMatchObject({
      sign: true,
      submit: { code: 'TASK.NOT_SIGNED_FOR' },
      reassign: { code: 'ACCESS.DENIED' },
    });
    const office = (await as('office').get(`/tasks/${taskId}`)).body['may'];
    expect(office).toMatchObject({ withdraw: true, reassign: true, reopen: { code: 'TASK.NOT_COMPLETED' } });
    expect((await as('unitHead').post(`/tasks/${taskId}/sign-for`)).status).toBe(200);
    expect((await as('unitHead').get(`/tasks/${taskId}`)).body['may']).toMatchObject({
      sign: { code: 'TASK.ALREADY_SIGNED_FOR' },
      refuse: { code: 'TASK.ALREADY_SIGNED_FOR' },
      submit: true,
    });
    expect((await as('office').get(`/plans/${planId}`)).body['may']).toMatchObject({
      addItem: { code: 'PLAN.NOT_DRAFT' },
      close: true,
      retryItem: { code: 'PLAN.ITEM_NOT_FAILED' },
    });
    const draft = await draftedPlan(as('office'));
    expect((await as('office').get(`/plans/${draft}`)).body['may']).toMatchObject({ addItem: true, issue: true });
    expect((await as('liaison').get(`/plans/${draft}`)).body['may']).toMatchObject({
      addItem: { code: 'ACCESS.DENIED' },
    });
  });

  it('spares people photos and whereabouts that nobody says why they are needed', async () => {
    const unfounded = { ...item, demands: [{ kind: 'photo' }] };
    const draft = await draftedPlan(as('office'));
    expect((await as('office').post(`/plans/${draft}/items`, unfounded)).body['code']).toBe('DEMAND.NECESSITY_MISSING');
    const demands = [{ kind: 'photo', necessity: '清理前后须能对照' }];
    const issued = await issuedPlan(plans, [{ ...item, demands }]);
    expect((await as('unitHead').get(`/tasks/${issued.taskId}`)).body).toMatchObject({ demands });
  });

  it('is overdue when the office does not answer in ten working days, and its leader sees it', async () => {
    const filed = await as('town').post('/suggestions', { ...said, about: { kind: 'task', id: taskId } });
    const id = idOf(filed);
    await plans.later(40);
    await as('office').eventually(`/suggestions/${id}`, (row) => row['overdueSince'] !== null);
    expect(await idsIn('leader', 'suggestionsOverdue')).toContain(id);
    expect(await idsIn('office', 'suggestionsToAnswer')).toContain(id);
    expect(await idsIn('town', 'suggestionsOverdue')).toEqual([]);
  });

  async function itemIdOf(plan: string): Promise<unknown> {
    const items = (await as('office').get(`/plans/${plan}`)).body['items'] as readonly Body[];
    return items[0]?.['itemId'];
  }
});
