import {
  type Body,
  type DistrictClient,
  togetherAt,
  type RunningDistrict,
  today,
  units,
  type Who,
} from '@gongjian/shared-records/testing';
import { draftedPlan, header, idOf, issuedPlan, item, picture, publishedProgramme } from './testing/campaign-steps.js';
import { registerSubjects } from './testing/problems.js';
import { runPlans } from './testing/running-plans.js';

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly matched: readonly (readonly [number, number])[];
  readonly found: { readonly kind: string; readonly text: string } | null;
  readonly leadsTo: Readonly<Record<string, string>>;
}

describe('the search over plans', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
  });

  afterAll(() => plans.stop());

  const path = (q: string, more = ''): string => `/search?q=${encodeURIComponent(q)}${more}`;
  const itemsOf = ({ body }: { readonly body: Body }): readonly Item[] => body['items'] as readonly Item[];

  it('finds a plan by its title and number, a task by its heading, a programme by its names and indicators', async () => {
    const office = as('office');
    const standard = {
      items: [{ code: 'stairs', kind: 'judged', names: { zh: '楼道照明完好', en: 'Stairs are lit' } }],
    };
    const programmeId = await publishedProgramme(office, { standard });
    const planId = await draftedPlan(office, [{ ...item, heading: '安装声控灯具' }]);
    await office.post(`/plans/${planId}/issue`, { number: '清查〔2026〕77号', issuedOn: today });
    await office.eventually(`/plans/${planId}`, ({ status }) => status === 'issued');
    const tasks = await office.eventually(path('聲控燈'), (body) => itemsOf({ body }).length > 0);
    expect(itemsOf({ body: tasks })).toMatchObject([
      { kind: 'task', title: '安装声控灯具', matched: [[2, 5]], found: null, leadsTo: { planId } },
    ]);
    expect(itemsOf(await office.get(path('清查[2026]77号', '&kinds=plan')))).toMatchObject([
      { kind: 'plan', id: planId, matched: [], found: { kind: 'number', text: '清查〔2026〕77号' } },
    ]);
    expect(itemsOf(await office.get(path('整洁楼院创建工作', '&kinds=plan')))[0]).toMatchObject({ id: planId });
    expect(itemsOf(await office.get(path('STAIRS ARE', '&kinds=programme')))).toMatchObject([
      { kind: 'programme', id: programmeId, found: { kind: 'indicator', text: 'Stairs are lit' } },
    ]);
  });

  it('shows of tasks what the list of tasks shows, and to nobody who may read none of the kinds', async () => {
    const { taskId } = await issuedPlan(plans, [
      { ...item, heading: '疏通排水暗沟', units: [{ role: 'lead', unitId: units.housing }] },
    ]);
    const shown = async (who: Who): Promise<readonly string[]> =>
      itemsOf(await as(who).get(path('排水暗沟', '&kinds=task'))).map(({ id }) => id);
    await as('office').eventually(path('排水暗沟'), (body) => itemsOf({ body }).length > 0);
    expect(await shown('office')).toEqual([taskId]);
    expect(await shown('liaison')).toEqual([taskId]);
    expect(itemsOf(await as('otherOffice').get(path('排水暗沟')))).toEqual([]);
    expect(await shown('stranger')).toEqual([]);
    expect(await as('keeper').get(path('排水'))).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
  });

  it('finds a task by the name of a file, as long as there is the file, for whoever sees the task', async () => {
    const { taskId } = await issuedPlan(plans);
    const liaison = as('liaison');
    await liaison.post(`/tasks/${taskId}/sign-for`);
    const [named, another] = [
      idOf(await liaison.upload('/files', '廊道清理前後.png', picture())),
      idOf(await liaison.upload('/files', '廊道無人認領.png', picture())),
    ];
    await liaison.post(`/tasks/${taskId}/submissions`, { evidence: [{ fileId: named }] });
    const asked = path('廊道');
    const { items } = await as('office').eventually(asked, (body) => itemsOf({ body }).length > 0);
    const found = { kind: 'file', text: '廊道清理前後.png', matched: [[0, 2]] };
    expect(items).toMatchObject([{ kind: 'task', id: taskId, matched: [], found, leadsTo: { fileId: named } }]);
    expect(itemsOf(await liaison.get(path('清理前后.PNG'))).map(({ id }) => id)).toEqual([taskId]);
    expect(itemsOf(await as('office').get(path('廊道', '&kinds=plan')))).toEqual([]);
    for (const who of ['otherOffice', 'stranger'] as const) expect(itemsOf(await as(who).get(asked))).toEqual([]);
    expect(itemsOf(await as('office').get(path('无人认领')))).toEqual([]);
    const reason = { code: 'private', text: '误传' };
    for (const id of [named, another]) {
      await liaison.post(`/files/${id}/destruction-requests`, { reason });
      expect((await as('office').post(`/files/${id}/destruction`)).status).toBe(200);
    }
    await as('office').eventually(asked, (body) => itemsOf({ body }).length === 0);
  });

  it('finds what was ordered to be put right by its subject, the number of its order and the names of its files', async () => {
    const office = as('office');
    const { property: subjectId } = await registerSubjects(plans);
    const due = { days: 5, of: 'calendar', dayOff: 'asWritten' };
    const rectification = { onTheSpot: false, due, serious: { due }, overdue: 'remind' };
    const programmeId = await publishedProgramme(office, { rectification });
    const fileIds = [idOf(await office.upload('/files', '消防通道.png', picture()))];
    const ordered = await office.post('/rectifications', {
      ...{ subjectId, programmeId, serious: true, what: '消防通道堵塞', foundOn: today, fileIds },
      ...{ source: { kind: 'order', reference: '清创督〔2026〕1号' }, documentNumber: '清创督〔2026〕2号' },
    });
    const id = idOf(ordered);
    const [item] = itemsOf(await office.get(path('清创督[2026]2号')));
    expect(item).toMatchObject({ kind: 'rectification', id, leadsTo: { subjectId, programmeId } });
    for (const q of [item?.title ?? '', '清创督[2026]1号', '消防通道'])
      expect(itemsOf(await office.get(path(q, '&kinds=rectification'))).map((each) => each.id)).toEqual([id]);
    expect(itemsOf(await as('stranger').get(path('消防通道')))).toEqual([]);
  });

  it('follows what is changed', async () => {
    const office = as('office');
    const programmeId = await publishedProgramme(office);
    const planId = idOf(await office.post('/plans', { programmeId, header: { ...header, title: '桥头旧方案' } }));
    expect(itemsOf(await office.get(path('桥头旧'))).map(({ id }) => id)).toEqual([planId]);
    await office.put(`/plans/${planId}/header`, { ...header, title: '桥头新方案' });
    expect(itemsOf(await office.get(path('桥头旧')))).toEqual([]);
    expect(itemsOf(await office.get(path('桥头新'))).map(({ id }) => id)).toEqual([planId]);
  });

  it.each([
    ['', 'REQUEST.INVALID'],
    ['?q=', 'REQUEST.INVALID'],
    ['?q=%20', 'REQUEST.INVALID'],
    [`?q=${'a'.repeat(101)}`, 'REQUEST.INVALID'],
    ['?q=a&limit=51', 'REQUEST.INVALID'],
    ['?q=a&limit=0', 'REQUEST.INVALID'],
    ['?q=a&kinds=person', 'REQUEST.INVALID'],
    ['?q=%E2%80%8B%C2%A0', 'REQUEST.INVALID'],
  ])('refuses %s', async (query, code) => {
    expect(await as('office').get(`/search${query}`)).toMatchObject({ status: 422, body: { code } });
  });
});
