import {
  type Body,
  type DistrictClient,
  togetherAt,
  type RunningDistrict,
  today,
  units,
  type Who,
} from '@gongjian/shared-records/testing';
import { draftedPlan, header, idOf, issuedPlan, item, publishedProgramme } from './testing/campaign-steps.js';
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
