import {
  community,
  county,
  people,
  togetherAt,
  type Body,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { runPlans } from './testing/running-plans.js';

interface Listed {
  readonly id: string;
  readonly exportedBy: { readonly personId: string };
}

const tasks = {
  list: 'tasks',
  filters: [{ name: 'divisionId', values: [community.id] }],
  columns: ['heading', 'unit', 'dueOn'],
  rows: 37,
  format: 'xlsx',
};

describe('exports of the lists of plans', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
  });

  afterAll(() => plans.stop());

  const exported = async (who: Who, change: object = {}): Promise<string> => {
    const { status, body } = await as(who).post('/exports', { ...tasks, ...change });
    expect(status).toBe(201);
    return body['id'] as string;
  };
  const itemsOf = (body: Body): readonly Listed[] => body['items'] as readonly Listed[];
  const listed = async (who: Who, query = ''): Promise<readonly string[]> =>
    itemsOf((await as(who).get(`/exports${query}`)).body).map(({ id }) => id);

  it('are recorded with who took out what, when and how many', async () => {
    const id = await exported('office');
    const { status, body } = await as('office').get(`/exports/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...tasks, id, exportedBy: { personId: people.office, role: 'office' } });
    const { entries } = (await as('office').get(`/exports/${id}/history`)).body as {
      readonly entries: readonly { readonly type: string }[];
    };
    expect(entries.map(({ type }) => type)).toEqual(['ListExported']);
    expect(await as('office').get(`/exports/${id}?asOf=2020-01-01T00:00:00Z`)).toMatchObject({ status: 404 });
  });

  it('are recorded once, however often the browser sends it', async () => {
    const key = randomUUID();
    const first = await as('handler').post('/exports', tasks, { key });
    const again = await as('handler').post('/exports', tasks, { key });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await as('handler').post('/exports', { ...tasks, rows: 38 }, { key })).toMatchObject({
      status: 422,
      body: { code: 'COMMAND.REUSED' },
    });
  });

  it('hold nothing that a person typed', async () => {
    for (const typed of ['李小明', '13800000000']) {
      const filters = [{ name: 'name', values: [typed] }];
      expect(await as('office').post('/exports', { ...tasks, filters })).toMatchObject({
        status: 422,
        body: { code: 'EXPORT.FILTER_NOT_CODED' },
      });
    }
    expect(await as('office').post('/exports', { ...tasks, columns: ['姓名'] })).toMatchObject({
      status: 422,
      body: { code: 'REQUEST.INVALID' },
    });
  });

  it('are seen by those who made them and by auditors, each within what is theirs', async () => {
    const [own, other] = [await exported('liaison'), await exported('town', { format: 'csv' })];
    expect(await listed('liaison')).toEqual([own]);
    expect(await listed('town')).toEqual([other]);
    expect(await as('town').get(`/exports/${own}`)).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    const all = await listed('auditor');
    expect(all).toEqual(expect.arrayContaining([own, other]));
    expect(all.indexOf(other)).toBeLessThan(all.indexOf(own));
    expect(await as('auditor').get(`/exports/${own}`)).toMatchObject({ status: 200 });
    expect(await listed('auditor', `?personId=${people.town}&format=csv&list=tasks`)).toEqual([other]);
    expect(await listed('auditor', `?list=titles`)).toEqual([]);
    expect(await listed('otherOffice')).toEqual([]);
    expect(await as('otherOffice').get(`/exports/${own}`)).toMatchObject({ status: 404 });
  });

  it('are refused to systems of agencies, and made by administrators too', async () => {
    expect(await as('health').post('/exports', tasks)).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    expect(await as('health').get('/exports')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    const id = await exported('keeper', { list: 'exports' });
    expect(await listed('keeper')).toEqual([id]);
    expect((await as('keeper').get(`/exports/${id}`)).body).toMatchObject({ division: { id: county.id } });
  });
});
