import {
  type DistrictClient,
  inDays,
  people,
  today,
  togetherAt,
  why,
  type Answer,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { definition, planClosed, planned, published, registered, round } from './testing/assessed-district.js';
import { runAssessments } from './testing/running-assessments.js';

const idOf = (answer: Answer): string => answer.body['id'] as string;
const itemsOf = (body: Body): readonly Body[] => body['items'] as readonly Body[];
const names = { zh: '示例', en: 'Example' };

const monthly = round('monthly', {
  opens: { on: 'plan', every: 'month' },
  decides: false,
  assessors: { number: 1 },
});
const { assessors: _none, ...whole } = round('whole', {
  form: 'summary',
  opens: { on: 'plan', every: 'once' },
  summarises: { round: 'monthly', method: 'mean' },
});

describe('rounds that go with a plan', () => {
  let district: RunningDistrict;
  let subjects: readonly string[];
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    district = await runAssessments();
    as = togetherAt(district);
    subjects = [await registered(district, { name: '柳荫花园' }), await registered(district, { name: '和顺小区' })];
  });

  afterAll(() => district.stop());

  const roundsOf = async (planId: string, holds: (rounds: readonly Body[]) => boolean): Promise<readonly Body[]> =>
    itemsOf(await as('office').eventually(`/rounds?planId=${planId}&limit=200`, (body) => holds(itemsOf(body))));

  const haveEntered = (rounds: readonly Body[], count: number): boolean =>
    rounds.length === count && rounds.every(({ form, subjects: entered }) => form === 'summary' || entered !== null);

  async function graded(roundId: string, totals: readonly number[]): Promise<void> {
    const office = as('office');
    for (const [n, total] of totals.entries()) {
      const body = await office.eventually(
        `/sheets?roundId=${roundId}&subjectId=${subjects[n]}`,
        (page) => itemsOf(page).length === 1,
      );
      const sheetId = itemsOf(body)[0]?.['id'] as string;
      await office.post(`/sheets/${sheetId}/assessors`, { personId: people.assessor });
      expect(await waiting('assessor', 'sheetsToFill')).toContain(sheetId);
      const values = { gate: true, order: String(total / 2), green: String(total / 2) };
      const filed = await as('assessor').post(`/sheets/${sheetId}/assessments`, { values });
      expect(filed.status).toBe(200);
      expect(await waiting('assessor', 'sheetsToFill')).not.toContain(sheetId);
    }
    expect(await waiting('office', 'roundsToConclude')).toContain(roundId);
    await close(roundId);
    expect(await waiting('office', 'roundsToConclude')).not.toContain(roundId);
  }

  async function waiting(who: Who, list: string): Promise<readonly unknown[]> {
    return itemsOf((await as(who).get('/my-work?limit=200')).body[list] as Body).map((each) => each['id']);
  }

  async function close(roundId: string): Promise<Body> {
    expect((await as('office').post(`/rounds/${roundId}/closure`, {})).status).toBe(202);
    return as('office').eventually(`/rounds/${roundId}`, ({ status }) => status === 'concluded');
  }

  it('are followed by others until the plan ends, each compared with the one before, and summed up at last', async () => {
    const programmeId = await published(district, { rounds: [monthly, whole] });
    const period = { from: '2026-08-10', to: '2026-10-20' };
    const planId = await planned(district, programmeId, { period });
    const rounds = await roundsOf(planId, (found) => haveEntered(found, 4));
    const byKey = new Map(rounds.map((each) => [(each['period'] as Body)['key'] as string, each['id'] as string]));
    expect([...byKey.keys()].sort()).toEqual(['2026-08', '2026-09', '2026-10', 'once']);
    expect(rounds.find(({ form }) => form === 'summary')).toMatchObject({ period: { key: 'once', ...period } });
    const roundOf = (key: string): string => byKey.get(key) as string;
    await graded(roundOf('2026-08'), [18, 10]);
    expect(await as('office').post(`/rounds/${roundOf('once')}/closure`, {})).toMatchObject({
      status: 409,
      body: { code: 'ROUND.PARTS_UNCONCLUDED', details: { unfinished: 2 } },
    });
    await graded(roundOf('2026-09'), [16, 15]);
    await graded(roundOf('2026-10'), [16, 20]);
    const september = await as('office').eventually(
      `/rounds/${roundOf('2026-09')}/ranking`,
      (page) => itemsOf(page).length === 2,
    );
    expect(itemsOf(september)).toMatchObject([
      { previous: { total: 18, rank: 1, grade: 'best' }, total: 16, change: -2 },
      { previous: { total: 10, rank: 2, grade: 'none' }, total: 15, change: 5 },
    ]);
    expect((await as('office').get(`/rounds/${roundOf('2026-09')}`)).body).toMatchObject({
      conclusion: { previousPeriodKey: '2026-08' },
    });
    const summary = await close(roundOf('once'));
    expect(summary).toMatchObject({ closure: { sheets: 3 }, conclusion: { count: 2, previousPeriodKey: null } });
    const ranking = await as('office').eventually(
      `/rounds/${roundOf('once')}/ranking`,
      (page) => itemsOf(page).length === 2,
    );
    expect(itemsOf(ranking)).toMatchObject([
      { rank: 1, total: { n: 50, d: 3 }, grade: 'pass' },
      { rank: 2, total: 15, grade: 'pass' },
    ]);
    const trend = await as('office').eventually(
      `/subjects/${subjects[1]}/trend?programmeId=${programmeId}&roundCode=monthly`,
      ({ points }) => (points as readonly Body[]).length === 3,
    );
    expect(trend).toMatchObject({
      points: [
        { periodKey: '2026-08', total: 10, change: null },
        { periodKey: '2026-09', total: 15, change: 5 },
        { periodKey: '2026-10', total: 20, change: 5, rank: 1 },
      ],
    });
    const averages = await as('office').get(`/rounds/${roundOf('2026-10')}/averages`);
    expect(averages.body['trend']).toMatchObject([
      { periodKey: '2026-08', mean: 14 },
      { periodKey: '2026-09', mean: '15.5', change: '1.5' },
      { periodKey: '2026-10', mean: 18, change: '2.5' },
    ]);
  });

  it('are summed up anew when a score of one of them changes afterwards: its result and the sum are looked at again', async () => {
    const programmeId = await published(district, { rounds: [monthly, whole] });
    const period = { from: '2026-08-10', to: '2026-09-20' };
    const planId = await planned(district, programmeId, { period });
    const rounds = await roundsOf(planId, (found) => haveEntered(found, 3));
    const roundOf = (wanted: string): string =>
      rounds.find(({ period: of }) => (of as Body)['key'] === wanted)?.['id'] as string;
    await graded(roundOf('2026-08'), [18, 15]);
    await graded(roundOf('2026-09'), [18, 15]);
    await close(roundOf('once'));
    const sheets = await as('office').get(`/sheets?roundId=${roundOf('2026-08')}&subjectId=${subjects[0]}`);
    const sheetId = itemsOf(sheets.body)[0]?.['id'] as string;
    const correction = await as('office').post(`/sheets/${sheetId}/corrections`, {
      indicator: 'order',
      value: 2,
      reason: why,
    });
    const confirm = `/sheets/${sheetId}/corrections/${idOf(correction)}/confirmation`;
    expect((await as('office2').post(confirm)).status).toBe(200);
    const reopenedIn = async (key: string): Promise<string> => {
      const page = await as('leader').eventually(
        `/rounds/${roundOf(key)}/ranking?reopened=true`,
        (body) => itemsOf(body).length === 1,
      );
      return itemsOf(page)[0]?.['id'] as string;
    };
    await reopenedIn('2026-08');
    const summed = await reopenedIn('once');
    const before = await as('leader').get(`/results/${summed}`);
    expect(before.body).toMatchObject({ total: 18, rank: 1, grade: 'best' });
    expect((await as('leader').post(`/results/${summed}/reexamination`, { reason: why })).status).toBe(200);
    const after = await as('leader').eventually(`/results/${summed}`, ({ reopened }) => reopened === null);
    expect(after).toMatchObject({
      total: '14.5',
      rank: 2,
      grade: 'none',
      reexaminations: [{ from: { rank: 1 }, others: { count: 1, regraded: [] } }],
    });
    const ranking = await as('leader').get(`/rounds/${roundOf('once')}/ranking`);
    expect(itemsOf(ranking.body).map(({ rank, reopened }) => [rank, reopened])).toEqual([
      [2, false],
      [2, false],
    ]);
  });

  it('are followed by none once the plan is closed', async () => {
    const programmeId = await published(district, { rounds: [monthly] });
    const period = { from: inDays(-80), to: inDays(60) };
    const closedId = randomUUID();
    await planClosed(district, closedId, programmeId, { period });
    await planned(district, programmeId, { planId: closedId, period });
    await roundsOf(closedId, (found) => haveEntered(found, 1));
    const runningId = await planned(district, programmeId, { period });
    await roundsOf(runningId, (found) => found.length >= 3);
    expect(await roundsOf(closedId, (found) => found.length > 0)).toHaveLength(1);
  });
});

describe('a survey', () => {
  let district: RunningDistrict;
  let sheetId: string;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    district = await runAssessments();
    as = togetherAt(district);
    await registered(district);
    const groups = ['residents', 'selfEmployed'].map((code) => ({ code, names, answersAtLeast: 100 }));
    const survey = {
      code: 'satisfaction',
      kind: 'survey',
      names,
      points: 10,
      measure: 'satisfaction',
      groups,
      combine: 'eachGroup',
      bound: { atLeast: 95 },
    };
    const programmeId = await published(district, {
      standard: { items: [...definition.standard.items, survey] },
      rounds: [round('annual', { assessors: { number: 1 } })],
    });
    const planId = await planned(district, programmeId);
    const sheets = await as('office').eventually('/sheets', (body) => itemsOf(body).length === 1);
    expect(planId).toBeDefined();
    sheetId = itemsOf(sheets)[0]?.['id'] as string;
    await as('office').post(`/sheets/${sheetId}/assessors`, { personId: people.assessor });
  });

  afterAll(() => district.stop());

  const opening = () => ({
    sheetId,
    indicator: 'satisfaction',
    groups: [
      { group: 'residents', population: 5000, sampled: 2000 },
      { group: 'selfEmployed', population: 300, sampled: 100 },
    ],
    way: '入户',
    from: inDays(-10),
    to: today,
  });

  it('is recorded group by group in counts, and fills the sheet exactly when it is closed', async () => {
    const office = as('office');
    expect(await office.post('/surveys', { ...opening(), indicator: 'order' })).toMatchObject({
      status: 422,
      body: { code: 'SHEET.INDICATOR_UNKNOWN' },
    });
    expect(
      await office.post('/surveys', { ...opening(), groups: [{ group: 'others', population: 1, sampled: 1 }] }),
    ).toMatchObject({ status: 422, body: { code: 'SURVEY.GROUP_UNKNOWN' } });
    expect(await as('leader').post('/surveys', opening())).toMatchObject({ status: 403 });
    const opened = await office.post('/surveys', opening());
    expect(opened.status).toBe(201);
    const surveyId = idOf(opened);
    const fileId = idOf(await office.upload('/files', '统计.txt', '答卷统计'));
    const record = (group: string, asked: number, answered: number, favourable: number) =>
      office.post(`/surveys/${surveyId}/answers`, { group, asked, answered, favourable, fileId });
    expect(await record('residents', 2000, 2001, 1)).toMatchObject({ body: { code: 'SURVEY.MORE_THAN_ASKED' } });
    expect((await record('residents', 2000, 2000, 1899)).status).toBe(200);
    expect(await office.post(`/surveys/${surveyId}/closure`)).toMatchObject({
      status: 409,
      body: { code: 'SURVEY.TOO_FEW_ANSWERS', details: { groups: ['selfEmployed'] } },
    });
    expect((await record('selfEmployed', 100, 100, 95)).status).toBe(200);
    const values = { gate: true, order: 9, green: 9 };
    await as('assessor').post(`/sheets/${sheetId}/assessments`, { values });
    expect((await office.get(`/sheets/${sheetId}`)).body).toMatchObject({ status: 'waiting' });
    expect((await office.post(`/surveys/${surveyId}/closure`)).status).toBe(200);
    const sheet = await office.eventually(`/sheets/${sheetId}`, ({ status }) => status === 'scored');
    const result = (sheet['score'] as Body)['result'] as Body;
    expect((result['indicators'] as readonly Body[]).find(({ code }) => code === 'satisfaction')).toEqual({
      code: 'satisfaction',
      applicable: true,
      met: false,
      points: 0,
      of: 10,
      why: {
        rule: 'bound',
        bound: { atLeast: 95 },
        numbers: [
          { code: 'residents', value: '94.95', holds: false },
          { code: 'selfEmployed', value: 95, holds: true },
        ],
      },
    });
    expect(await record('residents', 2000, 2000, 1900)).toMatchObject({ status: 409, body: { code: 'SURVEY.CLOSED' } });
    const survey = await office.get(`/surveys/${surveyId}`);
    expect(survey.body).toMatchObject({
      status: 'closed',
      rates: { residents: { n: 1899, d: 2000 } },
      answers: [{ group: 'residents', source: { fileName: '统计.txt' } }, { group: 'selfEmployed' }],
    });
    expect(itemsOf((await office.get('/surveys?status=closed')).body)).toMatchObject([{ id: surveyId }]);
  });

  it('is corrected by two people, which makes another score', async () => {
    const office = as('office');
    const surveyId = itemsOf((await office.get('/surveys')).body)[0]?.['id'] as string;
    const correct = () =>
      office.post(`/surveys/${surveyId}/corrections`, {
        group: 'residents',
        asked: 2000,
        answered: 2000,
        favourable: 1900,
        reason: why,
      });
    const declined = await correct();
    expect(declined.status).toBe(201);
    expect(await correct()).toMatchObject({ status: 409, body: { code: 'SURVEY.CORRECTION_PENDING' } });
    const at = (id: string, end: string): string => `/surveys/${surveyId}/corrections/${id}/${end}`;
    expect((await as('office2').post(at(idOf(declined), 'decline'), { reason: why })).status).toBe(200);
    const correction = await correct();
    expect(await office.post(at(idOf(correction), 'confirmation'))).toMatchObject({
      body: { code: 'SURVEY.SAME_PERSON' },
    });
    expect((await as('office2').post(at(idOf(correction), 'confirmation'))).status).toBe(200);
    const sheet = await office.eventually(
      `/sheets/${sheetId}`,
      ({ score }) => ((score as Body)['result'] as Body)['total'] === 28,
    );
    expect(sheet).toMatchObject({ status: 'scored', filled: [{ indicator: 'satisfaction', sourceId: surveyId }] });
    const history = await office.get(`/surveys/${surveyId}/history`);
    expect((history.body['entries'] as readonly Body[]).map(({ type }) => type)).toEqual([
      'SurveyOpened',
      'SurveyAnswersRecorded',
      'SurveyAnswersRecorded',
      'SurveyClosed',
      'SurveyCorrectionProposed',
      'SurveyCorrectionDeclined',
      'SurveyCorrectionProposed',
      'SurveyCorrected',
    ]);
  });
});
