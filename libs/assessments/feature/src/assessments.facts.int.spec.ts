import {
  type Answer,
  type Body,
  type DistrictClient,
  inDays,
  OTHER_TENANT,
  people,
  type RunningDistrict,
  services,
  subjects,
  today,
  togetherAt,
  type Who,
  why,
} from '@gongjian/shared-records/testing';
import { until } from '@gongjian/shared-projections/testing';
import { randomUUID } from 'node:crypto';
import { programmeIdOf, publish } from './testing/published.js';
import { runAssessments } from './testing/running-assessments.js';

const idOf = ({ body }: Answer): string => body['id'] as string;
const refusal = ({ status, body }: Answer): readonly [number, unknown] => [status, body['code']];

describe('facts of subjects', () => {
  let district: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  const { compound, hamlet, elsewhere, closed } = subjects;

  beforeAll(async () => {
    district = await runAssessments();
    as = togetherAt(district);
    await publish(district);
    await publish(district, {
      key: 'strict-compound',
      facts: {
        incidents: [],
        complaints: {
          kinds: [{ code: 'noise', names: { zh: '噪声扰民', en: 'Noise' } }],
          rectifyWithin: { days: 2, of: 'calendar', dayOff: 'asWritten' },
        },
      },
    });
    // A complaint of a kind only a published programme takes is refused until its definition is here.
    const hotline = as('hotline');
    await until(async () => (await hotline.post('/complaints', { ...noise(), reference: 'first' })).status === 201);
  });

  afterAll(() => district.stop());

  const anHourAgo = (): string => new Date(Date.now() - 3_600_000).toISOString();
  const aCase = (change: object = {}) => ({
    subjectId: compound,
    kind: 'confirmedCase',
    occurredAt: anHourAgo(),
    ...change,
  });
  function noise(change: object = {}) {
    return { subjectId: compound, kinds: ['noise'], receivedOn: today, what: '夜间施工', ...change };
  }
  const docketOf = async (subjectId: string, holds: (facts: readonly Body[]) => boolean): Promise<readonly Body[]> => {
    const body = await as('office').eventually(`/subjects/${subjectId}/docket`, (docket) =>
      holds((docket['facts'] ?? []) as readonly Body[]),
    );
    return body['facts'] as readonly Body[];
  };

  describe('an incident reported by the system of an agency', () => {
    it('says who reported it, and the same number is the same incident', async () => {
      const health = as('health');
      const body = { ...aCase(), reference: `JK-${randomUUID()}` };
      const reported = await health.post('/incidents', body);
      expect(reported.status).toBe(201);
      const { body: incident } = await health.get(`/incidents/${idOf(reported)}`);
      expect(incident).toMatchObject({
        status: 'reported',
        kind: 'confirmedCase',
        subject: { id: compound, name: '和顺小区', division: { name: '柳岸社区' }, unit: { name: '和顺物业公司' } },
        source: { id: services.health, kind: 'service', name: '疫情报送系统', unit: { name: '清河县创建办' } },
        reference: body.reference,
      });
      const again = await health.post('/incidents', body);
      expect([again.status, idOf(again)]).toEqual([201, idOf(reported)]);
      const other = await health.post('/incidents', { ...body, subjectId: hamlet });
      expect(refusal(other)).toEqual([409, 'INCIDENT.EXISTS']);
      const { body: history } = await health.get(`/incidents/${idOf(reported)}/history`);
      expect(history['entries']).toMatchObject([
        {
          type: 'IncidentReported',
          channel: 'agency',
          actor: { kind: 'service', id: services.health, role: 'agency' },
        },
      ]);
    });

    it('is carried out once under its key, and another one under that key is refused', async () => {
      const health = as('health');
      const key = randomUUID();
      const body = aCase();
      const [first, repeat] = [
        await health.post('/incidents', body, { key }),
        await health.post('/incidents', body, { key }),
      ];
      expect([repeat.status, repeat.body]).toEqual([201, first.body]);
      const reused = await health.post('/incidents', { ...body, kind: 'brawl' }, { key });
      expect(refusal(reused)).toEqual([422, 'COMMAND.REUSED']);
    });

    it('is one under its key, whatever number is given to another; a refusal keeps the key free', async () => {
      const health = as('health');
      const key = randomUUID();
      const body = { ...aCase(), reference: `JK-${randomUUID()}` };
      const refused = await health.post('/incidents', { ...body, kind: 'flood' }, { key });
      expect(refusal(refused)).toEqual([422, 'INCIDENT.KIND_UNKNOWN']);
      const first = await health.post('/incidents', { ...body, reference: `JK-${randomUUID()}` }, { key });
      expect(first.status).toBe(201);
      for (const other of [body, aCase()]) {
        expect(refusal(await health.post('/incidents', other, { key }))).toEqual([422, 'COMMAND.REUSED']);
      }
      const again = await health.post('/incidents', body);
      expect([again.status, idOf(again) === idOf(first)]).toEqual([201, false]);
      const [mine, another] = [`TS-${randomUUID()}`, `TS-${randomUUID()}`];
      const hotline = as('hotline');
      const complaintKey = randomUUID();
      const complaint = await hotline.post('/complaints', { ...noise(), reference: mine }, { key: complaintKey });
      expect(complaint.status).toBe(201);
      const more = await hotline.post('/complaints', { ...noise(), reference: another }, { key: complaintKey });
      expect(refusal(more)).toEqual([422, 'COMMAND.REUSED']);
    });

    it.each([
      ['outside its division', { subjectId: elsewhere }, 403, 'ACCESS.DENIED'],
      ['of no subject', { subjectId: randomUUID() }, 422, 'SUBJECT.UNKNOWN'],
      ['of a closed subject', { subjectId: closed }, 422, 'SUBJECT.CLOSED'],
      ['of a kind nobody takes', { kind: 'flood' }, 422, 'INCIDENT.KIND_UNKNOWN'],
      ['that is to come', { occurredAt: `${inDays(1)}T00:00:00.000Z` }, 422, 'INCIDENT.IN_FUTURE'],
      ['with a name for its number', { reference: '张三' }, 422, 'REQUEST.INVALID'],
      ['with more than it may say', { patient: '张三' }, 422, 'REQUEST.INVALID'],
    ])('is refused %s', async (_what, change, status, code) => {
      expect(refusal(await as('health').post('/incidents', aCase(change)))).toEqual([status, code]);
    });

    it('is its own: other systems see nothing of it, people of the division do', async () => {
      const reported = idOf(await as('health').post('/incidents', aCase()));
      for (const who of ['hotline', 'elsewhere', 'stranger'] as const) {
        expect(refusal(await as(who).get(`/incidents/${reported}`))).toEqual([403, 'ACCESS.DENIED']);
        expect(refusal(await as(who).get(`/incidents/${reported}/history`))).toEqual([403, 'ACCESS.DENIED']);
      }
      expect(refusal(await as('otherOffice').get(`/incidents/${reported}`))).toEqual([404, 'RESOURCE.NOT_FOUND']);
      for (const who of ['office', 'community', 'town', 'assessor'] as const) {
        expect((await as(who).get(`/incidents/${reported}`)).status).toBe(200);
      }
      const { body: own } = await as('health').get('/incidents?limit=200');
      const ids = (own['items'] as readonly Body[]).map(({ id, source }) => [id, (source as Body)['id']]);
      expect(ids).toContainEqual([reported, services.health]);
      expect(new Set(ids.map(([, source]) => source))).toEqual(new Set([services.health]));
      expect((await as('hotline').get('/incidents')).body).toEqual({ items: [], next: null });
      expect((await as('stranger').get('/incidents')).body).toEqual({ items: [], next: null });
    });

    it('is searched as it is listed: by its subject and number, and by other systems not at all', async () => {
      const reference = `JK-${randomUUID()}`;
      const reported = idOf(await as('health').post('/incidents', { ...aCase(), reference }));
      const search = (who: Who) => as(who).get(`/search?q=${reference.slice(3, 20).toUpperCase()}`);
      await as('health').eventually(`/search?q=${reference}`, ({ items }) => (items as readonly Body[]).length > 0);
      for (const who of ['health', 'office', 'town'] as const) {
        expect((await search(who)).body).toMatchObject({
          items: [{ kind: 'incident', id: reported, title: '和顺小区', found: { kind: 'reference', text: reference } }],
          more: false,
        });
      }
      for (const who of ['hotline', 'stranger', 'otherOffice'] as const) {
        expect((await search(who)).body).toEqual({ items: [], more: false, unfinished: [] });
      }
    });

    it('may do nothing else', async () => {
      const health = as('health');
      const reported = idOf(await health.post('/incidents', aCase({ kind: 'brawl' })));
      for (const [path, body] of [
        [`/incidents/${reported}/verification`, undefined],
        [`/incidents/${reported}/unfounded`, { reason: why }],
      ] as const) {
        expect(refusal(await health.post(path, body))).toEqual([403, 'ACCESS.DENIED']);
      }
      expect(refusal(await health.get(`/subjects/${compound}/docket`))).toEqual([403, 'ACCESS.DENIED']);
      expect(refusal(await health.get('/feed'))).toEqual([403, 'ACCESS.DENIED']);
    });
  });

  describe('an incident', () => {
    it('is verified by another person than its reporter, and found unfounded likewise', async () => {
      const [office, office2, reviewer] = [as('office'), as('office2'), as('reviewer')];
      const id = idOf(await office.post('/incidents', aCase({ kind: 'brawl', subjectId: hamlet })));
      const own = await office.post(`/incidents/${id}/verification`);
      expect(refusal(own)).toEqual([403, 'INCIDENT.OWN_VERIFICATION']);
      expect((await office2.post(`/incidents/${id}/verification`)).status).toBe(200);
      const { body } = await office2.get(`/incidents/${id}`);
      expect(body).toMatchObject({
        status: 'verified',
        source: { kind: 'person', name: '创建办主任' },
        verification: { by: { personId: people.office2, post: { name: '创建办副主任' } } },
      });
      await reviewer.post(`/incidents/${id}/unfounded`, { reason: why });
      expect((await reviewer.get(`/incidents/${id}`)).body).toMatchObject({
        status: 'unfounded',
        verification: { reason: why },
      });
      expect(refusal(await as('town').post(`/incidents/${id}/verification`))).toEqual([403, 'ACCESS.DENIED']);
    });

    it('is corrected and withdrawn by its reporter alone, and stands as it was before at any moment', async () => {
      const health = as('health');
      const said = aCase({ kind: 'brawl' });
      const id = idOf(await health.post('/incidents', said));
      const verified = await as('office').post(`/incidents/${id}/verification`);
      const corrected = { subjectId: hamlet, kind: 'brawl', occurredAt: said.occurredAt, reason: 'wrongSubject' };
      expect(refusal(await as('hotline').post(`/incidents/${id}/correction`, corrected))).toEqual([
        403,
        'INCIDENT.NOT_YOURS',
      ]);
      expect(refusal(await as('office').post(`/incidents/${id}/withdrawal`, { reason: 'error' }))).toEqual([
        403,
        'INCIDENT.NOT_YOURS',
      ]);
      const outside = await health.post(`/incidents/${id}/correction`, { ...corrected, subjectId: elsewhere });
      expect(refusal(outside)).toEqual([403, 'ACCESS.DENIED']);
      await docketOf(compound, (facts) =>
        facts.some(({ factId, standing }) => factId === id && standing === 'verified'),
      );

      await health.post(`/incidents/${id}/correction`, corrected);
      expect((await health.get(`/incidents/${id}`)).body).toMatchObject({
        status: 'reported',
        subject: { id: hamlet },
        verification: null,
        corrections: [{ was: { subject: { id: compound } }, reason: 'wrongSubject' }],
      });
      await docketOf(hamlet, (facts) => facts.some(({ factId, standing }) => factId === id && standing === 'reported'));
      await docketOf(compound, (facts) =>
        facts.some(({ factId, standing }) => factId === id && standing === 'unfounded'),
      );
      await health.post(`/incidents/${id}/correction`, { ...corrected, subjectId: compound });
      await docketOf(compound, (facts) =>
        facts.some(({ factId, standing }) => factId === id && standing === 'reported'),
      );
      await docketOf(hamlet, (facts) =>
        facts.some(({ factId, standing }) => factId === id && standing === 'unfounded'),
      );

      await health.post(`/incidents/${id}/withdrawal`, { reason: 'reportedInError' });
      expect((await health.get(`/incidents/${id}`)).body).toMatchObject({ status: 'withdrawn' });
      await docketOf(compound, (facts) => facts.every(({ factId }) => factId !== id));
      expect(refusal(await as('office').post(`/incidents/${id}/verification`))).toEqual([409, 'INCIDENT.WITHDRAWN']);
      const then = verified.headers.get('gongjian-position') ?? '';
      expect((await health.get(`/incidents/${id}?asOf=${then}`)).body).toMatchObject({
        status: 'verified',
        subject: { id: compound },
      });
    });

    it('is listed by what it says, sorted, page by page', async () => {
      const office = as('office');
      const ids: string[] = [];
      for (const day of ['2026-03-01', '2026-03-03', '2026-03-02']) {
        const occurredAt = `${day}T00:00:00.000Z`;
        ids.push(idOf(await office.post('/incidents', aCase({ subjectId: hamlet, kind: 'brawl', occurredAt }))));
      }
      const filter = `kind=brawl&subjectId=${hamlet}&occurredFrom=2026-03-01T00:00:00Z&occurredTo=2026-03-03T00:00:00Z`;
      const first = (await office.get(`/incidents?${filter}&sort=-occurred&limit=2`)).body;
      const listed = (page: Body): unknown[] => (page['items'] as readonly Body[]).map(({ id }) => id);
      expect(listed(first)).toEqual([ids[1], ids[2]]);
      const next = (await office.get(`/incidents?${filter}&sort=-occurred&limit=2&cursor=${String(first['next'])}`))
        .body;
      expect([listed(next), next['next']]).toEqual([[ids[0]], null]);
      const { body: none } = await office.get(`/incidents?${filter}&status=verified,unfounded`);
      expect(none).toEqual({ items: [], next: null });
    });

    it('may be entered late with its reason, not for a day before it happened', async () => {
      const office = as('office');
      const occurredAt = '2026-05-04T01:00:00.000Z';
      const late = (effectiveOn: string) =>
        office.post('/incidents', aCase({ occurredAt, lateEntry: { effectiveOn, reason: why } }));
      const { body } = await office.get(`/incidents/${idOf(await late('2026-05-05'))}`);
      expect(body).toMatchObject({ lateEntry: { effectiveOn: '2026-05-05', reason: why } });
      expect(refusal(await late('2026-05-03'))).toEqual([422, 'INCIDENT.LATE_ENTRY_TOO_EARLY']);
      expect(refusal(await late(inDays(1)))).toEqual([422, 'INCIDENT.LATE_ENTRY_IN_FUTURE']);
    });
  });

  const registered = async (change: object = {}): Promise<string> =>
    idOf(await as('hotline').post('/complaints', noise(change)));

  describe('a complaint', () => {
    it('is sealed: what it says for readers of the record, who complains for who handles it', async () => {
      const id = await registered({ complainant: '王某' });
      for (const [who, complainant] of [
        ['hotline', '王某'],
        ['office', '王某'],
        ['town', '王某'],
        ['community', null],
        ['leader', null],
      ] as const) {
        expect((await as(who).get(`/complaints/${id}`)).body).toMatchObject({ what: '夜间施工', complainant });
      }
      const history = JSON.stringify((await as('leader').get(`/complaints/${id}/history`)).body);
      expect(history).toContain('夜间施工');
      expect(history).not.toContain('王某');
      expect(JSON.stringify((await as('office').get(`/complaints/${id}/history`)).body)).toContain('王某');
      const [event] = await district.store.readStream(`complaint-${id}`);
      expect(event?.data).not.toContain('夜间施工');
      expect(event?.data).not.toContain('王某');
      expect(refusal(await as('health').get(`/complaints/${id}`))).toEqual([403, 'ACCESS.DENIED']);
    });

    it('that is verified is to be put right within the strictest time published, which the record names', async () => {
      const id = await registered({ subjectId: hamlet });
      expect(refusal(await as('community').post(`/complaints/${id}/rectification`, { how: '已劝停' }))).toEqual([
        409,
        'COMPLAINT.NOT_VERIFIED',
      ]);
      const town = as('town');
      await town.post(`/complaints/${id}/verification`);
      const { body } = await town.get(`/complaints/${id}`);
      expect(body).toMatchObject({
        status: 'verified',
        due: { from: today, lastDay: inDays(2), days: 2, of: 'calendar' },
      });
      const { body: history } = await as('office').get(`/complaints/${id}/history`);
      expect((history['entries'] as readonly Body[])[1]).toMatchObject({
        basis: { programme: programmeIdOf('strict-compound'), version: 1 },
      });
      await docketOf(hamlet, (facts) => facts.some(({ factId, verified }) => factId === id && verified === true));

      await as('community').post(`/complaints/${id}/rectification`, { how: '已劝停' });
      expect(refusal(await as('health').post(`/complaints/${id}/closure`))).toEqual([403, 'ACCESS.DENIED']);
      const office = as('office');
      await office.post(`/complaints/${id}/closure`);
      expect((await office.get(`/complaints/${id}`)).body).toMatchObject({
        status: 'closed',
        rectification: { how: '已劝停', by: { personId: people.community } },
        closure: { by: { personId: people.office } },
      });
    });

    it('is not checked by who registered it, nor closed by who put it right', async () => {
      const town = as('town');
      const id = idOf(await town.post('/complaints', noise()));
      expect(refusal(await town.post(`/complaints/${id}/verification`))).toEqual([403, 'COMPLAINT.OWN_CHECK']);
      await as('office').post(`/complaints/${id}/verification`);
      await town.post(`/complaints/${id}/rectification`, { how: '已整改' });
      expect(refusal(await town.post(`/complaints/${id}/closure`))).toEqual([403, 'COMPLAINT.OWN_CHECK']);
    });

    it('about another subject is to be verified anew; withdrawn it counts nowhere', async () => {
      const hotline = as('hotline');
      const id = await registered({ reference: `GD-${randomUUID()}` });
      await as('office').post(`/complaints/${id}/verification`);
      await docketOf(compound, (facts) => facts.some(({ factId, verified }) => factId === id && verified === true));
      const corrected = { subjectId: hamlet, kinds: ['noise'], receivedOn: today, reason: 'wrongSubject' };
      await hotline.post(`/complaints/${id}/correction`, corrected);
      expect((await hotline.get(`/complaints/${id}`)).body).toMatchObject({
        status: 'registered',
        due: null,
        check: null,
      });
      await docketOf(hamlet, (facts) => facts.some(({ factId, verified }) => factId === id && verified === false));
      await docketOf(compound, (facts) => facts.some(({ factId, verified }) => factId === id && verified === false));
      expect(refusal(await as('office').post(`/complaints/${id}/withdrawal`, { reason: 'error' }))).toEqual([
        403,
        'COMPLAINT.NOT_YOURS',
      ]);
      await hotline.post(`/complaints/${id}/withdrawal`, { reason: 'reportedInError' });
      await docketOf(hamlet, (facts) => facts.every(({ factId }) => factId !== id));
      expect(refusal(await as('office').post(`/complaints/${id}/verification`))).toEqual([409, 'COMPLAINT.CLOSED']);
    });

    it('is found unfounded with a reason', async () => {
      const id = await registered();
      const office = as('office');
      await office.post(`/complaints/${id}/unfounded`, { reason: why });
      expect((await office.get(`/complaints/${id}`)).body).toMatchObject({
        status: 'unfounded',
        check: { reason: why },
        due: null,
      });
    });

    it('is listed without what it says', async () => {
      const { body } = await as('office').get('/complaints?status=registered,verified&sort=-received&limit=200');
      const items = body['items'] as readonly Body[];
      expect(items.every(({ status }) => status === 'registered' || status === 'verified')).toBe(true);
      expect(items.length).toBeGreaterThan(0);
      expect(JSON.stringify(body)).not.toContain('夜间施工');
      const { body: own } = await as('health').get('/complaints');
      expect(own).toEqual({ items: [], next: null });
    });
  });

  describe('the docket', () => {
    it('is told of as it was at any moment, with its history, to who may read what the subject applied for', async () => {
      const id = idOf(await as('health').post('/incidents', aCase()));
      await docketOf(compound, (facts) => facts.some(({ factId }) => factId === id));
      const { body } = await as('leader').get(`/subjects/${compound}/docket/history?limit=200`);
      expect((body['entries'] as readonly Body[]).map(({ type }) => type)).toContain('FactNoted');
      expect(refusal(await as('stranger').get(`/subjects/${compound}/docket`))).toEqual([403, 'ACCESS.DENIED']);
      expect(refusal(await as('office').get(`/subjects/${randomUUID()}/docket`))).toEqual([404, 'RESOURCE.NOT_FOUND']);
    });
  });

  it('are told other contexts', async () => {
    const tenantless = district.store.readStream(`published_assessments-${OTHER_TENANT}`);
    await expect(tenantless).rejects.toMatchObject({ code: 'StreamNotFound' });
    const health = as('health');
    const id = idOf(await health.post('/incidents', aCase()));
    const feed = await as('auditor').eventually('/feed?limit=200', (page) => JSON.stringify(page).includes(id));
    expect(JSON.stringify(feed)).toContain('gongjian.assessments.IncidentReported.v1');
  });

  it('become overdue by themselves where they are not put right in time', async () => {
    const [late, put] = [await registered({ subjectId: hamlet }), await registered({ subjectId: hamlet })];
    for (const id of [late, put]) await as('office').post(`/complaints/${id}/verification`);
    await as('community').post(`/complaints/${put}/rectification`, { how: '已劝停' });
    await district.later(3);
    const overdue = await as('office').eventually(`/complaints/${late}`, ({ overdueSince }) => overdueSince !== null);
    expect(overdue).toMatchObject({ status: 'verified', overdueSince: (overdue['due'] as Body)['dueAt'] });
    const { body: list } = await as('office').get('/complaints?overdue=true&limit=200');
    const ids = (list['items'] as readonly Body[]).map(({ id }) => id);
    expect(ids).toContain(late);
    expect(ids).not.toContain(put);
    const { body: history } = await as('office').get(`/complaints/${late}/history`);
    expect((history['entries'] as readonly Body[]).at(-1)).toMatchObject({
      type: 'ComplaintBecameOverdue',
      channel: 'rule',
      actor: { kind: 'rule', post: { id: 'facts.complaints.v1' }, unit: { name: '清河县创建办' } },
    });
  });
});
