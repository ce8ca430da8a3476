import { evidenceApprovedV1, evidenceReopenedV1 } from '@gongjian/plans-contracts';
import { integrationTypeOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { addDays } from '@gongjian/shared-kernel';
import { until } from '@gongjian/shared-projections/testing';
import {
  type DistrictClient,
  togetherAt,
  inDays,
  people,
  today,
  units,
  why,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { idOf, publishedProgramme, storedFile } from './testing/campaign-steps.js';
import { registerSubjects } from './testing/problems.js';
import { runPlans } from './testing/running-plans.js';

const programme = {
  standard: {
    items: [
      {
        kind: 'component',
        code: 'safety',
        names: { zh: '平安', en: 'Safety' },
        items: [
          {
            ...{ kind: 'yesNo', code: 'patrol', names: { zh: '日常巡查', en: 'Patrols' }, expects: 'yes' },
            evidence: ['photos', 'minutes'].map((code) => ({
              ...{ code, names: { zh: '材料', en: 'Evidence' }, window: { of: 'period' }, atLeast: 1 },
            })),
          },
        ],
      },
    ],
  },
  tasks: {
    review: [
      { level: 1, names: { zh: '街道初审', en: 'Town checks' }, actedBy: 'town' },
      { level: 2, names: { zh: '创建办审核', en: 'Office reviews' }, actedBy: 'office' },
    ],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
};

describe('evidence filed for an indicator, without a task', () => {
  let plans: RunningDistrict;
  let subjects: Awaited<ReturnType<typeof registerSubjects>>;
  let programmeId: string;
  /** One client a person: each reads what he or she wrote. */
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
    subjects = await registerSubjects(plans);
    programmeId = await publishedProgramme(as('office'), programme);
  });

  afterAll(() => plans.stop());

  const body = (change: object = {}): object => ({
    subjectId: subjects.property,
    programmeId,
    indicator: 'patrol',
    periodKey: '2026-Q1',
    ...change,
  });

  async function told(event: IntegrationEventDefinition<never>, sourceId: string): Promise<readonly Body[]> {
    const type = integrationTypeOf(event);
    let found: readonly Body[] = [];
    await until(async () => {
      const { items } = (await as('auditor').get('/feed?limit=200')).body as { items: readonly Body[] };
      found = items.flatMap((each) => {
        const data = each['data'] as Body;
        return each['type'] === type && data['sourceId'] === sourceId ? [data] : [];
      });
      return found.length > 0;
    });
    return found;
  }

  it('is opened by the unit itself, reviewed level by level, and told to others', async () => {
    const opened = await as('handler').post('/filings', body());
    expect(opened.status).toBe(201);
    const id = idOf(opened);
    const file = await storedFile(as('handler'));
    expect((await as('handler').get(`/filings/${id}`)).body).toMatchObject({
      status: 'open',
      unit: { id: units.property },
      due: null,
      openedBy: { personId: people.handler },
      may: { submit: true, review: { code: 'ACCESS.DENIED' }, reopen: { code: 'ACCESS.DENIED' } },
    });
    const evidence = [{ fileId: file.id, code: 'photos', note: '一季度', takenOn: today, place: '南门' }];
    const unknown = [{ fileId: file.id, code: 'letters' }];
    const refused = await as('handler').post(`/filings/${id}/submissions`, { evidence: unknown });
    expect(refused.body).toMatchObject({
      code: 'EVIDENCE.CODE_UNKNOWN',
      details: { codes: ['letters'], asked: ['photos', 'minutes'] },
    });
    expect((await as('handler').post(`/filings/${id}/submissions`, { evidence, statement: '每日两巡' })).status).toBe(
      200,
    );
    const { items } = (await as('town').get('/filings?waitsFor=town')).body;
    expect((items as readonly Body[]).map((each) => each['id'])).toContain(id);
    expect((await as('town').get(`/filings/${id}`)).body).toMatchObject({
      waitsFor: { level: 1, actedBy: 'town' },
      submissions: [
        { submission: 1, statement: '每日两巡', evidence: [{ code: 'photos', note: '一季度', place: '南门' }] },
      ],
      may: { review: true, submit: { code: 'ACCESS.DENIED' } },
    });
    const review = { submission: 1, reviewed: [file.sha256], result: 'approve' };
    expect((await as('office').post(`/filings/${id}/reviews`, { ...review, level: 3 })).body['code']).toBe(
      'FILING.LEVEL_UNKNOWN',
    );
    expect((await as('handler').post(`/filings/${id}/reviews`, { ...review, level: 1 })).status).toBe(403);
    expect((await as('town').post(`/filings/${id}/reviews`, { ...review, level: 1 })).status).toBe(200);
    expect((await as('office').post(`/filings/${id}/reviews`, { ...review, level: 2 })).status).toBe(200);
    const [approved] = await told(evidenceApprovedV1 as IntegrationEventDefinition<never>, id);
    expect(approved).toMatchObject({
      programmeId,
      version: 1,
      subjectIds: [subjects.property],
      indicators: ['patrol'],
      periodKey: '2026-Q1',
      evidence: [{ evidenceId: file.id, version: 1, sha256: file.sha256, code: 'photos' }],
      approvedOn: today,
    });
    expect((await as('town').post(`/filings/${id}/reopening`, { reason: why, newDueOn: inDays(5) })).status).toBe(403);
    expect((await as('office').post(`/filings/${id}/reopening`, { reason: why, newDueOn: inDays(5) })).status).toBe(
      200,
    );
    const [again] = await told(evidenceReopenedV1 as IntegrationEventDefinition<never>, id);
    expect(again).toMatchObject({ periodKey: '2026-Q1', indicators: ['patrol'], cause: 'other' });
    expect((await as('office').get(`/filings/${id}`)).body).toMatchObject({
      status: 'returned',
      due: { on: inDays(5), rule: { kind: 'reopened' } },
      completedAt: null,
      reviews: [{ counts: false }, { counts: false }],
    });
    const history = (await as('auditor').get(`/filings/${id}/history`)).body['entries'] as readonly Body[];
    expect(history.map(({ type }) => type)).toEqual([
      'FilingOpened',
      'FilingSubmitted',
      'FilingReviewed',
      'FilingReviewed',
      'FilingCompleted',
      'FilingReopened',
    ]);
    const asOf = encodeURIComponent((history[4] as { position: string }).position);
    expect((await as('auditor').get(`/filings/${id}?asOf=${asOf}`)).body).toMatchObject({
      status: 'completed',
      may: null,
    });
    expect((await as('town').download(`/files/${file.id}/content?filingId=${id}`)).status).toBe(200);
    expect((await as('town').download(`/files/${file.id}/content?filingId=${randomUUID()}`)).status).toBe(404);
  });

  it('is one for an indicator of a subject in a period', async () => {
    const key = randomUUID();
    const id = idOf(await as('handler').post('/filings', body({ periodKey: '2026-05' }), { key }));
    expect(idOf(await as('handler').post('/filings', body({ periodKey: '2026-05' }), { key }))).toBe(id);
    expect((await as('office').post('/filings', body({ periodKey: '2026-05' }))).body['code']).toBe('FILING.EXISTS');
    const { items } = (await as('office').get(`/filings?programmeId=${programmeId}&periodKey=2026-05`)).body;
    expect(items).toMatchObject([{ id, periodKey: '2026-05', indicator: 'patrol', status: 'open', dueOn: null }]);
  });

  it('is of an indicator the programme has, in a period there is, by a unit that answers for it', async () => {
    const refused = async (who: Who, change: object): Promise<unknown> =>
      (await as(who).post('/filings', body(change))).body['code'];
    expect(await refused('office', { indicator: 'nothing' })).toBe('FILING.INDICATOR_UNKNOWN');
    expect(await refused('office', { programmeId: randomUUID() })).toBe('PROGRAMME.VERSION_UNKNOWN');
    expect(await refused('office', { subjectId: randomUUID() })).toBe('SUBJECT.UNKNOWN');
    expect(await refused('office', { periodKey: '2026-13' })).toBe('REQUEST.INVALID');
    expect(await refused('office', { periodKey: '2024', dueOn: addDays(today, -1) })).toBe('FILING.DUE_IN_PAST');
    expect(await refused('liaison', {})).toBe('ACCESS.DENIED');
    expect(await refused('liaison', { unitId: units.housing })).toBe('ACCESS.DENIED');
    expect((await as('office').post('/filings', body({ unitId: units.housing, periodKey: 'once' }))).status).toBe(201);
    expect((await as('stranger').get('/filings')).body['items']).toEqual([]);
    expect((await as('office').get(`/filings/${randomUUID()}`)).status).toBe(404);
  });

  it('becomes overdue by itself, and is handed in all the same', async () => {
    const early = addDays(today, -10);
    const lateEntry = { effectiveOn: early, reason: why };
    const answer = await as('office').post(
      '/filings',
      body({ periodKey: '2025', dueOn: addDays(today, -5), lateEntry }),
    );
    const id = idOf(answer);
    expect(await as('office').eventually(`/filings/${id}`, (row) => row['overdueSince'] !== null)).toMatchObject({
      status: 'open',
      overdueTimes: 1,
    });
    const { items } = (await as('office').get('/filings?overdue=true')).body;
    expect((items as readonly Body[]).map((each) => each['id'])).toContain(id);
    const own = await storedFile(as('handler'));
    const inTime = { effectiveOn: addDays(today, -6), reason: why };
    const submission = { evidence: [{ fileId: own.id }] };
    expect(
      (await as('handler').post(`/filings/${id}/submissions`, { ...submission, lateEntry: inTime })).body['code'],
    ).toBe('FILING.LATE_ENTRY_UNDOES_OVERDUE');
    const recorded = { ...inTime, byPersonId: people.handler };
    const file = await storedFile(as('office'));
    expect(
      (await as('office').post(`/filings/${id}/submissions`, { evidence: [{ fileId: file.id }], lateEntry: recorded }))
        .status,
    ).toBe(200);
    expect((await as('office').get(`/filings/${id}`)).body).toMatchObject({
      overdueSince: null,
      submissions: [{ inTimeRecordedLate: true, recordedBy: { personId: people.office } }],
    });
    const back = {
      submission: 1,
      level: 1,
      reviewed: [file.sha256],
      result: 'return',
      reason: why,
      newDueOn: inDays(9),
    };
    expect((await as('town').post(`/filings/${id}/reviews`, back)).status).toBe(200);
    expect((await as('handler').get(`/filings/${id}`)).body).toMatchObject({
      status: 'returned',
      due: { on: inDays(9) },
    });
  });
});
