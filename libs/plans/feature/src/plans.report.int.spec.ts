import { addDays, nextPeriod, periodOf } from '@gongjian/shared-kernel';
import {
  togetherAt,
  people,
  today,
  units,
  why,
  type Body,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import {
  definition,
  header,
  idOf,
  item,
  nextNumber,
  publishedProgramme,
  storedFile,
} from './testing/campaign-steps.js';
import { runPlans } from './testing/running-plans.js';

const week = periodOf('week', today);

describe('reports on a plan', () => {
  let plans: RunningDistrict;
  /** One client a person: each reads what he or she wrote. */
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
  });

  afterAll(() => plans.stop());

  const held = (role: string, unitId: string): object => ({ role, unitId });

  async function plan(report: object | undefined, ...held: readonly object[]): Promise<string> {
    const overdue = { graceDays: 0, dayOff: 'asWritten' };
    const tasks = { ...definition.tasks, overdue, ...(report === undefined ? {} : { report }) };
    const programmeId = await publishedProgramme(as('office'), { tasks });
    const items = [{ ...item, units: held }];
    const planId = idOf(await as('office').post('/plans', { programmeId, header, items }));
    await as('office').post(`/plans/${planId}/issue`, { number: nextNumber(), issuedOn: today });
    await as('office').eventually(`/plans/${planId}`, ({ status }) => status === 'issued');
    return planId;
  }

  async function asked(planId: string, count: number, query = ''): Promise<readonly Body[]> {
    const { items } = await as('office').eventually(
      `/reports?planId=${planId}${query}`,
      ({ items: found }) => (found as readonly unknown[]).length === count,
    );
    return items as readonly Body[];
  }

  const ofUnit = (reports: readonly Body[], unitId: string): string =>
    String(reports.find(({ unit }) => (unit as Body)['id'] === unitId)?.['id']);

  const idsIn = async (who: Who, list: string): Promise<readonly unknown[]> => {
    const { items } = (await as(who).get('/my-tasks?limit=200')).body[list] as Body;
    return (items as readonly Body[]).map((each) => each['id']);
  };

  const route = ['unit', 'town', 'county'];

  it('are asked of the units it holds responsible, and go up step by step', async () => {
    const planId = await plan(
      { every: 'week', dueWithinDays: 2, route },
      held('lead', units.property),
      held('responsible', units.housing),
      held('assisting', units.committee),
    );
    const reports = await asked(planId, 2);
    expect(reports.map(({ unit }) => (unit as Body)['id']).sort()).toEqual([units.housing, units.property].sort());
    const id = ofUnit(reports, units.property);
    expect((await as('handler').get(`/reports/${id}`)).body).toMatchObject({
      status: 'asked',
      at: 'unit',
      period: { key: week.key, from: today, to: week.to },
      due: { on: addDays(week.to, 2), rule: { kind: 'periodEnd' } },
      may: { file: true, passOn: { code: 'REPORT.NOT_FILED' } },
    });
    expect((await as('handler').post(`/reports/${id}/passings`, { from: 'unit' })).body['code']).toBe(
      'REPORT.NOT_FILED',
    );
    expect((await as('liaison').post(`/reports/${id}/filings`, { text: '别的单位' })).body['code']).toBe(
      'ACCESS.DENIED',
    );
    expect(await idsIn('handler', 'reportsOfMyUnits')).toContain(id);
    expect(await idsIn('liaison', 'reportsOfMyUnits')).not.toContain(id);
    const file = await storedFile(as('handler'));
    const first = await as('handler').post(`/reports/${id}/filings`, { text: '清理三栋', fileIds: [file.id, file.id] });
    expect(first.status).toBe(200);
    expect((await as('handler').post(`/reports/${id}/filings`, { text: '清理四栋' })).status).toBe(200);
    expect((await as('town').get(`/reports/${id}`)).body).toMatchObject({
      status: 'filed',
      filings: [
        { text: '清理三栋', files: [{ fileId: file.id }] },
        { text: '清理四栋', files: [] },
      ],
      may: { file: { code: 'ACCESS.DENIED' }, passOn: { code: 'ACCESS.DENIED' } },
    });
    expect((await as('town').download(`/files/${file.id}/content?reportId=${id}`)).status).toBe(200);
    expect((await as('town').download(`/files/${file.id}/content?reportId=${randomUUID()}`)).status).toBe(404);

    expect((await as('handler').post(`/reports/${id}/passings`, { from: 'unit' })).status).toBe(200);
    expect((await as('handler').post(`/reports/${id}/filings`, { text: '改一改' })).body['code']).toBe(
      'REPORT.PASSED_ON',
    );
    expect((await as('handler').post(`/reports/${id}/passings`, { from: 'unit' })).body['code']).toBe('ACCESS.DENIED');
    expect((await as('town').post(`/reports/${id}/passings`, { from: 'unit' })).body['code']).toBe(
      'REPORT.STEP_CHANGED',
    );
    expect(await idsIn('town', 'reportsToPassOn')).toEqual([id]);
    expect(await idsIn('handler', 'reportsOfMyUnits')).not.toContain(id);
    const atTown = (await as('town').get('/reports?at=town&status=passedOn')).body['items'] as readonly Body[];
    expect(atTown.map((each) => each['id'])).toEqual([id]);
    expect((await as('town').post(`/reports/${id}/passings`, { from: 'town' })).status).toBe(200);
    expect((await as('office').get(`/reports/${id}`)).body).toMatchObject({
      status: 'arrived',
      at: 'county',
      passings: [
        { from: 'unit', to: 'town', passedBy: { personId: people.handler } },
        { from: 'town', to: 'county', passedBy: { personId: people.town } },
      ],
      may: { passOn: { code: 'REPORT.ARRIVED' } },
    });
    expect((await as('office').post(`/reports/${id}/passings`, { from: 'county' })).body['code']).toBe(
      'REPORT.ARRIVED',
    );
    const history = (await as('auditor').get(`/reports/${id}/history`)).body['entries'] as readonly Body[];
    expect(history.map(({ type }) => type)).toEqual([
      'ReportAsked',
      'ReportFiled',
      'ReportFiled',
      'ReportPassedOn',
      'ReportPassedOn',
    ]);
    const asOf = history[1]?.['recordedAt'] as string;
    expect((await as('auditor').get(`/reports/${id}?asOf=${asOf}`)).body).toMatchObject({ status: 'filed', may: null });
    expect((await as('stranger').get('/reports')).body['items']).toEqual([]);
    expect((await as('office').get(`/reports/${randomUUID()}`)).body['code']).toBe('RESOURCE.NOT_FOUND');
  });

  it('are asked of communities where they report, and of nobody where the programme asks for none', async () => {
    const report = { every: 'month', dueWithinDays: 5, route: ['community', 'countyBureau', 'county'] };
    const everybody = [held('lead', units.housing), held('responsible', units.committee)];
    const quiet = await plan(undefined, ...everybody);
    const planId = await plan(report, ...everybody);
    const [mine] = await asked(planId, 1);
    const id = String(mine?.['id']);
    expect(mine).toMatchObject({ unit: { id: units.committee }, at: 'community', periodKey: today.slice(0, 7) });
    expect((await as('community').post(`/reports/${id}/filings`, { text: '本月进展' })).status).toBe(200);
    expect((await as('town').post(`/reports/${id}/passings`, { from: 'community' })).body['code']).toBe(
      'ACCESS.DENIED',
    );
    expect((await as('community').post(`/reports/${id}/passings`, { from: 'community' })).status).toBe(200);
    expect((await as('reviewer').post(`/reports/${id}/passings`, { from: 'countyBureau' })).status).toBe(200);
    expect((await as('leader').get(`/reports/${id}`)).body).toMatchObject({ status: 'arrived', at: 'county' });
    expect((await as('office').get(`/reports?planId=${quiet}`)).body['items']).toEqual([]);
  });

  it('are asked of who comes into it later', async () => {
    const planId = await plan({ every: 'quarter', dueWithinDays: 0, route }, held('lead', units.property));
    await asked(planId, 1);
    const late = { ...item, number: '三', heading: '清理车棚', units: [held('lead', units.housing)] };
    const lateEntry = { effectiveOn: today, reason: why };
    expect((await as('office').post(`/plans/${planId}/late-items`, { ...late, lateEntry })).status).toBe(202);
    const reports = await asked(planId, 2);
    expect(reports.map(({ periodKey }) => periodKey)).toEqual(reports.map(() => periodOf('quarter', today).key));
  });

  it('are asked for period by period while it is in force, and become overdue by themselves', async () => {
    const report = { every: 'week', dueWithinDays: 0, route };
    const planId = await plan(report, held('lead', units.property));
    const closing = await plan(report, held('lead', units.property));
    const [first] = await asked(planId, 1);
    await asked(closing, 1);
    expect((await as('office').post(`/plans/${closing}/close`, { openTasks: 'leave' })).status).toBe(200);
    await plans.later(7);

    const [next] = await asked(planId, 1, `&periodKey=${nextPeriod(week).key}`);
    expect(next).toMatchObject({ status: 'asked', dueOn: nextPeriod(week).to, overdueSince: null });
    const id = String(first?.['id']);
    expect(await as('office').eventually(`/reports/${id}`, (row) => row['overdueSince'] !== null)).toMatchObject({
      status: 'asked',
      becameOverdue: true,
    });
    const overdue = (await as('office').get(`/reports?overdue=true&planId=${planId}`)).body['items'];
    expect((overdue as readonly Body[]).map((each) => each['id'])).toEqual([id]);
    expect(await asked(closing, 1)).toMatchObject([{ periodKey: week.key }]);

    const inTime = { effectiveOn: week.to, reason: why };
    const filing = { text: '按时报过' };
    expect((await as('handler').post(`/reports/${id}/filings`, { ...filing, lateEntry: inTime })).body['code']).toBe(
      'REPORT.LATE_ENTRY_UNDOES_OVERDUE',
    );
    const recorded = { ...filing, lateEntry: { ...inTime, byPersonId: people.handler } };
    expect((await as('office').post(`/reports/${id}/filings`, recorded)).status).toBe(200);
    expect((await as('office').get(`/reports/${id}`)).body).toMatchObject({
      status: 'filed',
      overdueSince: null,
      becameOverdue: true,
      filings: [{ inTimeRecordedLate: true, filedBy: { personId: people.handler } }],
    });
    const early = { ...filing, lateEntry: { ...inTime, effectiveOn: addDays(today, -1), byPersonId: people.handler } };
    expect((await as('office').post(`/reports/${id}/filings`, early)).body['code']).toBe('REPORT.LATE_ENTRY_TOO_EARLY');
  });
});
