import {
  type Body,
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
import { PersonalValue } from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import {
  definition,
  draftedPlan,
  header,
  idOf,
  issuedPlan,
  item,
  nextKey,
  nextNumber,
  picture,
  publishedProgramme,
  storedFile,
  submittedTask,
} from './testing/campaign-steps.js';

describe('a campaign over HTTP', () => {
  let plans: RunningDistrict;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
  });

  afterAll(() => plans.stop());

  describe('a programme', () => {
    it('is drafted unfinished, checked whole when it is published, and its version never changes', async () => {
      const office = as('office');
      const id = idOf(
        await office.post('/programmes', { authorityUnitId: units.office, definition: { definitionFormat: 1 } }),
      );
      const refused = await office.post(`/programmes/${id}/versions`);
      expect(refused).toMatchObject({ status: 422, body: { code: 'PROGRAMME.DEFINITION_INVALID' } });
      const complete = { ...definition, key: nextKey() };
      await office.put(`/programmes/${id}/definition`, { definition: complete });
      expect((await office.post(`/programmes/${id}/versions`)).status).toBe(200);
      await office.put(`/programmes/${id}/definition`, { definition: { ...complete, kind: 'drive' } });
      expect(await office.get(`/programmes/${id}/versions/1`)).toMatchObject({
        status: 200,
        body: { definition: { kind: 'creation' } },
      });
      expect(await office.get(`/programmes/${id}`)).toMatchObject({
        body: { draftDiffers: true, latestVersion: 1, kind: 'drive' },
      });
      expect((await office.get(`/programmes/${id}/versions/2`)).status).toBe(404);
    });

    it('is listed by the time it changed, and has a history', async () => {
      const office = as('office');
      const id = await publishedProgramme(office);
      const list = await office.get('/programmes?published=true&limit=1');
      expect(list.body['items']).toMatchObject([{ id, latestVersion: 1 }]);
      const history = await office.get(`/programmes/${id}/history`);
      const first = await office.get(`/programmes/${id}/history?limit=1`);
      const second = await office.get(`/programmes/${id}/history?limit=1&cursor=${first.body['next'] as string}`);
      expect([...(first.body['entries'] as readonly Body[]), ...(second.body['entries'] as readonly Body[])]).toEqual(
        history.body['entries'],
      );
      expect(second.body['next']).toBeNull();
      expect((history.body['entries'] as readonly Body[]).map(({ type }) => type)).toEqual([
        'ProgrammeDrafted',
        'ProgrammeVersionPublished',
      ]);
    });
  });

  describe('a plan', () => {
    it('is drafted, changed and issued: one task for each item, in the signer’s name', async () => {
      const office = as('office');
      const planId = await draftedPlan(office);
      const second = idOf(await office.post(`/plans/${planId}/items`, { ...item, number: '二', heading: '补种绿化' }));
      await office.put(`/plans/${planId}/items/${second}`, {
        ...item,
        number: '二',
        heading: '补种院内绿化',
        due: { kind: 'periodEnd' },
        persons: [
          { role: 'direct', personId: people.liaison },
          { role: 'handler', name: '某师傅' },
        ],
      });
      await office.put(`/plans/${planId}/stages`, {
        stages: [{ code: 'carryOut', name: '组织实施', from: today, to: inDays(100) }],
      });
      await office.put(`/plans/${planId}/groups/${randomUUID()}`, {
        kind: 'leading',
        name: '领导小组',
        heads: [{ personId: people.leader }],
        members: [{ name: '某同志' }],
      });
      const issued = await office.post(`/plans/${planId}/issue`, {
        number: '清创[2026] 88 号',
        issuedOn: today,
        signerPersonId: people.leader,
      });
      expect(issued.status).toBe(202);
      expect(issued.headers.get('location')).toBe(`/api/plans/v1/plans/${planId}`);
      const plan = await office.eventually(`/plans/${planId}`, ({ status }) => status === 'issued');
      expect(plan).toMatchObject({
        order: { number: '清创〔2026〕88号', signer: { personId: people.leader, role: 'leader' } },
        progress: { total: 2, done: 2, assigned: 2, pending: 0, failures: [] },
        groups: [{ members: [{ text: '某同志' }] }],
      });
      const itemTasks = plan['items'] as readonly { readonly itemId: string; readonly taskId: string }[];
      const { items } = await office.eventually(
        `/tasks?planId=${planId}&sort=due`,
        (body) => (body['items'] as readonly unknown[]).length === 2,
      );
      const tasks = items as readonly { readonly id: string }[];
      expect(tasks).toMatchObject([
        { heading: '清理楼道堆物', dueOn: inDays(30), status: 'assigned', accountable: { name: '县住建局' } },
        { heading: '补种院内绿化', dueOn: inDays(200) },
      ]);
      expect(itemTasks.map(({ taskId }) => taskId)).toEqual(tasks.map(({ id }) => id));
      const task = await office.get(`/tasks/${tasks[1]?.id}`);
      expect(task.body).toMatchObject({
        planId,
        itemId: second,
        rules: { version: 1, rules: 2 },
        due: { rule: { kind: 'periodEnd' } },
        order: { documentNumber: '清创〔2026〕88号', signer: { personId: people.leader } },
        persons: [{ personId: people.liaison, post: { name: '联络员' } }, { text: '某师傅' }],
      });
      const history = await office.get(`/tasks/${tasks[0]?.id}/history`);
      expect((history.body['entries'] as readonly Body[])[0]).toMatchObject({
        type: 'TaskAssigned',
        actor: { kind: 'person', id: people.leader, post: { name: '副县长' } },
      });
    });

    it('assigns every item of many that are recorded late at once', async () => {
      const office = as('office');
      const { planId } = await issuedPlan(plans);
      const late = { ...item, lateEntry: { effectiveOn: inDays(-2), reason: why } };
      const answers = await Promise.all(
        Array.from({ length: 25 }, (_, n) =>
          as('office').post(`/plans/${planId}/late-items`, { ...late, number: String(n) }),
        ),
      );
      const recorded = answers.filter(({ status }) => status === 202).length;
      expect(recorded).toBeGreaterThan(0);
      expect(answers.every(({ status, body }) => status === 202 || body['code'] === 'COMMAND.BUSY')).toBe(true);
      const plan = await office.eventually(`/plans/${planId}`, (body) => {
        const { total, pending } = body['progress'] as Body;
        return total === recorded + 1 && (body['status'] === 'issued') === (pending === 0) && pending === 0;
      });
      expect(plan).toMatchObject({ status: 'issued', progress: { assigned: recorded + 1, failures: [] } });
      expect(await office.post(`/plans/${planId}/close`)).toMatchObject({
        status: 409,
        body: { code: 'PLAN.TASKS_OPEN', details: { openTasks: recorded + 1 } },
      });
    });

    it('warns, before and after issuing, of a unit that has nobody to sign for it', async () => {
      const office = as('office');
      const headless = { ...item, units: [{ role: 'responsible', unitId: units.property }] };
      const planId = await draftedPlan(office, [item, { ...headless, number: '二', heading: '规范停车' }]);
      const draft = (await office.get(`/plans/${planId}`)).body;
      const [, second] = draft['items'] as readonly { readonly itemId: string }[];
      const property = { code: 'UNIT.WITHOUT_HEAD', unit: { id: units.property, name: '和顺物业公司' }, level: 1 };
      expect(draft['warnings']).toMatchObject([{ ...property, itemId: second?.itemId, taskId: null }]);
      const [{ zh, en }] = draft['warnings'] as readonly [{ readonly zh: string; readonly en: string }];
      expect(zh).toContain('“规范停车”：“和顺物业公司”没有在任的单位负责人');
      expect(en).toContain('wait at level 1 “Unit signs”');
      await office.post(`/plans/${planId}/issue`, { number: nextNumber(), issuedOn: today });
      const issued = await office.eventually(`/plans/${planId}`, ({ status }) => status === 'issued');
      const taskOf = new Map(
        (issued['items'] as readonly { readonly itemId: string; readonly taskId: string }[]).map((each) => [
          each.itemId,
          each.taskId,
        ]),
      );
      const secondTask = taskOf.get(second?.itemId ?? '');
      const assigned = { ...property, itemId: second?.itemId, taskId: secondTask };
      await office.eventually(`/plans/${planId}`, ({ warnings }) => JSON.stringify(warnings).includes(`${secondTask}`));
      const direct = await office.post('/tasks', {
        planId,
        heading: '补办一件',
        content: '会上议定。',
        units: [{ role: 'responsible', unitId: units.property }],
        dueOn: inDays(40),
        source: { kind: 'meeting' },
      });
      const beside = { ...property, itemId: null, taskId: idOf(direct) };
      const both = await office.get(`/plans/${planId}`);
      expect(both.body['warnings']).toMatchObject([assigned, beside]);
      expect((await office.get(`/tasks/${idOf(direct)}`)).body['warnings']).toMatchObject([beside]);
      const asOf = encodeURIComponent(both.headers.get('gongjian-position') ?? '');
      expect((await office.get(`/plans/${planId}?asOf=${asOf}`)).body['warnings']).toEqual([]);
      await office.post(`/tasks/${idOf(direct)}/withdraw`, { reason: why });
      expect((await office.get(`/tasks/${idOf(direct)}`)).body['warnings']).toEqual([]);
      const late = { ...headless, lateEntry: { effectiveOn: today, reason: why } };
      await office.post(`/plans/${planId}/late-items`, { ...late, number: '三', heading: '清理车棚' });
      const withLate = await office.get(`/plans/${planId}`);
      expect((withLate.body['warnings'] as readonly Body[]).map((each) => each['unit'])).toEqual([
        property.unit,
        property.unit,
      ]);
      const free = await publishedProgramme(office, {
        tasks: {
          ...definition.tasks,
          review: definition.tasks.review.slice(1).map((each, index) => ({ ...each, level: index + 1 })),
        },
      });
      const unsigned = idOf(await office.post('/plans', { programmeId: free, header, items: [headless] }));
      expect((await office.get(`/plans/${unsigned}`)).body['warnings']).toEqual([]);
      const personId = randomUUID();
      const place = { id: town.id, name: town.name, code: town.code };
      await plans.recordDirectory(personCatalogue, personId, [
        {
          type: 'PersonRegistered',
          data: { name: PersonalValue.of('示例人').sealedFor({ kind: 'person', personId }), phone: null },
        },
        {
          type: 'PostTaken',
          data: { postId: personId, title: '经理', unit: property.unit, division: place, from: '2026-01-01' },
        },
        {
          type: 'RoleGranted',
          data: { grantId: randomUUID(), role: 'unitHead', division: place, from: '2026-01-01', to: null },
        },
      ]);
      await office.eventually(`/plans/${planId}`, ({ warnings }) => (warnings as readonly unknown[]).length === 0);
      expect((await office.get(`/tasks/${secondTask}`)).body['warnings']).toEqual([]);
    });

    it('takes a document number once in the district', async () => {
      const office = as('office');
      const number = nextNumber();
      const [first, second] = [await draftedPlan(office), await draftedPlan(office)];
      expect((await office.post(`/plans/${first}/issue`, { number, issuedOn: today })).status).toBe(202);
      expect(await office.post(`/plans/${second}/issue`, { number: ` ${number} `, issuedOn: today })).toMatchObject({
        status: 409,
        body: { code: 'PLAN.NUMBER_TAKEN' },
      });
    });

    it('gives the number back when the order came to nothing', async () => {
      const office = as('office');
      const number = nextNumber();
      const empty = await draftedPlan(office, []);
      expect((await office.post(`/plans/${empty}/issue`, { number, issuedOn: today })).body['code']).toBe(
        'PLAN.NOT_READY',
      );
      const other = await draftedPlan(office);
      expect((await office.post(`/plans/${other}/issue`, { number, issuedOn: today })).status).toBe(202);
    });

    it('tells which items failed and why; a failed one is corrected and sent again, or dropped', async () => {
      const office = as('office');
      const doomed = { ...item, number: '二', units: [{ role: 'responsible', unitId: units.closed }] };
      const planId = await draftedPlan(office, [item, doomed, { ...doomed, number: '三' }]);
      await plans.recordDirectory(unitCatalogue, units.closed, [
        { type: 'UnitClosed', data: { effectiveOn: '2026-01-01', reason: '机构改革', successor: null } },
      ]);
      await office.post(`/plans/${planId}/issue`, { number: nextNumber(), issuedOn: today });
      const plan = await office.eventually(`/plans/${planId}`, ({ status }) => status === 'issued');
      const progress = plan['progress'] as { readonly failures: readonly { readonly itemId: string }[] };
      expect(progress).toMatchObject({ total: 3, done: 3, assigned: 1 });
      expect(progress.failures).toMatchObject([{ code: 'UNIT.CLOSED' }, { code: 'UNIT.CLOSED' }]);
      const [second, third] = progress.failures.map(({ itemId }) => itemId);
      const history = await office.get(`/plans/${planId}/history`);
      const added = (history.body['entries'] as readonly { readonly eventId: string; readonly data: Body }[]).find(
        ({ data }) => (data['item'] as Body | undefined)?.['itemId'] === second,
      );
      const corrected = await office.post(`/plans/${planId}/corrections`, {
        corrects: added?.eventId,
        correction: {
          field: 'itemUnits',
          itemId: second,
          value: [{ role: 'responsible', unitId: units.property }],
        },
        reason: why,
      });
      expect(corrected.status).toBe(201);
      expect((await office.post(`/plans/${planId}/items/${second}/retry`)).status).toBe(202);
      expect((await office.post(`/plans/${planId}/items/${third}/drop`, { reason: why })).status).toBe(200);
      const after = await office.eventually(`/plans/${planId}`, (body) => (body['progress'] as Body)['assigned'] === 2);
      expect(after['progress']).toMatchObject({ total: 3, done: 3, dropped: 1, failures: [] });
    });

    it('is closed when no task is open, or with the open ones by an explicit word; how many is recorded', async () => {
      const office = as('office');
      const { planId, taskId } = await issuedPlan(plans, [item, { ...item, number: '二' }]);
      const tasks = (await office.get(`/tasks?planId=${planId}`)).body['items'] as readonly { readonly id: string }[];
      const direct = await office.post('/tasks', {
        planId,
        heading: '补办一件',
        content: '会上议定。',
        units: [{ role: 'responsible', unitId: units.housing }],
        dueOn: inDays(20),
        source: { kind: 'meeting' },
      });
      const open = await office.post(`/plans/${planId}/close`, {});
      expect(open).toMatchObject({ status: 409, body: { code: 'PLAN.TASKS_OPEN', details: { openTasks: 3 } } });
      expect(open.body['detail']).toContain('3 项任务');
      expect(open.body['detailEn']).toContain('3 task(s)');
      expect((await office.get(`/plans/${planId}`)).body).toMatchObject({ status: 'issued', closed: null });
      for (const { id } of tasks.filter(({ id: each }) => each !== taskId)) {
        await office.post(`/tasks/${id}/withdraw`, { reason: why });
      }
      await office.post(`/tasks/${idOf(direct)}/withdraw`, { reason: why });
      expect(await office.post(`/plans/${planId}/close`, {})).toMatchObject({ body: { details: { openTasks: 1 } } });
      const closed = await office.post(`/plans/${planId}/close`, { openTasks: 'leave', note: why });
      expect(closed.status).toBe(200);
      const { body } = await office.get(`/plans/${planId}`);
      expect(body).toMatchObject({ status: 'closed', closed: { on: today, openTasks: { count: 1 } } });
      const { openTasks } = body['closed'] as { readonly openTasks: { readonly asOf: string } };
      const then = await office.get(`/tasks/${idOf(direct)}?asOf=${encodeURIComponent(openTasks.asOf)}`);
      expect(then.body).toMatchObject({ status: 'withdrawn' });
      const other = await issuedPlan(plans);
      expect(await office.post(`/plans/${other.planId}/close`, { openTasks: 'drop' })).toMatchObject({ status: 422 });
      await office.post(`/tasks/${other.taskId}/withdraw`, { reason: why });
      expect((await office.post(`/plans/${other.planId}/close`, {})).status).toBe(200);
    });

    it('is put right by two people, the old value kept', async () => {
      const { planId } = await issuedPlan(plans);
      const office = as('office');
      const history = await office.get(`/plans/${planId}/history`);
      const [drafted] = history.body['entries'] as readonly { readonly eventId: string }[];
      const number = nextNumber();
      const proposed = await office.post(`/plans/${planId}/corrections`, {
        corrects: drafted?.eventId,
        correction: { field: 'number', value: number },
        reason: why,
      });
      const path = `/plans/${planId}/corrections/${idOf(proposed)}/confirm`;
      expect(await office.post(path)).toMatchObject({
        status: 403,
        body: { code: 'PLAN.CORRECTION_BY_SAME_PERSON' },
      });
      const second = as('office2');
      expect((await second.post(path)).status).toBe(200);
      expect((await second.get(`/plans/${planId}`)).body).toMatchObject({
        order: { number },
        corrections: [{ confirmedBy: { personId: people.office2 }, reason: { text: '测试理由' } }],
        items: [{ usedCorrected: [idOf(proposed)] }],
      });
      expect(
        await office.post(`/plans/${planId}/corrections`, {
          corrects: randomUUID(),
          correction: { field: 'title', value: '别的' },
          reason: why,
        }),
      ).toMatchObject({ status: 422, body: { code: 'CORRECTION.EVENT_UNKNOWN' } });
    });
  });

  describe('a task', () => {
    it('is signed for, submitted, returned, submitted again and approved at every level', async () => {
      const { taskId, sha256, fileId } = await submittedTask(plans);
      const [liaison, head, clerk, office] = [as('liaison'), as('unitHead'), as('town'), as('office')];
      const review = (level: number, submission = 1, more: object = {}) => ({
        submission,
        level,
        reviewed: [sha256],
        result: 'approve',
        ...more,
      });
      expect((await head.post(`/tasks/${taskId}/reviews`, review(1))).status).toBe(200);
      const back = { result: 'return', reason: { code: 'incomplete', text: '缺三号楼' }, newDueOn: inDays(5) };
      expect((await clerk.post(`/tasks/${taskId}/reviews`, review(2, 1, back))).status).toBe(200);
      const returned = await clerk.get(`/tasks/${taskId}`);
      expect(returned.body).toMatchObject({
        status: 'returned',
        due: { on: inDays(5), rule: { kind: 'returned', submission: 1, level: 2 } },
        reviews: [
          { level: 1, result: 'approve', counts: false },
          { level: 2, result: 'return', counts: true, reason: { text: '缺三号楼' } },
        ],
      });
      const middle = returned.headers.get('gongjian-position') ?? '';
      const second = await storedFile(liaison);
      await liaison.post(`/tasks/${taskId}/submissions`, {
        evidence: [{ fileId }, { fileId: second.id, evidenceId: second.id }],
      });
      const both = { reviewed: [sha256, second.sha256] };
      expect((await clerk.post(`/tasks/${taskId}/reviews`, review(2, 2, both))).body['code']).toBe(
        'TASK.LEVEL_CHANGED',
      );
      expect((await head.post(`/tasks/${taskId}/reviews`, review(1, 2))).body['code']).toBe('TASK.EVIDENCE_CHANGED');
      for (const [person, level] of [
        [head, 1],
        [clerk, 2],
        [office, 3],
      ] as const) {
        expect((await person.post(`/tasks/${taskId}/reviews`, review(level, 2, both))).status).toBe(200);
      }
      expect((await office.get(`/tasks/${taskId}`)).body).toMatchObject({ status: 'completed', waitsFor: null });
      expect((await office.get(`/tasks/${taskId}?asOf=${encodeURIComponent(middle)}`)).body).toMatchObject({
        status: 'returned',
      });
      const history = await as('auditor').get(`/tasks/${taskId}/history`);
      expect((history.body['entries'] as readonly Body[]).map(({ type }) => type)).toEqual([
        'TaskAssigned',
        'TaskSignedFor',
        'EvidenceSubmitted',
        'EvidenceReviewed',
        'EvidenceReviewed',
        'EvidenceSubmitted',
        'EvidenceReviewed',
        'EvidenceReviewed',
        'EvidenceReviewed',
        'TaskCompleted',
      ]);
      const returnEntry = (history.body['entries'] as readonly Body[])[4];
      const changed = (history.body['entries'] as readonly { readonly changes: readonly Body[] }[]).map(({ changes }) =>
        changes.map(({ path }) => path),
      );
      expect(changed.flat()).not.toContain('/changedAt');
      expect(changed[1]).toEqual(['/signatures/0', '/status']);
      const atReturn = encodeURIComponent(returnEntry?.['position'] as string);
      expect((await office.get(`/tasks/${taskId}?asOf=${atReturn}`)).body).toMatchObject({
        status: 'returned',
        revision: '4',
      });
      const before = `/tasks/${taskId}?asOf=2001-01-01T00:00:00Z`;
      const [assigned] = history.body['entries'] as readonly Body[];
      expect(await office.get(before)).toMatchObject({
        status: 404,
        body: { code: 'RESOURCE.NOT_YET_RECORDED', details: { recordedAt: assigned?.['recordedAt'] } },
      });
      expect(await as('stranger').get(before)).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
      for (const [who, address] of [
        ['otherOffice', before],
        ['office', `/tasks/${randomUUID()}?asOf=2001-01-01T00:00:00Z`],
      ] as const) {
        expect(await as(who).get(address)).toMatchObject({ status: 404, body: { code: 'RESOURCE.NOT_FOUND' } });
      }
      for (const time of ['2099-01-01T08:00:00+08:00', '2099-01-01T08:00:00%2B08:00', '2099-01-01T00:00:00Z']) {
        expect(await office.get(`/tasks/${taskId}?asOf=${time}`)).toMatchObject({
          status: 200,
          body: { status: 'completed' },
        });
      }
      expect(returnEntry).toMatchObject({
        actor: { id: people.town, post: { name: '创建专干' }, unit: { name: '桥南街道办事处' } },
        reason: { code: 'incomplete', text: '缺三号楼' },
        basis: { version: 1, rules: 2, inputs: [{ stream: `task-${taskId}`, revision: '3' }] },
      });
    });

    it('is not reviewed by those who submitted it, nor by others than the programme says', async () => {
      const { taskId, sha256 } = await submittedTask(plans);
      const review = { submission: 1, level: 1, reviewed: [sha256], result: 'approve' };
      for (const who of ['liaison', 'town', 'office', 'stranger', 'handler'] as const) {
        expect((await as(who).post(`/tasks/${taskId}/reviews`, review)).status).toBe(403);
      }
      expect(await as('unitHead').post(`/tasks/${taskId}/reviews`, { ...review, level: 4 })).toMatchObject({
        status: 422,
        body: { code: 'TASK.LEVEL_UNKNOWN' },
      });
    });

    it('is refused with a reason and given to another unit', async () => {
      const { taskId } = await issuedPlan(plans);
      expect((await as('unitHead').post(`/tasks/${taskId}/refuse`, { reason: why })).status).toBe(200);
      const office = as('office');
      await office.post(`/tasks/${taskId}/reassign`, {
        units: [{ role: 'responsible', unitId: units.property }],
        dueOn: inDays(40),
        reason: why,
      });
      expect((await office.get(`/tasks/${taskId}`)).body).toMatchObject({
        status: 'assigned',
        accountable: { id: units.property },
        previousAssignments: [{ due: { on: inDays(30) }, reason: { text: '测试理由' } }],
      });
      expect((await as('handler').post(`/tasks/${taskId}/sign-for`, {})).status).toBe(200);
      expect((await as('liaison').get(`/tasks/${taskId}`)).status).toBe(403);
    });

    it('is extended when it is asked in time, by the role the programme names', async () => {
      const { taskId } = await issuedPlan(plans);
      const liaison = as('liaison');
      expect((await liaison.post(`/tasks/${taskId}/sign-for`)).status).toBe(200);
      const asked = await liaison.post(`/tasks/${taskId}/extension-requests`, { until: inDays(45), reason: why });
      expect(asked.status).toBe(201);
      const path = `/tasks/${taskId}/extension-requests/${idOf(asked)}/decision`;
      expect(await as('town').post(path, { decision: 'grant' })).toMatchObject({
        status: 403,
        body: {
          code: 'ACCESS.DENIED',
          detail: '仅创建办可办理此事；你的角色是：街道（乡镇）经办。',
          details: { roles: ['office'] },
        },
      });
      const office = as('office');
      expect((await office.post(path, { decision: 'grant', until: inDays(40) })).status).toBe(200);
      expect((await office.get(`/tasks/${taskId}`)).body).toMatchObject({
        due: { on: inDays(40), rule: { kind: 'extended' } },
        extensions: [{ decision: 'granted', until: inDays(45), grantedUntil: inDays(40) }],
      });
      expect(
        (await liaison.post(`/tasks/${taskId}/extension-requests`, { until: inDays(60), reason: why })).body['code'],
      ).toBe('TASK.EXTENSION_TOO_OFTEN');
    });

    it('is delivered, withdrawn and corrected, each as a fact of its own', async () => {
      const { taskId } = await issuedPlan(plans);
      const office = as('office');
      expect((await office.post(`/tasks/${taskId}/deliveries`, { way: 'paper' })).status).toBe(200);
      expect((await as('liaison').post(`/tasks/${taskId}/deliveries`, { way: 'console' })).status).toBe(200);
      const history = await office.get(`/tasks/${taskId}/history`);
      const [assigned] = history.body['entries'] as readonly { readonly eventId: string }[];
      await office.post(`/tasks/${taskId}/corrections`, {
        corrects: assigned?.eventId,
        correction: { field: 'heading', value: '清理楼道和天台堆物' },
        reason: why,
      });
      await office.post(`/tasks/${taskId}/withdraw`, { reason: why });
      expect((await office.get(`/tasks/${taskId}`)).body).toMatchObject({
        status: 'withdrawn',
        heading: '清理楼道和天台堆物',
        corrections: [{ was: '清理楼道堆物', confirmedBy: null }],
        deliveries: [{ way: 'paper' }, { way: 'console' }],
      });
    });

    it('recorded late becomes overdue by itself at once', async () => {
      const { planId } = await issuedPlan(plans);
      const office = as('office');
      const late = await office.post(`/plans/${planId}/late-items`, {
        ...item,
        number: '三',
        heading: '排查飞线充电',
        due: { kind: 'stated', on: inDays(-10) },
        source: { kind: 'meeting', reference: '专题会议纪要第4号' },
        lateEntry: { effectiveOn: inDays(-30), reason: { code: 'oralOrder', text: '会上口头布置' } },
      });
      expect(late.status).toBe(202);
      const overdue = await office.eventually(
        `/tasks?planId=${planId}&overdue=true`,
        (body) => (body['items'] as readonly unknown[]).length === 1,
      );
      const [task] = overdue['items'] as readonly { readonly id: string }[];
      expect((await office.get(`/tasks/${task?.id}`)).body).toMatchObject({
        heading: '排查飞线充电',
        status: 'assigned',
        overdueTimes: 1,
        lateEntry: { effectiveOn: inDays(-30), reason: { text: '会上口头布置' } },
      });
      const history = await office.get(`/tasks/${task?.id}/history`);
      expect(history.body['entries']).toMatchObject([
        { type: 'TaskAssigned', effectiveOn: inDays(-30) },
        { type: 'TaskBecameOverdue', channel: 'rule', actor: { kind: 'rule', unit: { id: units.office } } },
      ]);
    });

    it('is signed for and handed in on paper, and the office records both for the unit', async () => {
      const { planId } = await issuedPlan(plans);
      const office = as('office');
      const recorded = await office.post('/tasks', {
        planId,
        heading: '清理楼道堆物（纸质）',
        units: [{ role: 'responsible', unitId: units.housing }],
        dueOn: inDays(-3),
        source: { kind: 'meeting' },
        lateEntry: { effectiveOn: inDays(-30), reason: why },
      });
      const taskId = idOf(recorded);
      const on = (days: number) => ({ effectiveOn: inDays(days), reason: why, byPersonId: people.liaison });
      const sign = { lateEntry: on(-28) };
      expect((await as('stranger').post(`/tasks/${taskId}/sign-for`, sign)).status).toBe(403);
      expect((await as('unitHead').post(`/tasks/${taskId}/sign-for`, sign)).status).toBe(403);
      expect(
        await office.post(`/tasks/${taskId}/sign-for`, { lateEntry: { ...on(-28), byPersonId: people.handler } }),
      ).toMatchObject({ status: 403, body: { code: 'TASK.NOT_YOUR_UNIT' } });
      expect(await office.post(`/tasks/${taskId}/sign-for`, { lateEntry: on(-31) })).toMatchObject({
        status: 422,
        body: { code: 'TASK.LATE_ENTRY_BEFORE_ASSIGNMENT' },
      });
      await office.eventually(`/tasks/${taskId}`, ({ overdueTimes }) => overdueTimes === 1);
      expect((await office.post(`/tasks/${taskId}/sign-for`, sign)).status).toBe(200);
      const { id: fileId, sha256 } = await storedFile(office);
      const handedIn = await office.post(`/tasks/${taskId}/submissions`, {
        evidence: [{ fileId, takenOn: inDays(-6), place: '一号楼东单元' }],
        lateEntry: on(-5),
      });
      expect(handedIn.status).toBe(200);
      expect((await office.get(`/tasks/${taskId}`)).body).toMatchObject({
        status: 'submitted',
        overdueTimes: 1,
        overdueSince: null,
        signatures: [
          {
            signedBy: { personId: people.liaison, post: { name: '联络员' } },
            recordedBy: { personId: people.office },
            lateEntry: { effectiveOn: inDays(-28), reason: { text: '测试理由' } },
          },
        ],
        submissions: [
          {
            submittedBy: { personId: people.liaison },
            inTimeRecordedLate: true,
            recordedBy: { personId: people.office },
            evidence: [{ takenOn: inDays(-6), place: '一号楼东单元' }],
          },
        ],
      });
      const { body } = await office.get(`/tasks/${taskId}/history`);
      expect(body['entries']).toMatchObject([
        { type: 'TaskAssigned', effectiveOn: inDays(-30) },
        { type: 'TaskBecameOverdue' },
        { type: 'TaskSignedFor', effectiveOn: inDays(-28), actor: { id: people.office } },
        { type: 'EvidenceSubmitted', effectiveOn: inDays(-5), actor: { id: people.office } },
        { type: 'TaskOverdueEnded' },
      ]);
      const review = (level: number) => ({ submission: 1, level, reviewed: [sha256], result: 'approve' });
      const signedOnPaper = { ...review(1), lateEntry: { effectiveOn: inDays(-4), reason: why } };
      expect((await as('unitHead').post(`/tasks/${taskId}/reviews`, signedOnPaper)).status).toBe(200);
      expect((await as('town').post(`/tasks/${taskId}/reviews`, review(2))).status).toBe(200);
      expect(await office.post(`/tasks/${taskId}/reviews`, review(3))).toMatchObject({
        status: 403,
        body: { code: 'TASK.OWN_SUBMISSION' },
      });
      expect((await as('office2').post(`/tasks/${taskId}/reviews`, review(3))).status).toBe(200);
    });

    it('whose content was corrected after a review waits for that review to be looked at again', async () => {
      const { taskId, sha256 } = await submittedTask(plans);
      const [office, office2] = [as('office'), as('office2')];
      const review = { submission: 1, level: 1, reviewed: [sha256], result: 'approve' };
      await as('unitHead').post(`/tasks/${taskId}/reviews`, review);
      const { body } = await office.get(`/tasks/${taskId}/history`);
      const [assigned] = body['entries'] as readonly { readonly eventId: string }[];
      const correctionId = idOf(
        await office.post(`/tasks/${taskId}/corrections`, {
          corrects: assigned?.eventId,
          correction: { field: 'content', value: '逐栋清理楼道和天台。' },
          reason: why,
        }),
      );
      await office2.post(`/tasks/${taskId}/corrections/${correctionId}/confirm`);
      expect((await office2.get(`/tasks/${taskId}`)).body).toMatchObject({
        toReexamine: true,
        reviews: [{ level: 1, usedCorrected: [correctionId] }],
      });
      const flagged = async (): Promise<boolean> =>
        JSON.stringify((await office2.get('/tasks?toReexamine=true&limit=200')).body).includes(taskId);
      expect(await flagged()).toBe(true);
      const path = `/tasks/${taskId}/corrections/${correctionId}/reexamination`;
      expect((await as('unitHead').post(path, { outcome: 'stands', reason: why })).status).toBe(403);
      expect((await office2.post(path, { outcome: 'stands', reason: why })).status).toBe(200);
      expect(await office2.post(path, { outcome: 'stands', reason: why })).toMatchObject({
        status: 404,
        body: { code: 'TASK.NOTHING_TO_REEXAMINE' },
      });
      expect((await office2.get(`/tasks/${taskId}`)).body).toMatchObject({
        toReexamine: false,
        reviews: [{ usedCorrected: [correctionId] }],
        corrections: [{ reexamined: { outcome: 'stands', reexaminedBy: { personId: people.office2 } } }],
      });
      expect(await flagged()).toBe(false);
    });

    it('whose reminder would be over when it is assigned gets none', async () => {
      const { taskId } = await issuedPlan(plans, [{ ...item, due: { kind: 'stated', on: inDays(1) } }]);
      expect((await as('office').get(`/tasks/${taskId}`)).body).toMatchObject({ due: { remindAt: null } });
    });

    it('may be assigned under a plan without an item of it: a meeting, an instruction', async () => {
      const { planId } = await issuedPlan(plans);
      const office = as('office');
      const assigned = await office.post('/tasks', {
        planId,
        heading: '整改占道堆物',
        units: [{ role: 'responsible', unitId: units.property }],
        dueOn: inDays(7),
        source: { kind: 'instruction', reference: '副县长批示' },
      });
      expect(assigned.status).toBe(201);
      expect(assigned.headers.get('location')).toBe(`/api/plans/v1/tasks/${idOf(assigned)}`);
      expect((await office.get(`/tasks/${idOf(assigned)}`)).body).toMatchObject({
        itemId: null,
        source: { kind: 'instruction' },
        order: { signer: { personId: people.office } },
      });
    });
  });

  describe('lists', () => {
    it('show each person what he or she may see', async () => {
      const { planId, taskId } = await submittedTask(plans);
      const ids = async (who: Who, query = ''): Promise<readonly string[]> => {
        const { body } = await as(who).get(`/tasks?planId=${planId}${query}`);
        return (body['items'] as readonly { readonly id: string }[]).map(({ id }) => id);
      };
      await as('office').eventually(`/tasks/${taskId}`, ({ status }) => status === 'submitted');
      for (const who of ['office', 'liaison', 'town', 'leader', 'auditor'] as const) {
        expect(await ids(who)).toEqual([taskId]);
      }
      expect(await ids('stranger')).toEqual([]);
      expect((await as('otherOffice').get(`/tasks?planId=${planId}`)).body['items']).toEqual([]);
      expect(await ids('office', '&status=submitted,returned&waitsFor=unitHead')).toEqual([taskId]);
      expect(await ids('office', `&dueTo=${inDays(1)}`)).toEqual([]);
      expect(await ids('office', `&divisionId=${town.id}&unitId=${units.property}`)).toEqual([taskId]);
    });

    it('find the task of an item, and name its plan as it is now', async () => {
      const office = as('office');
      const planId = await draftedPlan(office, [item, { ...item, number: '二', heading: '补种绿化' }]);
      const draft = await office.get(`/plans/${planId}`);
      expect(draft.body['items']).toMatchObject([{ taskId: null }, { taskId: null }]);
      const number = nextNumber();
      await office.post(`/plans/${planId}/issue`, { number, issuedOn: today });
      const issued = await office.eventually(`/plans/${planId}`, ({ status }) => status === 'issued');
      const [, second] = issued['items'] as readonly { readonly itemId: string; readonly taskId: string }[];
      const found = await office.eventually(
        `/tasks?itemId=${second?.itemId}`,
        ({ items }) => (items as readonly unknown[]).length > 0,
      );
      const { id: planItemTask, ...named } = (found['items'] as readonly Body[])[0] as Body;
      expect(planItemTask).toBe(second?.taskId);
      expect(named).toMatchObject({ planId, itemId: second?.itemId, planTitle: header.title, documentNumber: number });
      expect((await office.get(`/tasks?itemId=${randomUUID()}`)).body['items']).toEqual([]);
      const [drafted] = (await office.get(`/plans/${planId}/history`)).body['entries'] as readonly Body[];
      const proposed = await office.post(`/plans/${planId}/corrections`, {
        corrects: drafted?.['eventId'],
        correction: { field: 'title', value: '清河县整洁楼院创建方案' },
        reason: why,
      });
      const other = as('office2');
      await other.post(`/plans/${planId}/corrections/${idOf(proposed)}/confirm`);
      const renamed = { planId, planTitle: '清河县整洁楼院创建方案' };
      const listed = await other.get(`/tasks?planId=${planId}`);
      expect(listed.body['items']).toMatchObject([renamed, renamed]);
      const mine = await as('liaison').eventually('/my-tasks?limit=200', (body) =>
        JSON.stringify(body['ofMyUnits']).includes(planItemTask as string),
      );
      const { items: work } = mine['ofMyUnits'] as { readonly items: readonly Body[] };
      expect(work.filter(({ id }) => id === planItemTask)).toMatchObject([renamed]);
    });

    it('of my work hold what the head of a unit must sign that submitted without answering for the task', async () => {
      const shared = {
        ...item,
        units: [
          { role: 'lead', unitId: units.property },
          { role: 'responsible', unitId: units.housing },
        ],
      };
      const { taskId } = await issuedPlan(plans, [shared]);
      const liaison = as('liaison');
      await liaison.post(`/tasks/${taskId}/sign-for`, {});
      const { id: fileId, sha256 } = await storedFile(liaison);
      await liaison.post(`/tasks/${taskId}/submissions`, { evidence: [{ fileId }] });
      await as('unitHead').eventually('/my-tasks?limit=200', ({ toReview }) =>
        JSON.stringify(toReview).includes(taskId),
      );
      const review = { submission: 1, level: 1, reviewed: [sha256], result: 'approve' };
      expect((await as('unitHead').post(`/tasks/${taskId}/reviews`, review)).status).toBe(200);
    });

    it('of my work hold my units’ tasks and what waits for my review', async () => {
      const { taskId } = await submittedTask(plans);
      const mine = async (who: Who, part: 'ofMyUnits' | 'toReview'): Promise<boolean> => {
        const { body } = await as(who).get('/my-tasks?limit=200');
        const found = body[part] as { readonly items: readonly { readonly id: string }[] };
        return found.items.some(({ id }) => id === taskId);
      };
      await as('unitHead').eventually('/my-tasks?limit=200', (body) =>
        JSON.stringify(body['toReview']).includes(taskId),
      );
      expect(await mine('liaison', 'ofMyUnits')).toBe(true);
      expect(await mine('liaison', 'toReview')).toBe(false);
      expect(await mine('town', 'toReview')).toBe(false);
      expect(await mine('stranger', 'ofMyUnits')).toBe(false);
      expect(await mine('keeper', 'ofMyUnits')).toBe(false);
    });

    it('go on where a page ended', async () => {
      const office = as('office');
      const planId = await draftedPlan(office);
      const first = await office.get('/plans?limit=1');
      expect(first.body['items']).toMatchObject([{ id: planId, status: 'draft', itemCount: 1 }]);
      const second = await office.get(`/plans?limit=1&cursor=${first.body['next'] as string}`);
      expect((second.body['items'] as readonly { readonly id: string }[])[0]?.id).not.toBe(planId);
      expect(await office.get('/plans?cursor=AAAA')).toMatchObject({
        status: 422,
        body: { code: 'REQUEST.INVALID_CURSOR' },
      });
    });
  });

  describe('files', () => {
    it('are stored by content, and read by those who may', async () => {
      const liaison = as('liaison');
      const content = picture();
      const stored = await liaison.upload('/files', '楼道.png', content);
      expect(stored).toMatchObject({ status: 201, body: { size: content.byteLength, mediaType: 'image/png' } });
      const id = idOf(stored);
      await liaison.eventually(`/files/${id}`, (body) => body['fileName'] === '楼道.png');
      const download = await liaison.download(`/files/${id}/content`);
      expect(download.headers.get('content-type')).toBe('image/png');
      expect(download.headers.get('content-disposition')).toContain("filename*=UTF-8''%E6%A5%BC%E9%81%93.png");
      expect(Buffer.from(await download.arrayBuffer()).equals(Buffer.from(content))).toBe(true);
      expect((await as('stranger').get(`/files/${id}`)).status).toBe(403);
      expect((await as('otherOffice').get(`/files/${id}`)).status).toBe(404);
    });

    it('named as evidence are read by whoever may read the task', async () => {
      const { taskId, fileId } = await submittedTask(plans);
      const handler = as('handler');
      await handler.eventually(`/tasks/${taskId}`, ({ status }) => status === 'submitted');
      expect((await handler.download(`/files/${fileId}/content`)).status).toBe(403);
      expect((await handler.download(`/files/${fileId}/content?taskId=${taskId}`)).status).toBe(200);
      const other = await issuedPlan(plans);
      expect((await handler.download(`/files/${fileId}/content?taskId=${other.taskId}`)).status).toBe(404);
    });

    it('uploaded by mistake are destroyed by two people; the hash and the decision stay', async () => {
      const liaison = as('liaison');
      const { id, sha256 } = await storedFile(liaison);
      await liaison.post(`/files/${id}/destruction-requests`, { reason: { code: 'private', text: '私人照片' } });
      expect((await liaison.post(`/files/${id}/destruction`)).status).toBe(403);
      const office = as('office');
      expect((await office.post(`/files/${id}/destruction`)).status).toBe(200);
      const row = await office.eventually(`/files/${id}`, ({ status }) => status === 'destroyed');
      expect(row).toMatchObject({ sha256, destruction: { approvedBy: { personId: people.office } } });
      let status = 0;
      for (let tries = 0; tries < 200 && status !== 404; tries += 1) {
        ({ status } = await office.download(`/files/${id}/content`));
      }
      expect(status).toBe(404);
    });
  });

  describe('a document', () => {
    it('is read into a draft, which becomes a plan', async () => {
      const office = as('office');
      const text = [
        '清河县整洁楼院创建办公室文件',
        '清创〔2026〕9号',
        '关于印发《整洁楼院创建工作方案》的通知',
        '二、工作任务',
        '（一）清理楼道堆物。逐栋清理，建立台账。（牵头单位：县住建局）',
        '（二）补种院内绿化。（责任单位：和顺物业公司）',
        '清河县整洁楼院创建办公室',
        '2026年3月9日',
      ].join('\n');
      const read = await office.upload('/plan-imports', '方案.txt', text);
      expect(read).toMatchObject({ status: 200, body: { document: { size: Buffer.byteLength(text) } } });
      const draft = read.body['draft'] as { readonly tasks: readonly { readonly heading: string }[] };
      const programmeId = await publishedProgramme(office);
      const drafted = await office.post('/plans', {
        programmeId,
        header,
        importedFrom: { ...(read.body['document'] as Body), mediaType: 'text/plain', fileName: '方案.txt' },
        items: draft.tasks.map(({ heading }) => ({ heading, units: [{ role: 'lead', text: '县住建局' }] })),
      });
      expect(drafted.status).toBe(201);
      const refused = await office.post(`/plans/${idOf(drafted)}/issue`, { number: nextNumber(), issuedOn: today });
      expect(refused).toMatchObject({ status: 422, body: { code: 'PLAN.NOT_READY' } });
      expect(JSON.stringify(refused.body['details'])).toContain('unitUnresolved');
    });

    it('that is none is refused with a code', async () => {
      const office = as('office');
      expect((await office.upload('/plan-imports', '空.txt', '')).body['code']).toBe('DOCUMENT.EMPTY');
      expect(await office.upload('/plan-imports', 'a.txt', picture())).toMatchObject({ status: 422 });
      expect((await as('liaison').upload('/plan-imports', '方案.txt', '方案')).status).toBe(403);
    });
  });

  it('is described for those who call it, every answer with its schema', async () => {
    const api = await plans.described();
    const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        path,
        method: method as keyof typeof methods,
        operation,
      })),
    );
    const ours = operations.filter(({ path }) => path.startsWith('/api/plans/v1/'));
    expect(ours.length).toBeGreaterThan(50);
    const bare = ours.filter(({ path, method, operation }) => {
      const success = Object.keys(operation.responses).find((status) => status.startsWith('2')) ?? '';
      return api.schemaOf(path, method, success) === null;
    });
    expect(bare.map(({ path, method }) => `${method} ${path}`).sort()).toEqual([
      'get /api/plans/v1/changes',
      'get /api/plans/v1/files/{id}/content',
    ]);
  });

  it('asks the directory for the division of a plan, and its office alone manages it', async () => {
    const programmeId = await publishedProgramme(as('office'));
    const draft = { programmeId, header: { ...header, divisionId: county.id } };
    expect((await as('stranger').post('/plans', draft)).status).toBe(403);
    expect((await as('auditor').post('/plans', draft)).status).toBe(403);
    expect((await as('otherOffice').post('/plans', draft)).status).toBe(403);
  });
});
