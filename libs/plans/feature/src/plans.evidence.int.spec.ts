import { evidenceApprovedV1, evidenceReopenedV1 } from '@gongjian/plans-contracts';
import { integrationTypeOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { until } from '@gongjian/shared-projections/testing';
import {
  type Body,
  type DistrictClient,
  togetherAt,
  inDays,
  type RunningDistrict,
  today,
  units,
  type Who,
  why,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import {
  draftedPlan,
  header,
  idOf,
  item,
  nextNumber,
  publishedProgramme,
  storedFile,
} from './testing/campaign-steps.js';
import { registerSubjects } from './testing/problems.js';
import { runPlans } from './testing/running-plans.js';

const programme = {
  standard: {
    items: [
      {
        kind: 'component',
        code: 'safety',
        names: { zh: '平安', en: 'Safety' },
        items: [{ kind: 'yesNo', code: 'patrol', names: { zh: '日常巡查', en: 'Patrols' }, expects: 'yes' }],
      },
    ],
  },
  tasks: {
    review: [{ level: 1, names: { zh: '创建办审核', en: 'Office reviews' }, actedBy: 'office' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
};

describe('evidence that shows indicators met', () => {
  let plans: RunningDistrict;
  let supports: { readonly subjectIds: readonly string[]; readonly indicators: readonly string[] };
  /** One client a person: each reads what he or she wrote. */
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
    supports = { subjectIds: [(await registerSubjects(plans)).compound], indicators: ['patrol'] };
  });

  afterAll(() => plans.stop());

  async function issued(items: readonly unknown[]): Promise<string> {
    const office = as('office');
    const programmeId = await publishedProgramme(office, programme);
    const planId = idOf(await office.post('/plans', { programmeId, header, items }));
    await office.post(`/plans/${planId}/issue`, { number: nextNumber(), issuedOn: today });
    return planId;
  }

  async function told(event: IntegrationEventDefinition, sourceId: string): Promise<readonly Body[]> {
    const { items } = (await as('auditor').get('/feed?limit=200')).body as { items: readonly Body[] };
    return items
      .filter((each) => each['type'] === integrationTypeOf(event))
      .map((each) => each['data'] as Body)
      .filter((data) => data['sourceId'] === sourceId);
  }

  async function approved(taskId: string, submission: number): Promise<string> {
    const liaison = as('liaison');
    await liaison.post(`/tasks/${taskId}/sign-for`, {});
    const { id: fileId, sha256 } = await storedFile(liaison);
    await liaison.post(`/tasks/${taskId}/submissions`, { evidence: [{ fileId, takenOn: '2026-01-15' }] });
    const review = { submission, level: 1, reviewed: [sha256], result: 'approve' };
    expect((await as('office').post(`/tasks/${taskId}/reviews`, review)).status).toBe(200);
    return sha256;
  }

  it('is told when the last level approves it, told again when it is reopened, and counts anew after that', async () => {
    const planId = await issued([{ ...item, supports }]);
    const office = as('office');
    const list = await office.eventually(
      `/tasks?planId=${planId}`,
      ({ items }) => (items as readonly unknown[]).length === 1,
    );
    const [{ id: taskId }] = list['items'] as [{ readonly id: string }];
    expect((await office.get(`/tasks/${taskId}`)).body).toMatchObject({ supports, reopenings: [] });
    const plan = (await office.get(`/plans/${planId}`)).body;
    expect(plan['items']).toMatchObject([{ supports }]);
    expect((await office.post(`/tasks/${taskId}/reopening`, { reason: why, newDueOn: inDays(9) })).body['code']).toBe(
      'TASK.NOT_COMPLETED',
    );
    const sha256 = await approved(taskId, 1);
    await until(async () => (await told(evidenceApprovedV1, taskId)).length === 1);
    expect(await told(evidenceApprovedV1, taskId)).toMatchObject([
      { ...supports, version: 1, evidence: [{ version: 1, sha256, takenOn: '2026-01-15' }], approvedOn: today },
    ]);
    const reopening = { reason: { code: 'wrongEvidence', text: '照片不是本小区' }, newDueOn: inDays(9) };
    expect((await as('liaison').post(`/tasks/${taskId}/reopening`, reopening)).body['code']).toBe('ACCESS.DENIED');
    expect((await office.post(`/tasks/${taskId}/reopening`, reopening)).status).toBe(200);
    expect((await office.get(`/tasks/${taskId}`)).body).toMatchObject({
      status: 'returned',
      completedAt: null,
      due: { on: inDays(9), rule: { kind: 'reopened' } },
      reviews: [{ counts: false }],
      reopenings: [{ reason: { code: 'wrongEvidence', text: '照片不是本小区' } }],
    });
    await until(async () => (await told(evidenceReopenedV1, taskId)).length === 1);
    expect(await told(evidenceReopenedV1, taskId)).toMatchObject([{ ...supports, cause: 'wrongEvidence' }]);
    await approved(taskId, 2);
    await until(async () => (await told(evidenceApprovedV1, taskId)).length === 2);
  });

  it('is not told of a task that supports no indicator', async () => {
    const planId = await issued([item]);
    const list = await as('office').eventually(
      `/tasks?planId=${planId}`,
      ({ items }) => (items as readonly unknown[]).length === 1,
    );
    const [{ id: taskId }] = list['items'] as [{ readonly id: string }];
    await approved(taskId, 1);
    const beside = await as('office').post('/tasks', { ...direct(planId), supports });
    expect(beside.status).toBe(201);
    await approved(idOf(beside), 1);
    await until(async () => (await told(evidenceApprovedV1, idOf(beside))).length === 1);
    expect(await told(evidenceApprovedV1, taskId)).toEqual([]);
  });

  const direct = (planId: string): object => ({
    planId,
    heading: '补办一件',
    units: [{ role: 'responsible', unitId: units.housing }],
    dueOn: inDays(40),
    source: { kind: 'meeting' },
  });

  it('names indicators of the programme and subjects of the directory', async () => {
    const office = as('office');
    const planId = await issued([item]);
    const refused = async (change: object): Promise<unknown> =>
      (await office.post('/tasks', { ...direct(planId), supports: { ...supports, ...change } })).body['code'];
    expect(await refused({ indicators: ['patrol', 'fountain'] })).toBe('TASK.INDICATOR_UNKNOWN');
    expect(await refused({ subjectIds: [randomUUID()] })).toBe('SUBJECT.UNKNOWN');
    const silent = await draftedPlan(office, [{ ...item, supports }]);
    await office.post(`/plans/${silent}/issue`, { number: nextNumber(), issuedOn: today });
    const plan = await office.eventually(`/plans/${silent}`, ({ status }) => status === 'issued');
    expect(plan['progress']).toMatchObject({ assigned: 0, failures: [{ code: 'TASK.INDICATOR_UNKNOWN' }] });
  });
});
