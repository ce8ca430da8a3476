import {
  county,
  type DistrictClient,
  inDays,
  otherCounty,
  people,
  today,
  togetherAt,
  town,
  units,
  why,
  type Answer,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { createHash, randomUUID } from 'node:crypto';
import { definition, planned, published, registered, round } from './testing/assessed-district.js';
import { runAssessments } from './testing/running-assessments.js';

const idOf = (answer: Answer): string => answer.body['id'] as string;
const itemsOf = (body: Body): readonly Body[] => body['items'] as readonly Body[];

describe('a round of assessment over HTTP', () => {
  let district: RunningDistrict;
  let subjects: readonly string[];
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    district = await runAssessments();
    as = togetherAt(district);
    const first = await registered(district, { name: '柳荫花园', class: 'old' });
    const second = await registered(district, {
      name: '和顺小区',
      class: 'new',
      unit: { id: units.property, name: '和顺物业公司' },
    });
    const third = await registered(district, { name: '东风里', division: county });
    subjects = [first, second, third];
    await registered(district, { name: '市场', kind: 'point' });
    await registered(district, { name: '沿河路', kind: 'point' });
    await registered(district, { name: '别处小区', division: otherCounty });
    await registered(district, { name: '拆除的小区', closedOn: '2025-01-01' });
  });

  afterAll(() => district.stop());

  async function openedRound(change: object = {}): Promise<{ roundId: string; sheets: ReadonlyMap<string, string> }> {
    const programmeId = await published(district, change);
    const planId = await planned(district, programmeId);
    return entered(planId);
  }

  /** The plan's only round, once its subjects are in. */
  async function entered(planId: string): Promise<{ roundId: string; sheets: ReadonlyMap<string, string> }> {
    const office = as('office');
    const { items } = await office.eventually(`/rounds?planId=${planId}`, (body) =>
      itemsOf(body).some(({ subjects: count }) => count !== null),
    );
    const [opened] = items as readonly Body[];
    const roundId = opened?.['id'] as string;
    const count = opened?.['subjects'];
    const listed = await office.eventually(`/sheets?roundId=${roundId}`, (body) => itemsOf(body).length === count);
    const sheets = itemsOf(listed);
    const bySubject = sheets.map(
      (sheet) => [(sheet['subject'] as Body)['id'] as string, sheet['id'] as string] as const,
    );
    return { roundId, sheets: new Map(bySubject) };
  }

  const sheetOf = (sheets: ReadonlyMap<string, string>, n: number): string =>
    sheets.get(subjects[n] as string) as string;

  async function appoint(sheetId: string, ...assessors: readonly Who[]): Promise<void> {
    for (const who of assessors) {
      const answer = await as('office').post(`/sheets/${sheetId}/assessors`, {
        personId: people[who as keyof typeof people],
      });
      expect(answer.status).toBe(200);
    }
  }

  const found = (order: unknown, green: unknown, gate = true) => ({ values: { gate, order, green } });

  async function assessed(sheetId: string, order: unknown, green: unknown, gate = true): Promise<void> {
    await appoint(sheetId, 'assessor', 'assessor2');
    for (const who of ['assessor', 'assessor2'] as const) {
      expect((await as(who).post(`/sheets/${sheetId}/assessments`, found(order, green, gate))).status).toBe(200);
    }
  }

  async function concluded(roundId: string): Promise<Body> {
    const office = as('office');
    expect((await office.post(`/rounds/${roundId}/closure`, {})).status).toBe(202);
    return office.eventually(`/rounds/${roundId}`, ({ status }) => status === 'concluded' || status === 'tied');
  }

  describe('that a plan asks for', () => {
    it('opens by itself, with a sheet for every subject in scope that is open', async () => {
      const { roundId, sheets } = await openedRound();
      expect([...sheets.keys()].sort()).toEqual([...subjects].sort());
      const { body } = await as('office').get(`/rounds/${roundId}`);
      const year = today.slice(0, 4);
      expect(body).toMatchObject({
        status: 'open',
        kind: 'own',
        openedBy: null,
        period: { key: year, from: `${year}-01-01`, to: `${year}-12-31` },
        due: { from: `${year}-12-31` },
        subjects: { count: 3 },
        may: { close: true, cancel: true, decideTie: { code: 'ACCESS.DENIED' } },
      });
      const history = await as('office').get(`/rounds/${roundId}/history`);
      expect(
        (history.body['entries'] as readonly Body[]).map(({ type, actor }) => [type, (actor as Body)['kind']]),
      ).toEqual([
        ['RoundOpened', 'rule'],
        ['RoundSubjectsEntered', 'rule'],
      ]);
      const sheet = await as('office').get(`/sheets/${sheetOf(sheets, 1)}`);
      expect(sheet.body).toMatchObject({
        status: 'open',
        subject: { name: '和顺小区', unit: { id: units.property }, town: { id: town.id }, county: { id: county.id } },
        asked: [
          { code: 'gate', required: true, toldBy: 'person' },
          { code: 'order', kind: 'score' },
          { code: 'green' },
        ],
      });
    });

    it('opens the rounds of the periods that are over one after the other, while the plan runs', async () => {
      const programmeId = await published(district, {
        rounds: [round('monthly', { opens: { on: 'plan', every: 'month' }, decides: false })],
      });
      const planId = await planned(district, programmeId, { period: { from: inDays(-70), to: inDays(40) } });
      const office = as('office');
      const body = await office.eventually(`/rounds?planId=${planId}`, (page) =>
        itemsOf(page).some(({ period }) => ((period as Body)['to'] as string) >= today),
      );
      const periods = itemsOf(body).map(({ period }) => period as Body);
      const firsts = periods.map(({ from }) => from as string).sort();
      expect(firsts[0]).toBe(inDays(-70));
      expect(new Set(periods.map(({ key }) => key)).size).toBe(periods.length);
      expect(periods.length).toBeGreaterThanOrEqual(3);
      const overdue = await office.eventually(`/rounds?planId=${planId}`, (page) =>
        itemsOf(page).some(({ overdueSince }) => overdueSince !== null),
      );
      expect(itemsOf(overdue).at(-1)).toMatchObject({ period: { from: inDays(-70) } });
    });
  });

  describe('opened by hand', () => {
    it('is a mock that decides nothing, or told by another authority', async () => {
      const programmeId = await published(district);
      const office = as('office');
      const open = (kind: string) =>
        office.post('/rounds', {
          programme: { id: programmeId, version: 1 },
          roundCode: 'annual',
          kind,
          divisionId: county.id,
          period: { from: '2026-07-01', to: '2026-09-30' },
        });
      await office.eventually('/rounds', () => true);
      const mock = await open('mock');
      expect(mock.status).toBe(201);
      expect((await office.get(`/rounds/${idOf(mock)}`)).body).toMatchObject({
        kind: 'mock',
        decides: false,
        period: { key: '2026-Q3' },
        openedBy: { personId: people.office },
      });
      const external = await open('external');
      expect((await office.get(`/rounds/${idOf(external)}`)).body).toMatchObject({ kind: 'external', assessors: null });
    });

    it('refuses codes the version does not have, versions and programmes that are not there, and other offices', async () => {
      const programmeId = await published(district);
      const { roundId } = await entered(await planned(district, programmeId));
      expect(roundId).toBeDefined();
      const body = {
        programme: { id: programmeId, version: 1 },
        roundCode: 'other',
        kind: 'own',
        divisionId: county.id,
        period: { from: '2026-07-01', to: '2026-09-30' },
      };
      expect(await as('office').post('/rounds', body)).toMatchObject({
        status: 422,
        body: { code: 'ROUND.UNKNOWN_CODE' },
      });
      const under = (id: string, version: number) =>
        as('office').post('/rounds', { ...body, roundCode: 'annual', programme: { id, version } });
      expect(await under(programmeId, 9)).toMatchObject({
        status: 422,
        body: { code: 'ROUND.UNKNOWN_VERSION', details: { latest: 1 } },
      });
      expect(await under(programmeId, 2)).toMatchObject({ status: 503, body: { code: 'DEFINITION.NOT_HERE_YET' } });
      const nowhere = randomUUID();
      expect(await under(nowhere, 1)).toMatchObject({
        status: 422,
        body: { code: 'ROUND.UNKNOWN_PROGRAMME', details: { programmeId: nowhere } },
      });
      expect(
        await as('office').post('/rounds', { ...body, roundCode: 'annual', divisionId: otherCounty.id }),
      ).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
      expect(await as('leader').post('/rounds', body)).toMatchObject({ status: 403 });
      expect(
        await as('office').post('/rounds', { ...body, period: { from: '2026-09-30', to: '2026-07-01' } }),
      ).toMatchObject({ status: 422, body: { code: 'REQUEST.INVALID' } });
    });

    it('is cancelled while it has no conclusion', async () => {
      const { roundId } = await openedRound();
      const cancelled = await as('office').post(`/rounds/${roundId}/cancellation`, { reason: why });
      expect(cancelled.status).toBe(200);
      expect((await as('office').get(`/rounds/${roundId}`)).body).toMatchObject({
        status: 'cancelled',
        cancellation: { reason: { code: 'other', text: '测试理由' } },
        may: { cancel: { code: 'ROUND.NOT_OPEN' }, close: { code: 'ROUND.NOT_OPEN' } },
      });
      expect(await as('office').post(`/rounds/${roundId}/closure`, {})).toMatchObject({ status: 409 });
    });
  });

  describe('whose sheets are scored', () => {
    it('keeps what each assessor found sealed until all are in, histories and the past included', async () => {
      const { sheets } = await openedRound();
      const sheetId = sheetOf(sheets, 0);
      await appoint(sheetId, 'assessor', 'assessor2');
      const first = await as('assessor').post(`/sheets/${sheetId}/assessments`, found('8.5', 7));
      expect(first.status).toBe(200);
      const position = first.headers.get('gongjian-position') as string;
      const filedOf = async (who: Who): Promise<readonly Body[]> => {
        const { body } = await as(who).get(`/sheets/${sheetId}/history`);
        return (body['entries'] as readonly Body[])
          .filter(({ type }) => type === 'AssessmentFiled')
          .map(({ data }) => data as Body);
      };
      const office = as('office');
      const now = await office.eventually(`/sheets/${sheetId}`, ({ status }) => status === 'waiting');
      expect(JSON.stringify(now)).not.toContain('8.5');
      expect(now).toMatchObject({ score: null, assessments: [{ assessor: { personId: people.assessor } }] });
      expect((await filedOf('office'))[0]).not.toHaveProperty('values');
      expect((await filedOf('assessor2'))[0]).not.toHaveProperty('values');
      expect((await filedOf('assessor'))[0]).toMatchObject({ values: { order: '8.5' } });
      expect((await as('assessor2').post(`/sheets/${sheetId}/assessments`, found(8, 8))).status).toBe(200);
      expect((await filedOf('office')).map(({ values }) => values)).toEqual([
        { gate: true, green: 7, order: '8.5' },
        { gate: true, green: 8, order: 8 },
      ]);
      const scored = await as('assessor2').eventually(`/sheets/${sheetId}`, ({ status }) => status === 'scored');
      expect(scored).toMatchObject({
        score: {
          values: { gate: true, order: '8.25', green: '7.5' },
          result: {
            total: '15.75',
            of: 20,
            indicators: [
              { code: 'gate', met: true, why: { rule: 'answer' } },
              { code: 'order', points: '8.25', of: 10, why: { rule: 'value', numbers: [{ value: '8.25' }] } },
              { code: 'green', points: '7.5' },
            ],
          },
          way: { to: 'best', steps: [{ kind: 'gain', code: 'green', points: '2.25' }] },
        },
      });
      const then = await as('assessor2').get(`/sheets/${sheetId}?asOf=${encodeURIComponent(position)}`);
      expect(then.status).toBe(200);
      expect(then.body).toMatchObject({ status: 'waiting', score: null, may: null });
      expect(JSON.stringify(then.body)).not.toContain('8.5');
    });

    it('asks one more assessor where two are too far apart', async () => {
      const { sheets } = await openedRound();
      const sheetId = sheetOf(sheets, 0);
      await appoint(sheetId, 'assessor', 'assessor2');
      expect(await as('office').post(`/sheets/${sheetId}/assessors`, { personId: people.reviewer })).toMatchObject({
        status: 409,
        body: { code: 'SHEET.ASSESSORS_ENOUGH' },
      });
      await as('assessor').post(`/sheets/${sheetId}/assessments`, found(4, 8));
      await as('assessor2').post(`/sheets/${sheetId}/assessments`, found(9, 8));
      const office = as('office');
      const apart = await office.eventually(`/sheets/${sheetId}`, ({ status }) => status === 'arbitration');
      expect(apart).toMatchObject({ arbitrated: ['order'], may: { appointAssessor: true } });
      await appoint(sheetId, 'reviewer');
      const refused = await as('reviewer').post(`/sheets/${sheetId}/assessments`, found(7, 8));
      expect(refused).toMatchObject({
        status: 422,
        body: { code: 'SHEET.VALUES_INVALID', details: { errors: [{ pointer: '/gate' }, { pointer: '/green' }] } },
      });
      await as('reviewer').post(`/sheets/${sheetId}/assessments`, { values: { order: 7 } });
      const scored = await office.eventually(`/sheets/${sheetId}`, ({ status }) => status === 'scored');
      expect(scored).toMatchObject({ score: { values: { order: 7, green: 8 } } });
    });

    it('refuses values that do not fit, people who were not appointed or stand too near, and who filed before', async () => {
      const { sheets } = await openedRound();
      const sheetId = sheetOf(sheets, 1);
      expect(await as('assessor').post(`/sheets/${sheetId}/assessments`, found(8, 8))).toMatchObject({
        status: 403,
        body: { code: 'SHEET.NOT_ASSESSOR' },
      });
      expect(await as('office').post(`/sheets/${sheetId}/assessors`, { personId: people.handler })).toMatchObject({
        status: 403,
        body: { code: 'SHEET.AVOIDANCE', details: { why: 'ownUnit' } },
      });
      await appoint(sheetId, 'assessor', 'assessor2');
      expect(
        await as('assessor').post(`/sheets/${sheetId}/assessments`, {
          values: { gate: 5, order: 11, green: '7.123' },
        }),
      ).toMatchObject({
        status: 422,
        body: {
          code: 'SHEET.VALUES_INVALID',
          details: {
            errors: [
              { pointer: '/gate', code: 'value' },
              { pointer: '/order', code: 'range' },
              { pointer: '/green', code: 'places' },
            ],
          },
        },
      });
      const aside = await as('assessor').post(`/sheets/${sheetId}/avoidances`, { reason: why });
      expect(aside.status).toBe(200);
      expect(await as('assessor').post(`/sheets/${sheetId}/assessments`, found(8, 8))).toMatchObject({
        body: { code: 'SHEET.NOT_ASSESSOR' },
      });
      expect(await as('office').post(`/sheets/${sheetId}/assessors`, { personId: people.assessor })).toMatchObject({
        body: { code: 'SHEET.AVOIDANCE', details: { why: 'declared' } },
      });
      await as('assessor2').post(`/sheets/${sheetId}/assessments`, found(8, 8));
      expect(await as('assessor2').post(`/sheets/${sheetId}/assessments`, found(9, 8))).toMatchObject({
        status: 409,
        body: { code: 'SHEET.FILED_ALREADY' },
      });
      expect(await as('assessor2').post(`/sheets/${sheetId}/avoidances`, { reason: why })).toMatchObject({
        body: { code: 'SHEET.FILED_ALREADY' },
      });
      const shown = await as('assessor2').get(`/sheets/${sheetId}`);
      expect(shown.body).toMatchObject({
        may: { fileAssessment: { code: 'SHEET.FILED_ALREADY' }, appointAssessor: { code: 'ACCESS.DENIED' } },
      });
      expect(await as('community').get(`/sheets/${sheetId}`)).toMatchObject({ status: 403 });
      expect(await as('stranger').post(`/sheets/${sheetId}/self-check`, found(8, 8))).toMatchObject({ status: 403 });
      expect(await as('office').get(`/sheets/${randomUUID()}`)).toMatchObject({ status: 404 });
    });

    it('takes the self-check of a subject, which its assessors read; whoever filed it does not assess', async () => {
      const { sheets } = await openedRound();
      const sheetId = sheetOf(sheets, 0);
      const filed = await as('community').post(`/sheets/${sheetId}/self-check`, {
        ...found(9, 9),
        statement: '已对照标准自查。',
      });
      expect(filed.status).toBe(200);
      expect(await as('community').post(`/sheets/${sheetId}/self-check`, found(8, 9))).toMatchObject({
        status: 409,
        body: { code: 'SHEET.SELF_CHECK_FILED' },
      });
      const shown = await as('assessor').eventually(`/sheets/${sheetId}`, ({ selfCheck }) => selfCheck !== null);
      expect(shown).toMatchObject({
        status: 'open',
        selfCheck: { values: { order: 9 }, statement: '已对照标准自查。', filedBy: { personId: people.community } },
      });
      expect(await as('office').post(`/sheets/${sheetId}/assessors`, { personId: people.community })).toMatchObject({
        body: { code: 'SHEET.AVOIDANCE', details: { why: 'submitted' } },
      });
    });

    it('takes an appointment back, and orders to stand aside, before the person has assessed', async () => {
      const { sheets } = await openedRound();
      const sheetId = sheetOf(sheets, 1);
      await appoint(sheetId, 'assessor', 'assessor2');
      const at = (who: keyof typeof people) => `/sheets/${sheetId}/assessors/${people[who]}/withdrawal`;
      expect(await as('assessor2').post(at('assessor'), { reason: why })).toMatchObject({
        status: 403,
        body: { code: 'ACCESS.DENIED' },
      });
      expect((await as('office').post(at('assessor'), { reason: why })).status).toBe(200);
      expect(await as('office').post(at('assessor'), { reason: why })).toMatchObject({
        status: 409,
        body: { code: 'SHEET.NOT_APPOINTED' },
      });
      expect(await as('assessor').post(`/sheets/${sheetId}/findings`, { what: '门岗无人值守' })).toMatchObject({
        status: 403,
        body: { code: 'SHEET.NOT_ASSESSOR' },
      });
      await appoint(sheetId, 'assessor');
      expect((await as('office').post(at('assessor'), { reason: why, avoids: true })).status).toBe(200);
      expect(await as('office').post(`/sheets/${sheetId}/assessors`, { personId: people.assessor })).toMatchObject({
        status: 403,
        body: { code: 'SHEET.AVOIDANCE', details: { why: 'ordered' } },
      });
      await as('assessor2').post(`/sheets/${sheetId}/assessments`, found(8, 8));
      expect(await as('office').post(at('assessor2'), { reason: why })).toMatchObject({
        status: 409,
        body: { code: 'SHEET.FILED_ALREADY' },
      });
      const shown = await as('office').eventually(
        `/sheets/${sheetId}`,
        ({ assessorsWithdrawn }) => (assessorsWithdrawn as Body[]).length === 2,
      );
      expect(shown).toMatchObject({
        appointed: [{ personId: people.assessor2 }],
        assessorsWithdrawn: [
          { assessor: { personId: people.assessor }, avoids: false, reason: why, by: { personId: people.office } },
          { assessor: { personId: people.assessor }, avoids: true },
        ],
        may: { withdrawAssessor: true, recordFinding: { code: 'ACCESS.DENIED' } },
      });
    });

    it('takes from the office, late, what somebody else found or checked', async () => {
      const { sheets } = await openedRound();
      const sheetId = sheetOf(sheets, 0);
      const lateFor = (byPersonId: string) => ({ effectiveOn: inDays(-1), reason: why, byPersonId });
      const checked = { ...found(9, 9), lateEntry: lateFor(people.community) };
      const at = `/sheets/${sheetId}/self-check`;
      expect(await as('community').post(at, { ...checked, lateEntry: lateFor(people.handler) })).toMatchObject({
        status: 403,
        body: { code: 'ACCESS.DENIED' },
      });
      expect(await as('office').post(at, { ...checked, lateEntry: lateFor(people.handler) })).toMatchObject({
        status: 403,
        body: { code: 'SHEET.NOT_THE_SUBJECTS' },
      });
      expect((await as('office').post(at, checked)).status).toBe(200);
      await appoint(sheetId, 'assessor', 'assessor2');
      const assess = (byPersonId: string) =>
        as('office').post(`/sheets/${sheetId}/assessments`, { ...found(8, 8), lateEntry: lateFor(byPersonId) });
      expect(await assess(people.reviewer)).toMatchObject({ status: 403, body: { code: 'SHEET.NOT_ASSESSOR' } });
      expect((await assess(people.assessor)).status).toBe(200);
      expect((await as('assessor2').post(`/sheets/${sheetId}/assessments`, found(8, 8))).status).toBe(200);
      const sheet = await as('office').eventually(`/sheets/${sheetId}`, ({ status }) => status === 'scored');
      const recorded = { lateEntry: { effectiveOn: inDays(-1) }, recordedBy: { personId: people.office } };
      expect(sheet).toMatchObject({
        selfCheck: { filedBy: { personId: people.community }, ...recorded },
        assessments: [
          { assessor: { personId: people.assessor }, ...recorded },
          { assessor: { personId: people.assessor2 } },
        ],
      });
      expect((sheet['assessments'] as readonly Body[])[1]).not.toHaveProperty('recordedBy');
    });

    it('is scored by the self-check alone where the round is one', async () => {
      const programmeId = await published(district, {
        rounds: [round('own', { form: 'selfCheck', by: 'self', decides: false, assessors: undefined })].map(
          ({ assessors: _assessors, ...rest }) => rest,
        ),
      });
      const { sheets } = await entered(await planned(district, programmeId));
      const sheetId = sheetOf(sheets, 0);
      const late = { effectiveOn: inDays(-2), reason: why };
      await as('community').post(`/sheets/${sheetId}/self-check`, { ...found(9, 9), lateEntry: late });
      const scored = await as('community').eventually(`/sheets/${sheetId}`, ({ status }) => status === 'scored');
      expect(scored).toMatchObject({
        score: { result: { total: 18 } },
        selfCheck: { lateEntry: { effectiveOn: inDays(-2) } },
        may: { fileAssessment: { code: 'ACCESS.DENIED' }, fileSelfCheck: { code: 'SHEET.SELF_CHECK_FILED' } },
      });
      expect(
        await as('community').post(`/sheets/${sheetOf(sheets, 1)}/self-check`, {
          ...found(9, 9),
          lateEntry: { effectiveOn: inDays(1), reason: why },
        }),
      ).toMatchObject({ status: 422, body: { code: 'SHEET.LATE_ENTRY_IN_FUTURE' } });
    });

    it('says which evidence is missing: the point is not counted, and the way tells what to hand in', async () => {
      const names = { zh: '照片', en: 'Photos' };
      const needing = {
        items: definition.standard.items.map((item) =>
          item.code === 'order'
            ? { ...item, evidence: [{ code: 'photos', names, window: { of: 'period' }, atLeast: 1 }] }
            : item,
        ),
      };
      const { sheets } = await openedRound({
        standard: needing,
        rounds: [round('annual', { assessors: { number: 1 } })],
      });
      const bare = sheetOf(sheets, 0);
      await appoint(bare, 'assessor');
      await as('assessor').post(`/sheets/${bare}/assessments`, found(9, 9));
      const without = await as('office').eventually(`/sheets/${bare}`, ({ status }) => status === 'scored');
      expect(without).toMatchObject({
        asked: [{}, { code: 'order', evidence: [{ code: 'photos', names, atLeast: 1 }] }, {}],
        score: {
          result: {
            total: 9,
            indicators: [
              {},
              { code: 'order', points: 0, met: false, why: { rule: 'evidenceMissing', missing: ['photos'] } },
              {},
            ],
          },
          way: { steps: [{ kind: 'gain', code: 'order', missing: ['photos'] }] },
        },
      });
      const brought = sheetOf(sheets, 1);
      await appoint(brought, 'assessor');
      const file = await as('assessor').upload('/files', '现场.txt', '现场照片说明');
      expect(file.status).toBe(201);
      await as('assessor').post(`/sheets/${brought}/assessments`, {
        ...found(9, 9),
        evidence: [{ indicator: 'order', code: 'photos', on: today, fileId: idOf(file) }],
      });
      const whole = await as('office').eventually(`/sheets/${brought}`, ({ status }) => status === 'scored');
      expect(whole).toMatchObject({
        score: { result: { total: 18 } },
        assessments: [{ evidence: [{ indicator: 'order', file: { fileName: '现场.txt' } }] }],
      });
      const content = await as('office').download(`/files/${idOf(file)}/content?sheetId=${brought}`);
      expect(content.status).toBe(200);
    });

    it('counts adjustments up to their cap, and records findings that can be withdrawn', async () => {
      const { sheets } = await openedRound();
      const sheetId = sheetOf(sheets, 0);
      await appoint(sheetId, 'assessor', 'assessor2');
      const add = (times: number) =>
        as('assessor').post(`/sheets/${sheetId}/adjustments`, { code: 'model', times, reason: why });
      expect((await add(3)).status).toBe(200);
      expect(await add(1)).toMatchObject({ status: 409, body: { code: 'SHEET.ABOVE_CAP' } });
      expect(await as('assessor').post(`/sheets/${sheetId}/adjustments`, { code: 'none', reason: why })).toMatchObject({
        body: { code: 'SHEET.ADJUSTMENT_UNKNOWN' },
      });
      const finding = await as('assessor').post(`/sheets/${sheetId}/findings`, {
        indicator: 'gate',
        serious: true,
        what: '门岗无人值守',
      });
      expect(finding.status).toBe(201);
      for (const who of ['assessor', 'assessor2'] as const) {
        await as(who).post(`/sheets/${sheetId}/assessments`, found(7, 7));
      }
      const scored = await as('office').eventually(`/sheets/${sheetId}`, ({ status }) => status === 'scored');
      expect(scored).toMatchObject({
        score: { result: { total: 16, adjustments: [{ code: 'model', times: 3, points: 2 }] } },
        findings: [{ findingId: idOf(finding), serious: true, what: '门岗无人值守', withdrawal: null }],
      });
      const withdrawn = await as('assessor').post(`/sheets/${sheetId}/findings/${idOf(finding)}/withdrawal`, {
        reason: why,
      });
      expect(withdrawn.status).toBe(200);
      expect(
        await as('assessor').post(`/sheets/${sheetId}/findings/${randomUUID()}/withdrawal`, { reason: why }),
      ).toMatchObject({ status: 404, body: { code: 'SHEET.FINDING_UNKNOWN' } });
      const feed = await as('auditor').eventually('/feed?limit=200', (body) =>
        itemsOf(body).some(({ type }) => type === 'gongjian.assessments.FindingWithdrawn.v1'),
      );
      const told = itemsOf(feed).filter(({ subject }) => subject === `sheet-${sheetId}`);
      expect(told.map(({ type }) => type)).toEqual([
        'gongjian.assessments.FindingRecorded.v1',
        'gongjian.assessments.FindingWithdrawn.v1',
      ]);
      expect(JSON.stringify(told)).not.toContain('门岗');
    });

    it('draws points by a seed that is kept: anybody draws the same', async () => {
      const { sheets } = await openedRound({
        rounds: [round('annual', { sampling: { of: 'point', number: 1 } })],
      });
      const sheetId = sheetOf(sheets, 0);
      expect((await as('office').post(`/sheets/${sheetId}/sample`, {})).status).toBe(200);
      const sheet = await as('office').eventually(`/sheets/${sheetId}`, ({ sample }) => sample !== null);
      expect(sheet).toMatchObject({ sample: { population: { count: 2 }, chosen: [{ kind: 'point' }] } });
      expect(await as('office').post(`/sheets/${sheetId}/sample`, {})).toMatchObject({
        status: 409,
        body: { code: 'SHEET.SAMPLED' },
      });
      const { sheets: plain } = await openedRound();
      expect(await as('office').post(`/sheets/${sheetOf(plain, 0)}/sample`, {})).toMatchObject({
        body: { code: 'SHEET.NOT_SAMPLED' },
      });
      const { sheets: homes } = await openedRound({
        rounds: [round('annual', { sampling: { of: 'household', share: 10 } })],
      });
      expect(await as('office').post(`/sheets/${sheetOf(homes, 0)}/sample`, {})).toMatchObject({
        body: { code: 'SHEET.HOUSEHOLDS_MISSING' },
      });
      await as('office').post(`/sheets/${sheetOf(homes, 0)}/sample`, { households: 55 });
      const drawn = await as('office').eventually(`/sheets/${sheetOf(homes, 0)}`, ({ sample }) => sample !== null);
      expect((drawn['sample'] as Body)['chosen']).toHaveLength(6);
    });
  });

  describe('told by another authority', () => {
    it('takes values, grade and findings by two people with the signed document', async () => {
      const programmeId = await published(district);
      await planned(district, programmeId).then(entered);
      const opened = await as('office').post('/rounds', {
        programme: { id: programmeId, version: 1 },
        roundCode: 'annual',
        kind: 'external',
        divisionId: county.id,
        period: { from: '2026-07-01', to: '2026-09-30' },
      });
      const roundId = idOf(opened);
      await as('office').eventually(`/rounds/${roundId}`, ({ subjects: entered_ }) => entered_ !== null);
      const listed = await as('office').eventually(
        `/sheets?roundId=${roundId}&subjectId=${subjects[0]}`,
        (page) => itemsOf(page).length === 1,
      );
      const sheetId = itemsOf(listed)[0]?.['id'] as string;
      const body = { values: { gate: true, order: 9 }, grade: 'best', documentNumber: '省创〔2026〕9号' };
      const at = `/sheets/${sheetId}/external-results`;
      expect(await as('office').post(at, body)).toMatchObject({
        status: 422,
        body: { code: 'SHEET.DOCUMENT_MISSING' },
      });
      const file = idOf(await as('office').upload('/files', '通报.txt', '省级通报'));
      expect(await as('office').post(at, { ...body, grade: 'nosuchgrade', documentFileId: file })).toMatchObject({
        status: 422,
        body: { code: 'SHEET.GRADE_UNKNOWN', details: { grade: 'nosuchgrade' } },
      });
      const proposed = await as('office').post(at, {
        ...body,
        documentFileId: file,
        findings: [{ what: '绿化不足', indicator: 'green' }],
      });
      expect(proposed.status).toBe(201);
      const confirm = `${at}/${idOf(proposed)}/confirmation`;
      expect(await as('office').post(confirm)).toMatchObject({ status: 403, body: { code: 'SHEET.SAME_PERSON' } });
      expect(await as('assessor').post(confirm)).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
      const mine = await as('office').eventually(`/sheets/${sheetId}`, ({ external }) => external !== null);
      expect(mine).toMatchObject({
        may: {
          confirmExternalResult: { code: 'SHEET.SAME_PERSON' },
          proposeExternalResult: { code: 'SHEET.PROPOSAL_PENDING' },
        },
      });
      expect((await as('office2').post(confirm)).status).toBe(200);
      const scored = await as('office').eventually(`/sheets/${sheetId}`, ({ status }) => status === 'scored');
      expect(scored).toMatchObject({
        score: { told: 'best', values: { order: 9 } },
        findings: [{ what: '绿化不足', by: [{ personId: people.office }, { personId: people.office2 }] }],
        externalConfirmedBy: [{ personId: people.office }, { personId: people.office2 }],
      });
      const { findingId } = (scored['findings'] as readonly { readonly findingId: string }[])[0] ?? {};
      expect(
        await as('assessor').post(`/sheets/${sheetId}/findings/${findingId}/withdrawal`, { reason: why }),
      ).toMatchObject({ status: 409, body: { code: 'SHEET.FINDING_OF_TWO' } });
      const withdrawals = `/sheets/${sheetId}/finding-withdrawals`;
      const first = await as('office').post(withdrawals, { findingId, reason: why });
      expect(first.status).toBe(201);
      expect((await as('office2').post(`${withdrawals}/${idOf(first)}/decline`, { reason: why })).status).toBe(200);
      const second = await as('office').post(withdrawals, { findingId, reason: why });
      const end = `${withdrawals}/${idOf(second)}/confirmation`;
      expect(await as('office').post(end)).toMatchObject({ status: 403, body: { code: 'SHEET.SAME_PERSON' } });
      const pending = await as('office').eventually(
        `/sheets/${sheetId}`,
        ({ findingWithdrawal }) => (findingWithdrawal as Body | null)?.['withdrawalId'] === idOf(second),
      );
      expect(pending).toMatchObject({
        findings: [{ withdrawal: null }],
        may: {
          confirmFindingWithdrawal: { code: 'SHEET.SAME_PERSON' },
          proposeFindingWithdrawal: { code: 'SHEET.PROPOSAL_PENDING' },
        },
      });
      expect((await as('office2').post(end)).status).toBe(200);
      const withdrawn = await as('office').eventually(
        `/sheets/${sheetId}`,
        ({ findingWithdrawal }) => findingWithdrawal === null,
      );
      expect(withdrawn).toMatchObject({
        findings: [{ withdrawal: { proposedBy: { personId: people.office }, by: { personId: people.office2 } } }],
      });
    });

    it('may be declined, and is refused where the sheet is scored here', async () => {
      const { sheets } = await openedRound();
      const sheetId = sheetOf(sheets, 0);
      const file = idOf(await as('office').upload('/files', '通报.txt', '通报二'));
      expect(
        await as('office').post(`/sheets/${sheetId}/external-results`, {
          values: { order: 9 },
          documentNumber: '省创〔2026〕9号',
          documentFileId: file,
        }),
      ).toMatchObject({ status: 409, body: { code: 'SHEET.NOT_EXTERNAL' } });
      const proposed = await as('office').post(`/sheets/${sheetId}/external-results`, {
        documentNumber: '省创〔2026〕9号',
        documentFileId: file,
      });
      const decline = `/sheets/${sheetId}/external-results/${idOf(proposed)}/decline`;
      expect((await as('office2').post(decline, { reason: why })).status).toBe(200);
      expect(await as('office2').post(decline, { reason: why })).toMatchObject({
        body: { code: 'SHEET.PROPOSAL_UNKNOWN' },
      });
    });
  });

  describe('in which something was falsified', () => {
    it('is found by two people, or declined', async () => {
      const { sheets } = await openedRound();
      const sheetId = sheetOf(sheets, 0);
      const propose = () => as('office').post(`/sheets/${sheetId}/falsifications`, { what: 'gate', grounds: why });
      const first = await propose();
      expect(first.status).toBe(201);
      expect(await propose()).toMatchObject({ status: 409, body: { code: 'SHEET.PROPOSAL_PENDING' } });
      const at = (id: string, end: string): string => `/sheets/${sheetId}/falsifications/${id}/${end}`;
      expect((await as('leader').post(at(idOf(first), 'decline'), { reason: why })).status).toBe(200);
      const second = await propose();
      expect(await as('office').post(at(idOf(second), 'confirmation'))).toMatchObject({
        body: { code: 'SHEET.SAME_PERSON' },
      });
      expect((await as('leader').post(at(idOf(second), 'confirmation'))).status).toBe(200);
      const sheet = await as('office').eventually(
        `/sheets/${sheetId}`,
        ({ falsifications }) => (falsifications as Body[]).length > 0,
      );
      expect(sheet).toMatchObject({
        falsification: null,
        falsifications: [{ what: 'gate', by: [{ personId: people.office }, { personId: people.leader }] }],
      });
    });
  });

  describe('that is closed', () => {
    it('grades every subject, exactly, ranks them and tells others; the subject reads its sheet whole', async () => {
      const { roundId, sheets } = await openedRound();
      await assessed(sheetOf(sheets, 0), '9.5', 9);
      await assessed(sheetOf(sheets, 1), 8, 7);
      expect(await as('office').post(`/rounds/${roundId}/closure`, {})).toMatchObject({
        status: 409,
        body: { code: 'ROUND.SHEETS_UNFINISHED', details: { unfinished: 1 } },
      });
      await assessed(sheetOf(sheets, 2), 9, '8.99');
      const body = await concluded(roundId);
      expect(body).toMatchObject({
        status: 'concluded',
        closure: { sheets: 3, unfinished: 0 },
        conclusion: {
          count: 3,
          grades: [
            { grade: 'best', count: 1 },
            { grade: 'pass', count: 2 },
            { grade: 'none', count: 0 },
          ],
          basis: { inputs: [{}, {}, {}, {}] },
        },
        may: { close: { code: 'ROUND.NOT_OPEN' }, cancel: { code: 'ROUND.CONCLUDED' } },
      });
      const ranking = await as('office').eventually(`/rounds/${roundId}/ranking`, (page) => itemsOf(page).length === 3);
      expect(
        itemsOf(ranking).map(({ subject, rank, grade, total }) => [(subject as Body)['name'], rank, grade, total]),
      ).toEqual([
        ['柳荫花园', 1, 'best', '18.5'],
        ['东风里', 2, 'pass', '17.99'],
        ['和顺小区', 3, 'pass', 15],
      ]);
      const lines = itemsOf(ranking).map(
        ({ subject, grade }) => `${(subject as Body)['id'] as string}\t${grade as string}`,
      );
      const sha256 = createHash('sha256').update(lines.sort().join('\n')).digest('hex');
      expect((body['conclusion'] as Body)['sha256']).toBe(sha256);
      const first = await as('office').get(`/rounds/${roundId}/ranking?limit=2`);
      const rest = await as('office').get(`/rounds/${roundId}/ranking?limit=2&cursor=${first.body['next'] as string}`);
      expect(itemsOf(rest.body).map(({ rank }) => rank)).toEqual([3]);
      expect(await as('office').get(`/rounds/${randomUUID()}/ranking`)).toMatchObject({ status: 404 });
      const mine = await as('handler').get(`/rounds/${roundId}/ranking`);
      expect(itemsOf(mine.body).map(({ subject }) => (subject as Body)['name'])).toEqual(['和顺小区']);
      const sheet = await as('handler').get(`/sheets/${sheetOf(sheets, 1)}`);
      expect(sheet.body).toMatchObject({ score: { result: { total: 15 }, way: { to: 'best' } } });
      const averages = await as('office').get(`/rounds/${roundId}/averages`);
      expect(averages.body).toEqual({
        averages: [
          { county: null, class: null, count: 3, mean: { n: 5149, d: 300 } },
          { county: null, class: 'new', count: 1, mean: 15 },
          { county: null, class: 'old', count: 1, mean: '18.5' },
          { county: { id: county.id, name: '清河县' }, class: null, count: 3, mean: { n: 5149, d: 300 } },
        ],
        trend: [{ roundId, periodKey: today.slice(0, 4), mean: { n: 5149, d: 300 }, change: null }],
      });
      const feed = await as('auditor').eventually('/feed?limit=200', (page) =>
        itemsOf(page).some(
          ({ type, subject }) => subject === `round-${roundId}` && type === 'gongjian.assessments.RoundConcluded.v1',
        ),
      );
      const graded = itemsOf(feed).filter(({ data }) => (data as Body)['roundId'] === roundId);
      expect(graded.map(({ type }) => (type as string).split('.')[2])).toEqual([
        'RoundOpened',
        'SubjectGraded',
        'SubjectGraded',
        'SubjectGraded',
        'RoundConcluded',
      ]);
      expect(graded[1]?.['data']).toMatchObject({
        ...{ named: true, decides: true, previous: null },
        countsIn: [
          { code: 'yearly', of: 'subject', every: 'year' },
          { code: 'staff', of: 'member', every: 'year' },
        ],
        assessors: [people.assessor, people.assessor2],
      });
    });

    it('leaves out what is not scored only when asked to', async () => {
      const { roundId, sheets } = await openedRound();
      await assessed(sheetOf(sheets, 0), 9, 9);
      await appoint(sheetOf(sheets, 1), 'assessor');
      const closed = await as('office').post(`/rounds/${roundId}/closure`, { unfinished: 'leaveOut' });
      expect(closed.status).toBe(202);
      const body = await as('office').eventually(`/rounds/${roundId}`, ({ status }) => status === 'concluded');
      expect(body).toMatchObject({ closure: { sheets: 3, unfinished: 2 }, conclusion: { count: 1 } });
      const late = { status: 409, body: { code: 'SHEET.ROUND_CLOSED' } };
      const left = `/sheets/${sheetOf(sheets, 1)}`;
      expect(await as('assessor').post(`${left}/assessments`, found(8, 8))).toMatchObject(late);
      await as('office').eventually(left, ({ leftOut }) => leftOut !== null);
      expect(await as('office').post(`${left}/assessors`, { personId: people.assessor2 })).toMatchObject(late);
    });

    it('tells every subject what it came to, or that it was left out and why, and goes on to when it is reopened', async () => {
      const { roundId, sheets } = await openedRound();
      const [scored, left, elsewhere] = [0, 1, 2].map((n) => sheetOf(sheets, n));
      const listed = async (sort = 'lastDay'): Promise<readonly unknown[]> => {
        const { body } = await as('community').get(`/sheets?roundId=${roundId}&sort=${sort}`);
        return itemsOf(body).map(({ id }) => id);
      };
      await assessed(scored ?? '', 9, 9);
      await appoint(left ?? '', 'assessor');
      expect(await listed()).toEqual([scored]);
      expect((await as('community').get(`/sheets/${left}`)).status).toBe(403);
      const untold = async (who: Who): Promise<unknown> => (await as(who).get(`/rounds/${roundId}`)).body['untold'];
      expect(await untold('community')).toEqual({
        subjects: [{ id: subjects[1], name: expect.any(String) }],
        more: false,
      });
      expect(await untold('office')).toBeNull();
      await as('office').post(`/rounds/${roundId}/closure`, { unfinished: 'leaveOut' });

      const told = await as('community').eventually(`/sheets/${left}`, ({ status }) => status === 'open');
      const lacking = { selfCheck: false, assessments: 2, externalResult: false, indicators: [], arbitration: [] };
      expect(told).toMatchObject({ score: null, appointed: [], leftOut: { lacking } });
      expect((await as('office').get(`/sheets/${left}`)).body).toMatchObject({ appointed: [{}], leftOut: { lacking } });
      expect((await as('community').get(`/sheets/${elsewhere}`)).status).toBe(403);
      expect(new Set(await listed())).toEqual(new Set([scored, left]));
      expect(await untold('community')).toEqual({ subjects: [], more: false });

      const ids = (work: Body, list: string, member: string): readonly unknown[] =>
        itemsOf((work[list] ?? { items: [] }) as Body).map((item) => item[member]);
      const work = await as('community').eventually('/my-work?limit=200', (body) =>
        ids(body, 'newResults', 'sheetId').includes(scored),
      );
      expect(ids(work, 'sheetsLeftOut', 'id')).toContain(left);
      expect(ids(work, 'sheetsLeftOut', 'id')).not.toContain(elsewhere);
      expect(ids((await as('office').get('/my-work?limit=200')).body, 'newResults', 'sheetId')).toEqual([]);

      const filed = async (who: Who): Promise<readonly (readonly [unknown, boolean])[]> => {
        const { status, body } = await as(who).get(`/sheets/${scored}/history`);
        expect(status).toBe(200);
        return (body['entries'] as readonly Body[])
          .filter(({ type }) => type === 'AssessmentFiled')
          .map(({ type, data }) => [type, 'values' in (data as Body)]);
      };
      const without = ['AssessmentFiled', false];
      expect(await filed('community')).toEqual([without, without]);
      expect(await filed('office')).toEqual([1, 2].map(() => ['AssessmentFiled', true]));
      await as('office').post(`/sheets/${scored}/reopening`, { reason: why });
      expect((await as('assessor').post(`/sheets/${scored}/findings`, { what: '门岗无人值守' })).status).toBe(201);
      await as('assessor').post(`/sheets/${scored}/assessments`, found(8, 8));
      const anew = await as('community').eventually(`/sheets/${scored}`, ({ status }) => status === 'waiting');
      expect(anew).toMatchObject({ score: { result: { total: 18 } }, assessments: [{}, {}], findings: [] });
      expect((await as('office').get(`/sheets/${scored}`)).body).toMatchObject({
        assessments: [{}, {}, {}],
        findings: [{}],
      });
      expect(await filed('community')).toEqual([without, without]);
    });

    it('waits for a leader where a tie decides a grade', async () => {
      const { roundId, sheets } = await openedRound();
      await assessed(sheetOf(sheets, 0), 9, 9);
      await assessed(sheetOf(sheets, 1), 9, 9);
      await assessed(sheetOf(sheets, 2), 8, 8);
      const tied = await concluded(roundId);
      const pair = [subjects[0], subjects[1]].sort();
      expect(tied).toMatchObject({
        status: 'tied',
        ties: [{ subjectIds: pair }],
        may: { decideTie: { code: 'ACCESS.DENIED' } },
      });
      const decide = (who: Who, subjectIds: readonly unknown[]) =>
        as(who).post(`/rounds/${roundId}/ties`, { subjectIds, reason: why });
      expect(await decide('office', pair)).toMatchObject({ status: 403 });
      expect(await decide('leader', [subjects[0], subjects[2]])).toMatchObject({
        status: 409,
        body: { code: 'ROUND.TIE_CHANGED' },
      });
      expect((await decide('leader', [subjects[1], subjects[0]])).status).toBe(200);
      await as('office').eventually(`/rounds/${roundId}`, ({ status }) => status === 'concluded');
      const ranking = await as('office').eventually(`/rounds/${roundId}/ranking`, (page) => itemsOf(page).length === 3);
      expect(itemsOf(ranking).map(({ subject, grade }) => [(subject as Body)['id'], grade])).toEqual([
        [subjects[1], 'best'],
        [subjects[0], 'pass'],
        [subjects[2], 'pass'],
      ]);
    });
  });

  describe('whose scores change afterwards', () => {
    it('has results that are looked at again by a leader: a correction by two people changes one', async () => {
      const { roundId, sheets } = await openedRound();
      await assessed(sheetOf(sheets, 0), 9, 9);
      await assessed(sheetOf(sheets, 1), 9, 8);
      await assessed(sheetOf(sheets, 2), 8, 8);
      await concluded(roundId);
      const sheetId = sheetOf(sheets, 0);
      const ranking = await as('office').eventually(`/rounds/${roundId}/ranking`, (page) => itemsOf(page).length === 3);
      const resultId = itemsOf(ranking).find(({ sheetId: of }) => of === sheetId)?.['id'] as string;
      expect(await as('leader').post(`/results/${resultId}/reexamination`, { reason: why })).toMatchObject({
        status: 409,
        body: { code: 'RESULT.NOT_REOPENED' },
      });
      const correction = await as('office').post(`/sheets/${sheetId}/corrections`, {
        indicator: 'order',
        value: '6.5',
        reason: why,
      });
      expect(correction.status).toBe(201);
      const confirm = `/sheets/${sheetId}/corrections/${idOf(correction)}/confirmation`;
      expect(await as('office').post(confirm)).toMatchObject({ body: { code: 'SHEET.SAME_PERSON' } });
      expect((await as('office2').post(confirm)).status).toBe(200);
      const reopened = await as('leader').eventually(`/results/${resultId}`, ({ reopened: state }) => state !== null);
      expect(reopened).toMatchObject({
        grade: 'best',
        total: 18,
        reopened: { cause: { kind: 'correction', id: idOf(correction) } },
        may: { reexamine: true },
      });
      const waiting = await as('office').get(`/rounds/${roundId}/ranking?reopened=true`);
      expect(itemsOf(waiting.body).map(({ id }) => id)).toEqual([resultId]);
      expect(await as('office').post(`/results/${resultId}/reexamination`, { reason: why })).toMatchObject({
        status: 403,
      });
      const corrected = await as('office').get(`/sheets/${sheetId}`);
      const { revision } = corrected.body['score'] as Body;
      await as('leader').eventually(
        `/results/${resultId}`,
        ({ reopened: state }) => (state as Body | null)?.['sheetRevision'] === revision,
      );
      const preview = await as('leader').get(`/results/${resultId}/reexamination`);
      expect(preview.body).toMatchObject({
        stands: { grade: 'best', rank: 1 },
        would: { grade: 'pass', rank: 3, total: '15.5' },
        others: {
          count: 2,
          items: expect.arrayContaining([
            { subjectId: subjects[1], from: { grade: 'pass', rank: 2 }, to: { grade: 'pass', rank: 1 } },
          ]),
        },
      });
      expect(await as('office').get(`/results/${resultId}/reexamination`)).toMatchObject({ status: 403 });
      expect((await as('leader').post(`/results/${resultId}/reexamination`, { reason: why })).status).toBe(200);
      const changed = await as('leader').eventually(`/results/${resultId}`, ({ reopened: state }) => state === null);
      expect(changed).toMatchObject({
        grade: 'pass',
        total: '15.5',
        reexaminations: [
          { from: { grade: 'best', total: 18 }, by: { personId: people.leader }, others: { count: 2, regraded: [] } },
        ],
      });
      const entriesTold = async (who: Who): Promise<Body> => {
        const { status, body } = await as(who).get(`/results/${resultId}/history`);
        expect(status).toBe(200);
        const entries = body['entries'] as readonly Body[];
        expect(entries.map(({ type }) => type)).toEqual(['SubjectGraded', 'ResultReopened', 'ResultChanged']);
        return entries[2]?.['data'] as Body;
      };
      expect(await entriesTold('community')).toMatchObject({ from: { grade: 'best' }, to: { grade: 'pass' } });
      expect(await entriesTold('community')).not.toHaveProperty('others');
      expect(await entriesTold('leader')).toHaveProperty('others');
      const own = (await as('community').get(`/results/${resultId}`)).body['reexaminations'] as readonly Body[];
      expect(own).toMatchObject([{ from: { grade: 'best' }, by: { personId: people.leader } }]);
      expect(own[0]).not.toHaveProperty('others');
      const elsewhere = itemsOf(ranking).find(({ sheetId: of }) => of === sheetOf(sheets, 2))?.['id'] as string;
      expect((await as('community').get(`/results/${elsewhere}/history`)).status).toBe(403);
      const feed = await as('auditor').eventually('/feed?limit=200', (page) =>
        itemsOf(page).some(({ type }) => type === 'gongjian.assessments.ResultChanged.v1'),
      );
      const told = itemsOf(feed).find(({ type }) => type === 'gongjian.assessments.ResultChanged.v1');
      expect(told?.['data']).toMatchObject({ resultId, from: { grade: 'best' }, to: { grade: 'pass', total: '15.5' } });
    });

    it('may be scored once more, which asks for all assessors again; the result waits for the new score', async () => {
      const { roundId, sheets } = await openedRound();
      for (const n of [0, 1, 2]) await assessed(sheetOf(sheets, n), 9 - n, 8);
      await concluded(roundId);
      const sheetId = sheetOf(sheets, 1);
      expect((await as('office').post(`/sheets/${sheetId}/reopening`, { reason: why })).status).toBe(200);
      const page = await as('office').eventually(
        `/rounds/${roundId}/ranking?reopened=true`,
        (body) => itemsOf(body).length === 1,
      );
      const resultId = itemsOf(page)[0]?.['id'] as string;
      expect(await as('leader').post(`/results/${resultId}/reexamination`, { reason: why })).toMatchObject({
        status: 409,
        body: { code: 'RESULT.SHEET_OPEN' },
      });
      for (const who of ['assessor', 'assessor2'] as const) {
        expect((await as(who).post(`/sheets/${sheetId}/assessments`, found(8, 8))).status).toBe(200);
      }
      const scored = await as('office').eventually(`/sheets/${sheetId}`, ({ status }) => status === 'scored');
      const { revision } = scored['score'] as Body;
      await as('leader').eventually(
        `/results/${resultId}`,
        ({ reopened }) => (reopened as Body | null)?.['sheetRevision'] === revision,
      );
      expect((await as('leader').post(`/results/${resultId}/reexamination`, { reason: why })).status).toBe(200);
      const confirmed = await as('leader').eventually(`/results/${resultId}`, ({ reopened }) => reopened === null);
      expect(confirmed).toMatchObject({ grade: 'pass', reexaminations: [{ from: null }] });
      const history = await as('leader').get(`/results/${resultId}/history`);
      expect((history.body['entries'] as readonly Body[]).map(({ type }) => type)).toEqual([
        'SubjectGraded',
        'ResultReopened',
        'ResultReopened',
        'ResultConfirmed',
      ]);
    });
  });
});
