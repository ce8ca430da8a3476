import {
  city,
  inDays,
  otherCounty,
  people,
  SeatedAuditor,
  TENANT,
  today,
  togetherAt,
  town,
  type Body,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { issuedPlan, submittedTask } from './testing/campaign-steps.js';
import { runPlans } from './testing/running-plans.js';

interface Entry {
  readonly type: string;
  readonly recordedAt: string;
}
const entriesOf = (body: Body): readonly Entry[] => body['entries'] as readonly Entry[];
const idsOf = (body: Body): readonly string[] => (body['items'] as readonly { readonly id: string }[]).map((i) => i.id);

describe('an auditor’s seat', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  let seat: SeatedAuditor;
  let first: { readonly planId: string; readonly taskId: string; readonly fileId: string };
  let second: { readonly planId: string; readonly taskId: string };

  const seated: SeatedAuditor['seated'] = (...given) => seat.seated(...given);
  const recorded = (): ReturnType<SeatedAuditor['recorded']> => seat.recorded();

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
    seat = new SeatedAuditor(plans, as, 'plans_read');
    first = await submittedTask(plans);
  }, 120_000);

  afterAll(() => plans.stop());

  it('gives nothing before it is given', async () => {
    expect(await as('seated').get('/tasks')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    expect(await recorded()).toEqual([]);
  });

  it('reads everything in its divisions, and nothing is written by it', async () => {
    const auditor = await seated(city, { from: today, to: null });
    const { planId, taskId, fileId } = first;
    for (const path of [
      `/plans/${planId}`,
      `/plans/${planId}/history`,
      `/tasks/${taskId}`,
      `/tasks/${taskId}/history`,
      `/files/${fileId}`,
      '/plans',
      '/tasks',
      '/programmes',
    ]) {
      expect([path, (await auditor.get(path)).status]).toEqual([path, 200]);
    }
    const content = await auditor.download(`/files/${fileId}/content?taskId=${taskId}`);
    expect(content.status).toBe(200);
    expect(content.headers.get('gongjian-read')).not.toBeNull();
    await content.arrayBuffer();
    expect(idsOf((await auditor.get('/tasks')).body)).toContain(taskId);
    for (const path of [`/tasks/${taskId}/sign-for`, `/plans/${planId}/close`]) {
      expect([path, (await auditor.post(path, {})).status]).toEqual([path, 403]);
    }
    expect(await auditor.get('/feed')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
  });

  it('has every answer recorded before it is given, with ids only', async () => {
    const before = (await recorded()).length;
    const answer = await as('seated').get(`/tasks/${first.taskId}?asOf=${new Date().toISOString()}`);
    const readId = answer.headers.get('gongjian-read');
    const reads = await recorded();
    expect(reads).toHaveLength(before + 1);
    expect(reads.at(-1)).toMatchObject({
      readId,
      seatId: seat.seatId,
      personId: people.seated,
      kind: 'read',
      route: '/api/plans/v1/tasks/:id',
      records: [first.taskId],
      filters: [{ name: 'asOf', values: [expect.stringMatching(/Z$/)] }],
      shown: [first.taskId],
      position: answer.headers.get('gongjian-position'),
    });
    expect(JSON.parse(reads.at(-1)?.metadata ?? '')).toMatchObject({
      tenant: TENANT,
      correlationId: readId,
      actor: { kind: 'person', id: people.seated, role: 'auditor', division: { id: city.id } },
    });
  });

  it('has no typed word in the record, and nothing that could not be asked', async () => {
    const reads = await seat.recordedBy(async () => {
      await as('seated').get('/search?q=%E6%9D%8E%E5%B0%8F%E6%98%8E');
      await as('seated').get('/tasks?limit=x');
    });
    expect(reads).toMatchObject([{ route: '/api/plans/v1/search', filters: [{ name: 'q', values: [] }] }]);
    expect(JSON.stringify(reads)).not.toContain('李小明');
  });

  it('has what it was refused recorded, and why', async () => {
    const missing = randomUUID();
    const reads = await seat.recordedBy(async () => {
      expect((await as('seated').get(`/tasks/${missing}`)).headers.get('gongjian-read')).not.toBeNull();
      await as('seated').get('/feed');
      await as('seated').post(`/tasks/${first.taskId}/sign-for`, {});
    });
    const refused = { shown: [], position: null, seatId: seat.seatId, personId: people.seated };
    expect(reads).toMatchObject([
      {
        ...{ ...refused, kind: 'read', route: '/api/plans/v1/tasks/:id', records: [missing] },
        refused: { status: 404, code: 'RESOURCE.NOT_FOUND' },
      },
      { ...refused, kind: 'read', route: '/api/plans/v1/feed', refused: { status: 403, code: 'ACCESS.DENIED' } },
      {
        ...{ ...refused, kind: 'act', route: '/api/plans/v1/tasks/:id/sign-for', records: [first.taskId] },
        refused: { status: 403, code: 'ACCESS.DENIED' },
      },
    ]);
  });

  it('is recorded like an auditor of the district’s own, who has none', async () => {
    const reads = await seat.recordedBy(async () => {
      const { headers } = await as('auditor').get(`/tasks/${first.taskId}`);
      expect(headers.get('gongjian-read')).not.toBeNull();
      await as('auditor').get(`/tasks/${randomUUID()}`);
      expect((await as('office').get(`/tasks/${first.taskId}`)).headers.get('gongjian-read')).toBeNull();
      expect((await as('auditAdmin').get('/reads')).headers.get('gongjian-read')).toBeNull();
    });
    expect(reads).toMatchObject([{ personId: people.auditor, kind: 'read', shown: [first.taskId] }]);
    expect(reads.filter((read) => 'seatId' in read)).toEqual([]);
    const { items } = await as('auditAdmin').eventually(`/reads?personId=${people.auditor}`, (body) => {
      return idsOf(body).length === reads.length;
    });
    expect(items).toMatchObject([{ seatId: null, refused: null }]);
  });

  it('has what it takes out recorded as well', async () => {
    const before = (await recorded()).length;
    const taken = { list: 'tasks', filters: [], columns: ['heading'], rows: 1, format: 'xlsx' };
    const { status, body } = await as('seated').post('/exports', taken);
    expect(status).toBe(201);
    expect((await recorded()).slice(before)).toMatchObject([
      { kind: 'export', route: '/api/plans/v1/exports', shown: [body['id']] },
    ]);
  });

  it('has many reads at once recorded one by one', async () => {
    const before = (await recorded()).length;
    const ids = await Promise.all(
      Array.from({ length: 40 }, async () => (await as('seated').get('/plans?limit=1')).headers.get('gongjian-read')),
    );
    const reads = (await recorded()).slice(before);
    expect(reads.map(({ readId }) => readId).sort()).toEqual(ids.sort());
  });

  describe('for the audit administrator', () => {
    const list = async (query = '') => (await as('auditAdmin').get(`/reads?limit=200${query}`)).body;

    it('is listed, newest first, in pages, by seat, person, record, kind, outcome and time', async () => {
      const all = await recorded();
      await as('auditAdmin').eventually('/reads?limit=200', (body) => idsOf(body).length === all.length);
      expect([...idsOf(await list())].sort()).toEqual(all.map(({ readId }) => readId).sort());
      const page = (await as('auditAdmin').get('/reads?limit=1')).body;
      expect(idsOf(page)).toHaveLength(1);
      expect(idsOf((await as('auditAdmin').get(`/reads?limit=1&cursor=${String(page['next'])}`)).body)).not.toEqual(
        idsOf(page),
      );
      const ofSeat = all.filter(({ seatId }) => seatId === seat.seatId);
      expect(idsOf(await list(`&seatId=${seat.seatId}`))).toHaveLength(ofSeat.length);
      expect(idsOf(await list(`&seatId=${randomUUID()}`))).toEqual([]);
      expect(idsOf(await list(`&personId=${people.seated}`))).toHaveLength(ofSeat.length);
      expect(idsOf(await list('&kind=export'))).toHaveLength(1);
      const refused = all.filter((read) => read.refused !== undefined).map(({ readId }) => readId);
      expect(refused.length).toBeGreaterThan(0);
      expect([...idsOf(await list('&refused=true'))].sort()).toEqual([...refused].sort());
      expect(idsOf(await list('&refused=false'))).toHaveLength(all.length - refused.length);
      const ofTask = all.filter(({ records, shown }) => [...records, ...shown].includes(first.taskId));
      expect(idsOf(await list(`&recordId=${first.taskId}`))).toHaveLength(ofTask.length);
      const { readAt = '' } = all[3] ?? {};
      const earlier = all.filter((read) => read.readAt < readAt);
      expect(idsOf(await list(`&before=${readAt}`))).toHaveLength(earlier.length);
      expect(idsOf(await list(`&from=${readAt}`))).toHaveLength(all.length - earlier.length);
    });

    it('is shown with its history, and to nobody else', async () => {
      const [id = ''] = idsOf(await list(`&seatId=${seat.seatId}&kind=export`));
      const { status, body } = await as('auditAdmin').get(`/reads/${id}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id,
        seatId: seat.seatId,
        personId: people.seated,
        correlationId: id,
        refused: null,
      });
      const { entries } = (await as('auditAdmin').get(`/reads/${id}/history`)).body;
      expect(entries).toMatchObject([{ type: 'AuditReadRecorded' }]);
      for (const who of ['seated', 'auditor', 'office', 'leader', 'keeper'] as const) {
        expect([who, (await as(who).get('/reads')).status]).toEqual([who, 403]);
        expect([who, (await as(who).get(`/reads/${id}`)).status]).toEqual([who, 403]);
      }
    });

    it('cannot be changed or deleted', async () => {
      const [id = ''] = idsOf(await list());
      for (const who of ['auditAdmin', 'seated', 'office'] as const) {
        expect((await as(who).delete(`/reads/${id}`)).status).toBe(404);
        expect((await as(who).put(`/reads/${id}`, {})).status).toBe(404);
        expect((await as(who).post(`/reads/${id}`, {})).status).toBe(404);
      }
    });
  });

  it('reads nothing outside its divisions', async () => {
    const elsewhere = await seated(otherCounty, { from: today, to: null });
    expect(idsOf((await elsewhere.get('/tasks')).body)).toEqual([]);
    expect(await elsewhere.get(`/tasks/${first.taskId}`)).toMatchObject({ status: 403 });
    expect(await elsewhere.get(`/tasks/${first.taskId}/history`)).toMatchObject({ status: 403 });
    expect(await elsewhere.get(`/files/${first.fileId}`)).toMatchObject({ status: 403 });
    const inTown = await seated(town, { from: today, to: null });
    expect(idsOf((await inTown.get('/tasks')).body)).toContain(first.taskId);
    expect(await inTown.get(`/tasks/${first.taskId}`)).toMatchObject({ status: 200 });
  });

  describe('for records of a period', () => {
    const tomorrow = inDays(1);
    const before = `${today}T23:59:59+08:00`;

    beforeAll(async () => {
      await plans.later(1);
      const { submissions } = (await as('office').get(`/tasks/${first.taskId}`)).body as {
        readonly submissions: readonly { readonly evidence: readonly { readonly sha256: string }[] }[];
      };
      const reviewed = await as('unitHead').post(`/tasks/${first.taskId}/reviews`, {
        level: 1,
        submission: 1,
        reviewed: submissions[0]?.evidence.map(({ sha256 }) => sha256),
        result: 'approve',
      });
      expect(reviewed).toMatchObject({ status: 200 });
      second = await issuedPlan(plans);
    }, 120_000);

    it('that is over shows them as they were at its end, and nothing that came later', async () => {
      const auditor = await seated(city, { from: inDays(-30), to: today });
      const { body } = await auditor.get(`/tasks/${first.taskId}`);
      const then = (await as('office').get(`/tasks/${first.taskId}?asOf=${encodeURIComponent(before)}`)).body;
      const now = (await as('office').get(`/tasks/${first.taskId}`)).body;
      expect(body['revision']).toBe(then['revision']);
      expect(body['revision']).not.toBe(now['revision']);
      const asked = await auditor.get(`/tasks/${first.taskId}?asOf=${encodeURIComponent(`${inDays(2)}T00:00:00Z`)}`);
      expect(asked.body['revision']).toBe(then['revision']);
      const history = entriesOf((await auditor.get(`/tasks/${first.taskId}/history`)).body);
      const whole = entriesOf((await as('office').get(`/tasks/${first.taskId}/history`)).body);
      expect(history.length).toBeGreaterThan(0);
      expect(history.length).toBeLessThan(whole.length);
      expect(await auditor.get(`/tasks/${second.taskId}`)).toMatchObject({ status: 404 });
      expect(await auditor.get(`/plans/${second.planId}`)).toMatchObject({ status: 404 });
      const listed = idsOf((await auditor.get('/tasks?limit=200')).body);
      expect(listed).toContain(first.taskId);
      expect(listed).not.toContain(second.taskId);
    });

    it('that begins later shows what something happened to in it, and that only', async () => {
      const auditor = await seated(city, { from: tomorrow, to: null });
      const history = entriesOf((await auditor.get(`/tasks/${first.taskId}/history`)).body);
      expect(history.map(({ type }) => type)).toEqual(['EvidenceReviewed']);
      expect(await auditor.get(`/tasks/${second.taskId}`)).toMatchObject({ status: 200 });
      expect(await auditor.get(`/plans/${first.planId}`)).toMatchObject({ status: 200 });
      const untouched = await seated(city, { from: inDays(2), to: null });
      expect(await untouched.get(`/tasks/${first.taskId}`)).toMatchObject({ status: 404 });
      expect(idsOf((await untouched.get('/tasks')).body)).toEqual([]);
      expect(await untouched.get(`/plans/${first.planId}`)).toMatchObject({ status: 200 });
    });

    it('is searched within it', async () => {
      const path = `/search?q=${encodeURIComponent('楼道')}&limit=50`;
      await as('office').eventually(path, (body) =>
        [first, second].every(({ taskId }) => idsOf(body).includes(taskId)),
      );
      const auditor = await seated(city, { from: inDays(-30), to: today });
      const seen = idsOf((await auditor.get(path)).body);
      expect(seen).toContain(first.taskId);
      expect(seen).not.toContain(second.taskId);
    });

    it('leaves out sums that are of no period', async () => {
      const auditor = await seated(city, { from: inDays(-30), to: null });
      expect(await auditor.get('/rollup')).toMatchObject({ status: 403 });
    });
  });

  describe('its end', () => {
    it('comes at once when it is ended', async () => {
      const auditor = await seated(city, { from: today, to: null });
      expect((await auditor.get('/tasks')).status).toBe(200);
      await seat.unseated();
      expect(await auditor.get('/tasks')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    });

    it('comes with its last day', async () => {
      await seated(city, { from: today, to: null }, { to: inDays(3) });
      await plans.later(2);
      expect((await as('seated').get('/tasks')).status).toBe(200);
      await plans.later(1);
      const before = (await recorded()).length;
      expect(await as('seated').get('/tasks')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
      expect(await recorded()).toHaveLength(before);
    });
  });
});
