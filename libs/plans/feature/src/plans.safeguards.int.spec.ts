import {
  type Answer,
  city,
  county,
  type DistrictClient,
  togetherAt,
  inDays,
  people,
  type RunningDistrict,
  today,
  town,
  units,
  type Who,
  why,
} from '@gongjian/shared-records/testing';
import { runPlans } from './testing/running-plans.js';
import { personCatalogue, unitCatalogue } from '@gongjian/directory-domain';
import { randomUUID } from 'node:crypto';
import {
  draftedPlan,
  header,
  idOf,
  issuedPlan,
  item,
  nextNumber,
  publishedProgramme,
  storedFile,
  submittedTask,
} from './testing/campaign-steps.js';

describe('what keeps the record fair', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;
  const refusal = ({ status, body }: Answer): readonly [number, unknown] => [status, body['code']];

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
    await plans.recordDirectory(personCatalogue, people.reviewer, [
      {
        type: 'RoleDelegated',
        data: {
          grantId: randomUUID(),
          role: 'office',
          division: county,
          from: today,
          to: inDays(5),
          actsFor: {
            personId: people.office,
            post: { id: randomUUID(), name: '创建办主任' },
            unit: { id: units.office, name: '清河县创建办' },
            division: county,
          },
        },
      },
    ]);
  });

  afterAll(() => plans.stop());

  describe('two people', () => {
    it('are not somebody and the delegate: neither destroys a file for both, nor confirms a correction', async () => {
      const [office, delegate] = [as('office'), as('reviewer')];
      const { id } = await storedFile(office);
      await office.post(`/files/${id}/destruction-requests`, { reason: why });
      expect(refusal(await delegate.post(`/files/${id}/destruction`))).toEqual([
        403,
        'FILE.DESTRUCTION_BY_SAME_PERSON',
      ]);
      expect((await as('office2').post(`/files/${id}/destruction`)).status).toBe(200);

      const { taskId, sha256 } = await submittedTask(plans);
      await as('unitHead').post(`/tasks/${taskId}/reviews`, {
        submission: 1,
        level: 1,
        reviewed: [sha256],
        result: 'approve',
      });
      const { body } = await office.get(`/tasks/${taskId}/history`);
      const [assigned] = body['entries'] as readonly { readonly eventId: string }[];
      const proposed = await delegate.post(`/tasks/${taskId}/corrections`, {
        corrects: assigned?.eventId,
        correction: { field: 'content', value: '逐栋清理楼道和天台。' },
        reason: why,
      });
      const path = `/tasks/${taskId}/corrections/${idOf(proposed)}/confirm`;
      expect((await delegate.get(`/tasks/${taskId}`)).body).toMatchObject({
        proposal: { proposedBy: { personId: people.reviewer, onBehalfOf: { personId: people.office } } },
      });
      expect(refusal(await office.post(path))).toEqual([403, 'TASK.CORRECTION_BY_SAME_PERSON']);
      expect((await as('office2').post(path)).status).toBe(200);
    });
  });

  describe('a unit whose task is overdue', () => {
    it('wipes that out neither by a submission nor by a request for extension dated back', async () => {
      const [office, liaison] = [as('office'), as('liaison')];
      const { planId } = await issuedPlan(plans);
      const back = (days: number) => ({ effectiveOn: inDays(days), reason: why });
      const overdue = { ...item, due: { kind: 'stated', on: inDays(-2) }, lateEntry: back(-20) };
      await office.post(`/plans/${planId}/late-items`, overdue);
      const { items } = await office.eventually(
        `/tasks?planId=${planId}&overdue=true`,
        (body) => (body['items'] as readonly unknown[]).length === 1,
      );
      const taskId = (items as readonly { readonly id: string }[])[0]?.id ?? '';
      await liaison.post(`/tasks/${taskId}/sign-for`, {});
      const request = { until: inDays(20), reason: why, lateEntry: back(-10) };
      expect(refusal(await liaison.post(`/tasks/${taskId}/extension-requests`, request))).toEqual([
        409,
        'TASK.EXTENSION_TOO_LATE',
      ]);
      const { id: fileId } = await storedFile(liaison);
      const submission = { evidence: [{ fileId }], lateEntry: back(-10) };
      expect(refusal(await liaison.post(`/tasks/${taskId}/submissions`, submission))).toEqual([
        403,
        'TASK.LATE_ENTRY_UNDOES_OVERDUE',
      ]);
      expect((await liaison.post(`/tasks/${taskId}/submissions`, { evidence: [{ fileId }] })).status).toBe(200);
      expect((await liaison.get(`/tasks/${taskId}`)).body).toMatchObject({
        status: 'submitted',
        overdueTimes: 1,
        submissions: [{ inTimeRecordedLate: false }],
      });
    });
  });

  describe('a decision that was made', () => {
    it('is not silently made otherwise by sending it again', async () => {
      const { taskId, sha256 } = await submittedTask(plans);
      const head = as('unitHead');
      const giveBack = {
        submission: 1,
        level: 1,
        reviewed: [sha256],
        result: 'return',
        reason: { code: 'incomplete' },
      };
      const sent = (newDueOn: string) => head.post(`/tasks/${taskId}/reviews`, { ...giveBack, newDueOn });
      expect((await sent(inDays(3))).status).toBe(200);
      expect((await sent(inDays(3))).status).toBe(200);
      expect(refusal(await sent(inDays(9)))).toEqual([409, 'TASK.ALREADY_REVIEWED']);
      const [liaison, office] = [as('liaison'), as('office')];
      const requestId = idOf(
        await liaison.post(`/tasks/${taskId}/extension-requests`, { until: inDays(20), reason: why }),
      );
      const decide = (until: string) =>
        office.post(`/tasks/${taskId}/extension-requests/${requestId}/decision`, { decision: 'grant', until });
      expect((await decide(inDays(20))).status).toBe(200);
      expect((await decide(inDays(20))).status).toBe(200);
      expect(refusal(await decide(inDays(25)))).toEqual([409, 'TASK.EXTENSION_DECIDED']);
      expect((await office.get(`/tasks/${taskId}`)).body).toMatchObject({ due: { on: inDays(20) } });
    });

    it('does not approve evidence that was destroyed', async () => {
      const { taskId, sha256, fileId } = await submittedTask(plans);
      await as('office').post(`/files/${fileId}/destruction-requests`, { reason: why });
      expect((await as('office2').post(`/files/${fileId}/destruction`)).status).toBe(200);
      const review = { submission: 1, level: 1, reviewed: [sha256] };
      const head = as('unitHead');
      expect(refusal(await head.post(`/tasks/${taskId}/reviews`, { ...review, result: 'approve' }))).toEqual([
        409,
        'TASK.EVIDENCE_DESTROYED',
      ]);
      const giveBack = { ...review, result: 'return', reason: why, newDueOn: inDays(5) };
      expect((await head.post(`/tasks/${taskId}/reviews`, giveBack)).status).toBe(200);
    });
  });

  describe('the office of a county', () => {
    const cityBureau = randomUUID();
    const [above, elsewhere] = [
      { ...item, units: [{ role: 'lead', unitId: cityBureau }] },
      { ...item, units: [...item.units, { role: 'assisting', unitId: units.otherBureau }] },
    ];

    beforeAll(() =>
      plans.recordDirectory(unitCatalogue, cityBureau, [
        {
          type: 'UnitRegistered',
          data: { name: '云溪市城管局', kind: 'bureau', division: city, superior: null, effectiveOn: '2020-01-01' },
        },
      ]),
    );

    it('plans neither in the name of an authority above it nor for units above it or elsewhere', async () => {
      const office = as('office');
      const programmeId = await publishedProgramme(office);
      const draft = (change: object) => office.post('/plans', { programmeId, header, ...change });
      const ofCity = { ...header, authorityUnitId: cityBureau };
      const outside = [403, 'PLAN.UNIT_OUT_OF_SCOPE'];
      expect(refusal(await draft({ header: ofCity }))).toEqual([403, 'PLAN.AUTHORITY_OUT_OF_SCOPE']);
      expect(refusal(await draft({ items: [item, above] }))).toEqual(outside);
      expect(refusal(await draft({ items: [elsewhere] }))).toEqual(outside);
      const planId = await draftedPlan(office);
      expect(refusal(await office.put(`/plans/${planId}/header`, ofCity))).toEqual([
        403,
        'PLAN.AUTHORITY_OUT_OF_SCOPE',
      ]);
      expect(refusal(await office.post(`/plans/${planId}/items`, above))).toEqual(outside);
      const inTown = { ...header, divisionId: town.id, title: '桥南街道方案' };
      const ofCounty = { ...item, units: [{ role: 'lead', unitId: units.office }] };
      expect((await office.post(`/plans/${planId}/items`, ofCounty)).status).toBe(201);
      expect((await office.put(`/plans/${planId}/header`, inTown)).status).toBe(200);
      expect(refusal(await office.post(`/plans/${planId}/issue`, { number: nextNumber(), issuedOn: today }))).toEqual(
        outside,
      );
    });

    it('assigns, reassigns and records late within its county alone', async () => {
      const office = as('office');
      const { planId, taskId } = await issuedPlan(plans);
      const lead = [{ role: 'lead', unitId: units.otherBureau }];
      const outside = [403, 'PLAN.UNIT_OUT_OF_SCOPE'];
      const lateEntry = { effectiveOn: inDays(-2), reason: why };
      expect(refusal(await office.post(`/plans/${planId}/late-items`, { ...above, lateEntry }))).toEqual(outside);
      const task = { planId, heading: '整改', dueOn: inDays(7), source: { kind: 'instruction' } };
      expect(refusal(await office.post('/tasks', { ...task, units: lead }))).toEqual(outside);
      const reassign = { units: lead, dueOn: inDays(9), reason: why };
      expect(refusal(await office.post(`/tasks/${taskId}/reassign`, reassign))).toEqual(outside);
    });

    it('issues in the name of the leader who signs; the task says who issued it', async () => {
      const office = as('office');
      const planId = await draftedPlan(office);
      const signed = { number: nextNumber(), issuedOn: today, signerPersonId: people.leader };
      expect((await office.post(`/plans/${planId}/issue`, signed)).status).toBe(202);
      const { items } = await office.eventually(
        `/tasks?planId=${planId}`,
        (body) => (body['items'] as readonly unknown[]).length === 1,
      );
      const [task] = items as readonly { readonly id: string }[];
      expect((await office.get(`/tasks/${task?.id}`)).body).toMatchObject({
        order: { signer: { personId: people.leader } },
        recordedBy: { personId: people.office, post: { name: '创建办主任' } },
      });
      expect((await office.get(`/tasks/${task?.id}/history`)).body['entries']).toMatchObject([
        { type: 'TaskAssigned', actor: { id: people.leader } },
      ]);
    });
  });
});
