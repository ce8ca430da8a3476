import { removalAnnulledV1, titleNamedV1, titleRemovedV1 } from '@gongjian/awards-contracts';
import { resultCatalogue, type ResultEvent } from '@gongjian/assessments-domain';
import { removalSettledV1 } from '@gongjian/plans-contracts';
import { naturalId } from '@gongjian/shared-event-sourcing';
import { addDays, localDateAt } from '@gongjian/shared-kernel';
import {
  type Answer,
  type Body,
  county,
  type DistrictClient,
  people,
  type RunningDistrict,
  subjects,
  TENANT,
  today,
  togetherAt,
  units,
  type Who,
  why,
} from '@gongjian/shared-records/testing';
import { until } from '@gongjian/shared-projections/testing';
import { randomUUID } from 'node:crypto';
import { planned } from './testing/assessed-district.js';
import { definition, programmeIdOf, publish } from './testing/published.js';
import { runAssessments } from './testing/running-assessments.js';

const idOf = ({ body }: Answer): string => body['id'] as string;
const refusal = ({ status, body }: Answer): readonly [number, unknown] => [status, body['code']];

describe('applications', () => {
  let district: RunningDistrict;
  let programmes = 0;
  let as: (who: Who) => DistrictClient;
  const { compound, hamlet, community, closed, elsewhere } = subjects;

  beforeAll(async () => {
    district = await runAssessments();
    as = togetherAt(district);
  });

  afterAll(() => district.stop());

  /** A programme of its own: nothing is under way in it. */
  async function programme(change: object = {}): Promise<string> {
    const id = await publish(district, { key: `quiet-compound-${(programmes += 1)}`, ...change });
    const probe = { programmeId: id, subjectId: closed, filedBy: 'organisation' };
    await until(async () => {
      const { body } = await as('office').post('/applications', probe);
      return body['code'] !== 'APPLICATION.PROGRAMME_UNKNOWN';
    });
    return id;
  }

  const application = (programmeId: string, change: object = {}) => ({
    programmeId,
    subjectId: hamlet,
    filedBy: 'self',
    statement: '申请创建安静小区',
    declared: { households: 15 },
    ...change,
  });

  async function filed(programmeId: string, change: object = {}): Promise<string> {
    const answer = await as('community').post('/applications', application(programmeId, change));
    expect(refusal(answer)).toEqual([201, undefined]);
    return idOf(answer);
  }

  const read = async (who: Who, id: string, holds: (row: Body) => boolean): Promise<Body> =>
    as(who).eventually(`/applications/${id}`, holds);

  async function graded(applicationId: string, programmeId: string, grade: string, named: boolean): Promise<void> {
    const roundId = naturalId(TENANT, 'round', applicationId, 'evaluation');
    const sheetId = naturalId(TENANT, 'sheet', roundId, hamlet);
    const resultId = naturalId(TENANT, 'result', roundId, hamlet);
    const { body } = await as('office').get(`/applications/${applicationId}`);
    const event: ResultEvent = {
      type: 'SubjectGraded',
      data: {
        programme: programmeId,
        version: 1,
        rules: 2,
        key: body['key'] as string,
        resultId,
        roundId,
        roundCode: 'evaluation',
        kind: 'own',
        period: { key: 'once', from: today, to: today },
        decides: true,
        subject: body['subject'] as never,
        sheetId,
        sheetRevision: '3',
        applicationId,
        grade,
        named,
        total: null,
        of: null,
        stars: null,
        rank: null,
        ranked: null,
        missed: [],
        previous: null,
        countsIn: [],
        assessors: [people.assessor],
        basis: { programme: programmeId, version: 1, rules: 2, inputs: [] },
      },
    };
    await district.recordDirectory(resultCatalogue, resultId, [event]);
    await read('office', applicationId, (row) => (row['grades'] as readonly Body[]).length > 0);
  }

  describe('filing', () => {
    it('is judged by what is known and declared, and is at the first level at once', async () => {
      const programmeId = await programme();
      const filer = as('community');
      const key = randomUUID();
      const answer = await filer.post('/applications', application(programmeId), { key });
      expect(answer.status).toBe(201);
      const { body } = await filer.get(`/applications/${idOf(answer)}`);
      expect(body).toMatchObject({
        status: 'atLevel',
        waitsFor: { code: 'town', at: 'town', actedBy: 'town' },
        due: { from: today, days: 3, of: 'working' },
        filedBy: 'self',
        filer: { personId: people.community },
        statement: '申请创建安静小区',
        declared: { households: 15 },
        again: false,
        conditions: [{ met: true }, { met: true }, { met: true }],
        subject: { id: hamlet, town: { name: '桥南街道' }, county: { name: '清河县' } },
        may: { withdraw: true, approve: { code: 'ACCESS.DENIED' }, resubmit: { code: 'APPLICATION.NOT_RETURNED' } },
      });
      const repeat = await filer.post('/applications', application(programmeId), { key });
      expect([repeat.status, repeat.body]).toEqual([201, answer.body]);
      const reused = await filer.post('/applications', application(programmeId, { subjectId: compound }), { key });
      expect(refusal(reused)).toEqual([422, 'COMMAND.REUSED']);
      const second = await filer.post('/applications', application(programmeId));
      expect(refusal(second)).toEqual([409, 'GATE.OPEN_APPLICATION']);
      const gate = await filer.eventually(
        `/subjects/${hamlet}/gate/${programmeId}`,
        ({ application: open }) => open === idOf(answer),
      );
      expect(gate).toMatchObject({ status: 'open', application: idOf(answer) });
      const { body: history } = await as('office').get(`/applications/${idOf(answer)}/history`);
      expect((history['entries'] as readonly Body[]).map(({ type }) => type)).toEqual([
        'ApplicationFiled',
        'LevelReached',
      ]);
      expect(JSON.stringify(history)).not.toContain('/state');
    });

    it('is refused with every condition that is not met, in words, and leaves the gate free', async () => {
      const programmeId = await programme();
      const incident = await as('health').post('/incidents', {
        subjectId: compound,
        kind: 'confirmedCase',
        occurredAt: new Date(Date.now() - 86_400_000).toISOString(),
      });
      await as('office').eventually(`/subjects/${compound}/docket`, (docket) =>
        JSON.stringify(docket).includes(idOf(incident)),
      );
      const refused = await as('community').post(
        '/applications',
        application(programmeId, { subjectId: compound, declared: { households: 21 } }),
      );
      expect(refusal(refused)).toEqual([409, 'APPLICATION.CONDITIONS_NOT_MET']);
      expect((refused.body['details'] as Body)['conditions']).toMatchObject([
        { condition: 0, seen: [idOf(incident)], zh: expect.stringContaining('14'), en: expect.any(String) },
        { condition: 2, seen: [] },
      ]);
      const gate = await as('office').get(`/subjects/${compound}/gate/${programmeId}`);
      expect(refusal(gate)).toEqual([404, 'RESOURCE.NOT_FOUND']);
    });

    it.each([
      ['of no programme', { programmeId: randomUUID() }, 422, 'APPLICATION.PROGRAMME_UNKNOWN'],
      ['of no subject', { subjectId: randomUUID() }, 422, 'SUBJECT.UNKNOWN'],
      ['of a closed subject', { subjectId: closed }, 422, 'SUBJECT.CLOSED'],
      ['of a subject of another kind', { subjectId: community }, 422, 'APPLICATION.NOT_A_SUBJECT'],
      ['outside the filer’s place', { subjectId: elsewhere }, 403, 'ACCESS.DENIED'],
      ['that declares what is not asked', { declared: { lifts: 3 } }, 422, 'APPLICATION.DECLARED_INVALID'],
      ['with a value that is none', { declared: { households: { a: 1 } } }, 422, 'REQUEST.INVALID'],
    ])('is refused %s', async (_what, change, status, code) => {
      const programmeId = await programme();
      const answer = await as('community').post('/applications', application(programmeId, change));
      expect(refusal(answer)).toEqual([status, code]);
    });

    it('is refused by a programme that takes none, takes none of that way, or is over', async () => {
      const { application: _application, ...without } = definition;
      const none = await programme({ ...without, application: undefined });
      expect(refusal(await as('community').post('/applications', application(none)))).toEqual([
        409,
        'APPLICATION.NOT_TAKEN',
      ]);
      const own = await programme({ application: { ...definition.application, by: ['organisation'] } });
      expect(refusal(await as('community').post('/applications', application(own)))).toEqual([
        403,
        'APPLICATION.FILER_NOT_ALLOWED',
      ]);
      const over = await programme({ founding: { ...definition.founding, endsOn: '2026-01-31' } });
      expect(refusal(await as('community').post('/applications', application(over)))).toEqual([
        409,
        'APPLICATION.PROGRAMME_OVER',
      ]);
    });

    it('is the applicant’s own, or a recommendation: by an organisation, or of the public as an officer records it', async () => {
      const programmeId = await programme();
      for (const who of ['office', 'town', 'reviewer', 'health'] as const) {
        const answer = await as(who).post('/applications', application(programmeId));
        expect([who, ...refusal(answer)]).toEqual([who, 403, 'ACCESS.DENIED']);
      }
      const body = application(programmeId, { filedBy: 'public' });
      const officer = as('town');
      const recommended = idOf(await officer.post('/applications', body));
      expect((await officer.get(`/applications/${recommended}`)).body).toMatchObject({
        filedBy: 'public',
        filer: null,
        recordedBy: { personId: people.town },
        may: { approve: { code: 'ACCESS.DENIED' }, withdraw: true },
      });
      const own = await as('town').post(`/applications/${recommended}/approvals`, { level: 'town' });
      expect(refusal(own)).toEqual([403, 'ACCESS.DENIED']);
    });
  });

  describe('the review chain', () => {
    it('passes it up to two people’s determination and its filing', async () => {
      const programmeId = await programme();
      const id = await filed(programmeId);
      const act = (who: Who, what: string, body: object) => as(who).post(`/applications/${id}/${what}`, body);
      expect(refusal(await act('community', 'approvals', { level: 'town' }))).toEqual([403, 'ACCESS.DENIED']);
      expect(refusal(await act('office', 'approvals', { level: 'town' }))).toEqual([403, 'ACCESS.DENIED']);
      expect(refusal(await act('town', 'approvals', { level: 'evaluate' }))).toEqual([403, 'ACCESS.DENIED']);
      expect(refusal(await act('reviewer', 'approvals', { level: 'evaluate' }))).toEqual([
        409,
        'APPLICATION.NOT_AT_LEVEL',
      ]);
      const work = await as('town').eventually('/my-work', (page) => JSON.stringify(page).includes(id));
      expect(work).toMatchObject({
        applicationsToReview: { items: expect.arrayContaining([expect.objectContaining({ id })]) },
      });
      const key = randomUUID();
      const review = { level: 'town', note: why };
      const passed = await as('town').post(`/applications/${id}/approvals`, review, { key });
      expect(passed.status).toBe(200);
      const again = await as('town').post(`/applications/${id}/approvals`, review, { key });
      expect([again.status, again.body]).toEqual([200, passed.body]);

      expect(refusal(await act('reviewer', 'approvals', { level: 'evaluate' }))).toEqual([
        409,
        'APPLICATION.NOT_ASSESSED',
      ]);
      const roundId = naturalId(TENANT, 'round', id, 'evaluation');
      await read('office', id, (row) => (row['waitsFor'] as Body)['code'] === 'evaluate');
      const streams = async (): Promise<readonly unknown[]> => {
        const categories = ['round', 'sheet'];
        const events = await district.store.readAll({ filter: { categories }, limit: 500 });
        return events
          .filter(({ data }) => data.includes(roundId))
          .map(({ type, metadata }) => [type, actorOf(metadata)]);
      };
      await until(async () => (await streams()).length === 2);
      const rule = { kind: 'rule', post: 'rounds.evaluation.v1', unit: '清河县创建办' };
      expect(await streams()).toEqual([
        ['RoundOpened', rule],
        ['SheetOpened', rule],
      ]);

      await graded(id, programmeId, 'quiet', true);
      expect((await act('reviewer', 'approvals', { level: 'evaluate' })).status).toBe(200);
      expect(refusal(await act('office', 'acceptances', { level: 'determine' }))).toEqual([
        409,
        'APPLICATION.NOT_AT_LEVEL',
      ]);
      await act('office', 'approvals', { level: 'determine' });
      expect(refusal(await act('office', 'acceptances', { level: 'determine' }))).toEqual([
        403,
        'APPLICATION.SAME_PERSON',
      ]);
      expect((await read('office2', id, (row) => (row['may'] as Body)['accept'] === true))['status']).toBe('atLevel');
      expect((await act('office2', 'acceptances', { level: 'determine' })).status).toBe(200);
      const determined = await read('office', id, ({ status }) => status === 'determined');
      expect(determined).toMatchObject({
        determination: {
          grade: 'quiet',
          by: [{ personId: people.office }, { personId: people.office2 }],
          result: { roundId, grade: 'quiet' },
        },
        grades: [{ grade: 'quiet', named: true }],
        waitsFor: { code: 'file' },
      });
      expect(refusal(await act('community', 'withdrawal', { reason: why }))).toEqual([409, 'APPLICATION.DETERMINED']);
      const feed = await as('auditor').eventually('/feed?limit=200', (page) =>
        JSON.stringify(page).includes('gongjian.assessments.ApplicationDetermined.v1'),
      );
      const told = (feed['items'] as readonly Body[]).find(
        ({ type }) => type === 'gongjian.assessments.ApplicationDetermined.v1',
      );
      expect((told?.['data'] as Body)['assessors']).toEqual([
        people.assessor,
        people.reviewer,
        people.office,
        people.office2,
      ]);
      await act('office', 'filing', { level: 'file', receiptNumber: '市备〔2026〕12号' });
      await read('office', id, ({ status }) => status === 'filedUpward');
      await as('office').eventually(
        `/subjects/${hamlet}/gate/${programmeId}`,
        ({ application: open }) => open === null,
      );
      const { body: docket } = await as('office').get(`/subjects/${hamlet}/docket`);
      expect(JSON.stringify(docket)).toContain('"grade":"quiet"');
    });

    it('is not passed while what is known meanwhile stands against a condition, and says so', async () => {
      const programmeId = await programme();
      const id = await filed(programmeId);
      const incident = await as('health').post('/incidents', {
        subjectId: hamlet,
        kind: 'confirmedCase',
        occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
      });
      const known = () => as('office').get(`/subjects/${hamlet}/docket`);
      await until(async () => JSON.stringify((await known()).body).includes(idOf(incident)));
      const approval = () => as('town').post(`/applications/${id}/approvals`, { level: 'town' });
      const refused = await approval();
      expect(refusal(refused)).toEqual([409, 'APPLICATION.CONDITIONS_NOT_MET']);
      expect((refused.body['details'] as Body)['conditions']).toMatchObject([
        { condition: 0, seen: [idOf(incident)], zh: expect.stringContaining('14') },
      ]);
      expect((await as('town').get(`/applications/${id}`)).body).toMatchObject({
        may: { approve: { code: 'APPLICATION.CONDITIONS_NOT_MET' }, return: true, reject: true },
      });
      await as('health').post(`/incidents/${idOf(incident)}/withdrawal`, { reason: 'reportedInError' });
      await until(async () => (await approval()).status === 200);
      const passed = await read('office', id, ({ acts }) => (acts as readonly Body[]).length === 1);
      const docket = naturalId(TENANT, 'docket', hamlet);
      expect(passed).toMatchObject({
        conditions: [{ met: true }, { met: true }, { met: true }],
        basis: { inputs: [{ stream: `application-${id}` }, { stream: `docket-${docket}` }] },
      });
    });

    it('is not determined below the bar', async () => {
      const programmeId = await programme();
      const id = await filed(programmeId);
      await as('town').post(`/applications/${id}/approvals`, { level: 'town' });
      await graded(id, programmeId, 'none', false);
      await as('reviewer').post(`/applications/${id}/approvals`, { level: 'evaluate' });
      const below = await as('office').post(`/applications/${id}/approvals`, { level: 'determine' });
      expect(refusal(below)).toEqual([409, 'APPLICATION.BELOW_BAR']);
    });

    it('returns it with a reason and a date; submitted again it starts at the first level', async () => {
      const programmeId = await programme();
      const id = await filed(programmeId);
      const body = { level: 'town', reason: why, within: { days: 5, of: 'working' } };
      expect(refusal(await as('town').post(`/applications/${id}/returns`, { ...body, reason: undefined }))).toEqual([
        422,
        'REQUEST.INVALID',
      ]);
      await as('town').post(`/applications/${id}/returns`, body);
      const returned = await read('community', id, ({ status }) => status === 'returned');
      expect(returned).toMatchObject({ due: { days: 5 }, may: { resubmit: true }, waitsFor: null });
      const work = await as('community').eventually('/my-work', (page) => JSON.stringify(page).includes(id));
      expect((work['applicationsReturned'] as Body)['items']).toMatchObject([{ id }]);
      expect(refusal(await as('town').post(`/applications/${id}/resubmission`, {}))).toEqual([403, 'ACCESS.DENIED']);
      await as('community').post(`/applications/${id}/resubmission`, { statement: '已补正' });
      const again = await read('town', id, ({ status }) => status === 'atLevel');
      expect(again).toMatchObject({
        waitsFor: { code: 'town' },
        acts: [{ act: 'returned', reason: why, counts: false }],
        resubmissions: [{ statement: '已补正' }],
      });
    });

    it('rejects it where the level may; then, and when it is withdrawn, the subject may apply again', async () => {
      const programmeId = await programme();
      const first = await filed(programmeId);
      await as('town').post(`/applications/${first}/rejection`, { level: 'town', reason: why });
      await read('community', first, ({ status }) => status === 'rejected');
      const second = await filed(programmeId);
      await as('community').post(`/applications/${second}/withdrawal`, { reason: why });
      const third = await filed(programmeId);
      const { body } = await as('community').get(`/applications?programmeId=${programmeId}&sort=-changed`);
      const items = body['items'] as readonly Body[];
      expect(items.map(({ id, status }) => [id, status])).toEqual([
        [third, 'atLevel'],
        [second, 'withdrawn'],
        [first, 'rejected'],
      ]);
      const { body: stranger } = await as('stranger').get(`/applications?programmeId=${programmeId}`);
      expect(stranger).toEqual({ items: [], next: null });
      expect(refusal(await as('stranger').get(`/applications/${third}`))).toEqual([403, 'ACCESS.DENIED']);
      expect(refusal(await as('health').get('/applications'))).toEqual([403, 'ACCESS.DENIED']);
    });

    it('is taken in a historic programme where a plan started it again, and rests on that plan', async () => {
      const programmeId = await programme({ historic: true });
      const body = application(programmeId);
      expect(refusal(await as('community').post('/applications', body))).toEqual([409, 'APPLICATION.PROGRAMME_OVER']);
      const planId = await planned(district, programmeId, { restart: true });
      let answer = await as('community').post('/applications', body);
      await until(async () => {
        if (answer.status !== 201) answer = await as('community').post('/applications', body);
        return answer.status === 201;
      });
      const { basis } = await read('community', idOf(answer), ({ status }) => status === 'atLevel');
      expect((basis as Body)['inputs']).toContainEqual({
        stream: `plan-${planId}`,
        revision: expect.stringMatching(/^\d+$/),
      });
    });

    it('may be entered late', async () => {
      const programmeId = await programme();
      const lateEntry = { effectiveOn: '2026-10-12', reason: why };
      const id = await filed(programmeId, { lateEntry });
      expect((await as('community').get(`/applications/${id}`)).body).toMatchObject({
        filedOn: '2026-10-12',
        lateEntry,
        due: { from: '2026-10-12', lastDay: '2026-10-15' },
      });
      await read('office', id, ({ overdue }) => overdue === true);
      const early = { level: 'town', lateEntry: { effectiveOn: '2026-10-11', reason: why } };
      expect(refusal(await as('town').post(`/applications/${id}/approvals`, early))).toEqual([
        422,
        'APPLICATION.LATE_ENTRY_TOO_EARLY',
      ]);
    });
  });

  describe('a removal', () => {
    const subject = {
      kind: 'hamlet',
      name: '柳岸自然村',
      class: null,
      division: { id: county.id, name: county.name },
      unit: null,
    };
    const act = {
      actor: { kind: 'person' as const, id: randomUUID(), role: 'leader', post: null, division: null, unit: null },
      channel: 'console' as const,
      occurredAt: '2026-11-01T02:00:00.000Z',
    };
    const titleOf = (programmeId: string) => ({
      titleId: naturalId(TENANT, 'title', hamlet, programmeId),
      subjectId: hamlet,
      subject,
      programmeId,
      version: 1,
      key: keyOf(programmeId),
      grade: 'quiet',
      act,
    });
    const keyOf = (programmeId: string): string =>
      Array.from({ length: programmes }, (_, n) => `quiet-compound-${n + 1}`).find(
        (key) => programmeIdOf(key) === programmeId,
      ) ?? '';
    const named = (programmeId: string) =>
      district.tell({
        event: titleNamedV1,
        subject: `title-${titleOf(programmeId).titleId}`,
        data: {
          ...titleOf(programmeId),
          namingId: randomUUID(),
          how: 'named',
          names: { zh: '安静小区', en: 'Quiet' },
          namedOn: '2026-06-10',
          documentNumber: '清创〔2026〕8号',
          validity: { from: '2026-06-10', to: '2028-06-10' },
        },
      });
    const removed = (programmeId: string, removalId: string) =>
      district.tell({
        event: titleRemovedV1,
        subject: `title-${titleOf(programmeId).titleId}`,
        data: {
          ...titleOf(programmeId),
          removalId,
          mode: 'byRule',
          clause: '第七条',
          grounds: [],
          authority: { id: units.office, name: '清河县创建办', division: { id: county.id, name: county.name } },
          decidedAt: '2026-11-01T02:00:00.000Z',
          effectiveOn: '2026-11-01',
          documentNumber: null,
          plaqueNumber: null,
        },
      });
    const settled = (programmeId: string, removalId: string) => {
      const { titleId, version } = titleOf(programmeId);
      const place = { removalId, titleId, subjectId: hamlet, programmeId, version };
      return district.tell({
        event: removalSettledV1,
        subject: `followup-${removalId}`,
        data: {
          ...place,
          followUpId: randomUUID(),
          subject: { id: hamlet, ...subject },
          rectificationIds: [],
          act,
        },
      });
    };
    const gate = (programmeId: string, holds: (row: Body) => boolean): Promise<Body> =>
      as('office').eventually(`/subjects/${hamlet}/gate/${programmeId}`, holds);

    it('holds the open application and refuses another until it is settled; then it goes on', async () => {
      const programmeId = await programme();
      const id = await filed(programmeId);
      const removalId = randomUUID();
      await removed(programmeId, removalId);
      const held = await read('office', id, ({ status }) => status === 'onHold');
      expect(held).toMatchObject({ heldFor: removalId, waitsFor: null });
      const blocked = await as('town').post(`/applications/${id}/approvals`, { level: 'town' });
      expect(refusal(blocked)).toEqual([409, 'APPLICATION.ON_HOLD']);
      expect(refusal(await as('community').post(`/applications/${id}/resumption`))).toEqual([409, 'GATE.BLOCKED']);
      await as('community').post(`/applications/${id}/withdrawal`, { reason: why });
      const another = await as('community').post('/applications', application(programmeId));
      expect(refusal(another)).toEqual([409, 'GATE.BLOCKED']);
      await settled(programmeId, removalId);
      const { id: gateId } = await gate(programmeId, ({ status }) => status === 'open');
      const told = await district.store.readStream(`gate-${String(gateId)}`);
      const basisOf = (type: string): unknown =>
        (JSON.parse(told.find((event) => event.type === type)?.data ?? '') as Body)['basis'];
      const { titleId } = titleOf(programmeId);
      expect(basisOf('ApplicationsBlocked')).toMatchObject({
        programme: programmeId,
        inputs: [{ stream: `title-${titleId}` }],
      });
      expect(basisOf('BlockLifted')).toMatchObject({ inputs: [{ stream: `followup-${removalId}` }] });
      const again = await filed(programmeId);
      expect((await as('community').get(`/applications/${again}`)).body).toMatchObject({ again: true });
    });

    it('lets the application it held go on by itself where its conditions hold', async () => {
      const programmeId = await programme();
      const id = await filed(programmeId);
      const [one, two] = [randomUUID(), randomUUID()];
      await removed(programmeId, one);
      await removed(programmeId, two);
      await read('office', id, ({ status }) => status === 'onHold');
      await settled(programmeId, one);
      await gate(programmeId, ({ lifted = [] }) => (lifted as readonly string[]).length === 1);
      expect((await as('office').get(`/applications/${id}`)).body).toMatchObject({ status: 'onHold' });
      await settled(programmeId, two);
      const resumed = await read('office', id, ({ status }) => status === 'atLevel');
      expect(resumed).toMatchObject({ heldFor: null, due: { from: today, days: 3 } });
    });

    it('keeps it on hold while they do not, until what is known changes', async () => {
      const programmeId = await programme();
      const id = await filed(programmeId);
      const removalId = randomUUID();
      await removed(programmeId, removalId);
      await read('office', id, ({ status }) => status === 'onHold');
      const health = as('health');
      const incident = await health.post('/incidents', {
        subjectId: hamlet,
        kind: 'confirmedCase',
        occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
      });
      await as('office').eventually(`/subjects/${hamlet}/docket`, (docket) =>
        JSON.stringify(docket).includes(idOf(incident)),
      );
      await settled(programmeId, removalId);
      await gate(programmeId, ({ status }) => status === 'open');
      const refused = await as('community').post(`/applications/${id}/resumption`);
      expect(refusal(refused)).toEqual([409, 'APPLICATION.CONDITIONS_NOT_MET']);
      await health.post(`/incidents/${idOf(incident)}/withdrawal`, { reason: 'reportedInError' });
      await read('office', id, ({ status }) => status === 'atLevel');
      expect(refusal(await as('community').post(`/applications/${id}/resumption`))).toEqual([
        409,
        'APPLICATION.NOT_ON_HOLD',
      ]);
    });

    it('that is settled before it is heard of blocks nothing', async () => {
      const programmeId = await programme();
      const removalId = randomUUID();
      await settled(programmeId, removalId);
      await gate(programmeId, ({ lifted = [] }) => (lifted as readonly string[]).includes(removalId));
      await removed(programmeId, removalId);
      await gate(programmeId, ({ blocked = [] }) => (blocked as readonly string[]).includes(removalId));
      expect((await gate(programmeId, () => true))['status']).toBe('open');
      await filed(programmeId);
    });

    it('that is annulled counts as never decided: the title is held again', async () => {
      const programmeId = await programme();
      const removalId = randomUUID();
      await named(programmeId);
      await removed(programmeId, removalId);
      await gate(programmeId, ({ status }) => status === 'blocked');
      await district.tell({
        event: removalAnnulledV1,
        subject: `title-${titleOf(programmeId).titleId}`,
        data: {
          ...titleOf(programmeId),
          removalId,
          why: 'withdrawnReport',
          restored: { standing: 'conferred', validTo: '2028-06-10' },
        },
      });
      await gate(programmeId, ({ status }) => status === 'open');
      const { body } = await as('office').get(`/subjects/${hamlet}/docket`);
      const facts = body['facts'] as readonly Body[];
      expect(facts.find(({ factId }) => factId === titleOf(programmeId).titleId)).toMatchObject({
        standing: 'valid',
        occurredOn: '2026-06-10',
        validTo: '2028-06-10',
      });
      const titled = await as('community').post('/applications', application(programmeId));
      expect(refusal(titled)).toEqual([409, 'APPLICATION.TITLED_ALREADY']);
    });

    it('lets what it held go on by itself on the day that time alone meets its conditions', async () => {
      const programmeId = await programme();
      const id = await filed(programmeId);
      const removalId = randomUUID();
      await removed(programmeId, removalId);
      await read('office', id, ({ status }) => status === 'onHold');
      const occurredAt = new Date(Date.now() - 3_600_000).toISOString();
      const incident = await as('health').post('/incidents', { subjectId: hamlet, kind: 'confirmedCase', occurredAt });
      await as('office').eventually(`/subjects/${hamlet}/docket`, (docket) =>
        JSON.stringify(docket).includes(idOf(incident)),
      );
      await settled(programmeId, removalId);
      const waiting = await read('office', id, ({ resumesOn }) => resumesOn !== null);
      expect(waiting).toMatchObject({ status: 'onHold', resumesOn: addDays(localDateAt(occurredAt), 14) });
      await district.later(14);
      const resumed = await read('office', id, ({ status }) => status === 'atLevel');
      expect(resumed).toMatchObject({ resumesOn: null, heldFor: null });
      const { body: history } = await as('office').get(`/applications/${id}/history`);
      const last = (history['entries'] as readonly Body[]).slice(-2);
      expect(last).toMatchObject([
        { type: 'ResumptionForeseen', actor: { kind: 'rule' } },
        { type: 'ApplicationResumed', actor: { kind: 'rule' } },
      ]);
    });
  });

  describe('evaluated with the others of their year', () => {
    const year = Number(today.slice(0, 4));
    const roundOf = (programmeId: string, key: number): string =>
      naturalId(TENANT, 'round', programmeId, 'evaluation', county.id, String(key));
    const sheetOf = (programmeId: string, key: number): string =>
      naturalId(TENANT, 'sheet', roundOf(programmeId, key), hamlet);
    const sheet = (programmeId: string, key: number, holds: (row: Body) => boolean): Promise<Body> =>
      as('office').eventually(`/sheets/${sheetOf(programmeId, key)}`, holds);
    const isOf =
      (applicationId: string) =>
      ({ application: of }: Body): boolean =>
        (of as Body | undefined)?.['id'] === applicationId;
    const yearly = (): Promise<string> =>
      programme({ rounds: [{ ...definition.rounds[0], opens: { on: 'application', together: 'year' } }] });

    async function reached(programmeId: string): Promise<string> {
      const id = await filed(programmeId);
      expect((await as('town').post(`/applications/${id}/approvals`, { level: 'town' })).status).toBe(200);
      return id;
    }
    async function assessed(sheetId: string): Promise<void> {
      const office = as('office');
      expect((await office.post(`/sheets/${sheetId}/assessors`, { personId: people.assessor })).status).toBe(200);
      const values = { values: { households: 15 } };
      expect((await as('assessor').post(`/sheets/${sheetId}/assessments`, values)).status).toBe(200);
    }

    it('are told what their subject came to, though it withdrew another one before', async () => {
      const programmeId = await yearly();
      const first = await reached(programmeId);
      await sheet(programmeId, year, isOf(first));
      expect((await as('community').post(`/applications/${first}/withdrawal`, { reason: why })).status).toBe(200);
      const second = await reached(programmeId);
      await sheet(programmeId, year, isOf(second));
      await assessed(sheetOf(programmeId, year));
      expect((await as('office').post(`/rounds/${roundOf(programmeId, year)}/closure`, {})).status).toBe(202);
      const told = await read('office', second, ({ grades }) => (grades as readonly Body[]).length > 0);
      expect(told).toMatchObject({ grades: [{ grade: 'quiet' }] });
      expect((await read('office', first, () => true))['grades']).toEqual([]);
      const passed = await as('reviewer').post(`/applications/${second}/approvals`, { level: 'evaluate' });
      expect(refusal(passed)).toEqual([200, undefined]);
    });

    it('go on in the next round where theirs is concluded without them', async () => {
      const programmeId = await yearly();
      const id = await reached(programmeId);
      const sheetId = sheetOf(programmeId, year);
      await sheet(programmeId, year, isOf(id));
      const office = as('office');
      const closure = { unfinished: 'leaveOut' };
      expect((await office.post(`/rounds/${roundOf(programmeId, year)}/closure`, closure)).status).toBe(202);
      const next = await sheet(programmeId, year + 1, isOf(id));
      expect(next).toMatchObject({ status: 'open', period: { key: String(year + 1) } });
      expect((await office.get(`/sheets/${sheetId}`)).body).toMatchObject({
        leftOut: { lacking: { assessments: 1 } },
        may: { appointAssessor: { code: 'SHEET.ROUND_CLOSED' } },
      });
      const early = await office.post(`/rounds/${roundOf(programmeId, year + 1)}/closure`, closure);
      expect(refusal(early)).toEqual([409, 'ROUND.NOT_BEGUN']);
      expect((await office.get(`/rounds/${roundOf(programmeId, year + 1)}`)).body).toMatchObject({
        may: { close: { code: 'ROUND.NOT_BEGUN' } },
      });
    });
  });

  it('evaluated alone are evaluated again where that round is concluded without them', async () => {
    const programmeId = await programme();
    const id = await filed(programmeId);
    expect((await as('town').post(`/applications/${id}/approvals`, { level: 'town' })).status).toBe(200);
    const first = naturalId(TENANT, 'round', id, 'evaluation');
    const office = as('office');
    await office.eventually(`/rounds/${first}`, ({ status }) => status === 'open');
    await office.eventually(`/sheets/${naturalId(TENANT, 'sheet', first, hamlet)}`, ({ status }) => status === 'open');
    expect((await office.post(`/rounds/${first}/closure`, { unfinished: 'leaveOut' })).status).toBe(202);
    const next = naturalId(TENANT, 'round', first, 'next');
    const sheet = await office.eventually(
      `/sheets/${naturalId(TENANT, 'sheet', next, hamlet)}`,
      ({ status }) => status === 'open',
    );
    expect(sheet).toMatchObject({ status: 'open', application: { id } });
  });

  it('wait overdue at a level that does not act in time, and pass by nobody', async () => {
    const programmeId = await programme();
    const id = await filed(programmeId);
    await district.later(14);
    const overdue = await read('office', id, (row) => row['overdue'] === true);
    expect(overdue).toMatchObject({ status: 'atLevel', waitsFor: { code: 'town' } });
    const { body } = await as('office').get(`/applications?overdue=true&programmeId=${programmeId}`);
    expect((body['items'] as readonly Body[]).map((item) => item['id'])).toEqual([id]);
  });
});

function actorOf(metadata: string): unknown {
  const { actor } = JSON.parse(metadata) as { actor: { kind: string; post: Body; unit: Body } };
  return { kind: actor.kind, post: actor.post['id'], unit: actor.unit['name'] };
}
