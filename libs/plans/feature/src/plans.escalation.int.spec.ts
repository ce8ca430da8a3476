import { circularProposedV1 } from '@gongjian/plans-contracts';
import { directoryTables } from '@gongjian/shared-access';
import { integrationTypeOf } from '@gongjian/shared-contracts';
import { addDays } from '@gongjian/shared-kernel';
import { until } from '@gongjian/shared-projections/testing';
import {
  type DistrictClient,
  togetherAt,
  people,
  today,
  town,
  units,
  why,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { header, idOf, item, nextNumber, publishedProgramme, storedFile } from './testing/campaign-steps.js';
import { registerSubjects } from './testing/problems.js';
import { runPlans } from './testing/running-plans.js';

const days = { days: 2, of: 'calendar', dayOff: 'asWritten' };
const programme = {
  rectification: { onTheSpot: true, due: days, serious: { due: days }, overdue: 'remind' },
  escalation: {
    steps: [
      { code: 'remind', kind: 'reminder', afterDays: 1 },
      { code: 'order', kind: 'supervisionOrder', afterDays: 7 },
      { code: 'circular', kind: 'circular', afterDays: 30, statement: days },
    ],
  },
};

describe('what is overdue', () => {
  let plans: RunningDistrict;
  let subjectId: string;
  let programmeId: string;
  /** One client a person: each reads what he or she wrote. */
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
    subjectId = (await registerSubjects(plans)).property;
    programmeId = await publishedProgramme(as('office'), programme);
    await plans.recordDirectory(directoryTables('plans').unit.catalogue, units.property, [
      {
        type: 'UnitSuperiorChanged',
        data: {
          superior: { id: units.office, name: '清河县创建办' },
          previousSuperior: null,
          effectiveOn: '2020-01-01',
        },
      },
    ]);
  });

  afterAll(() => plans.stop());

  /** A problem whose time was over that many days ago. */
  async function overdueSince(daysAgo: number, change: object = {}): Promise<string> {
    const foundOn = addDays(today, -daysAgo - 3);
    return idOf(
      await as('office').post('/rectifications', {
        subjectId,
        programmeId,
        source: { kind: 'order' },
        serious: true,
        what: '消防通道堵塞',
        foundOn,
        lateEntry: { effectiveOn: foundOn, reason: why },
        ...change,
      }),
    );
  }

  /** The escalation of a task or rectification, when it waits for that. */
  async function escalation(targetId: string, waitsFor: string | null): Promise<Body> {
    let found: Body | undefined;
    await until(async () => {
      const { items } = (await as('office').get(`/escalations?targetId=${targetId}`)).body as {
        items: readonly Body[];
      };
      found = items.find((each) => each['waitsFor'] === waitsFor && each['step'] !== null);
      return found !== undefined;
    });
    return (await as('office').get(`/escalations/${found?.['id'] as string}`)).body;
  }

  it('is reminded of by rule; a graver step is drafted, and a leader decides on it', async () => {
    const rectificationId = await overdueSince(10);
    const drafted = await escalation(rectificationId, 'decision');
    const id = drafted['id'] as string;
    expect(drafted).toMatchObject({
      status: 'open',
      target: { kind: 'rectification', id: rectificationId, subject: { id: subjectId } },
      unit: { id: units.property },
      division: { id: town.id },
      steps: [
        { step: 1, kind: 'reminder', status: 'sent', on: addDays(today, -9), takenBy: null },
        { step: 2, kind: 'supervisionOrder', status: 'drafted', on: addDays(today, -3), takenBy: null },
      ],
      next: { code: 'circular' },
      times: 1,
      may: {
        draft: true,
        tell: { code: 'ESCALATION.NO_STATEMENT' },
        state: { code: 'ACCESS.DENIED' },
        decide: { code: 'ACCESS.DENIED' },
        drop: true,
        serve: { code: 'ESCALATION.NOT_DECIDED' },
      },
    });
    expect((await as('leader').get(`/escalations/${id}`)).body['may']).toMatchObject({ decide: true });
    const { items } = (await as('leader').get('/escalations?waitsFor=decision&kind=supervisionOrder')).body;
    expect((items as readonly Body[]).map((each) => each['id'])).toContain(id);
    expect((await as('stranger').get(`/escalations/${id}`)).status).toBe(403);
    const decision = { step: 2, documentNumber: nextNumber() };
    expect((await as('office').post(`/escalations/${id}/decision`, decision)).body['code']).toBe('ACCESS.DENIED');
    expect((await as('leader').post(`/escalations/${id}/decision`, { step: 2 })).body['code']).toBe(
      'ESCALATION.DOCUMENT_MISSING',
    );
    const { id: fileId } = await storedFile(as('leader'));
    expect((await as('leader').post(`/escalations/${id}/decision`, { ...decision, fileId })).status).toBe(200);
    expect((await as('office').post(`/escalations/${id}/service`, { step: 2, way: 'inPerson' })).status).toBe(200);
    expect((await as('office').post(`/escalations/${id}/service`, { step: 2, way: 'inPerson' })).body['code']).toBe(
      'ESCALATION.NOT_DECIDED',
    );
    await as('handler').post(`/rectifications/${rectificationId}/sign-for`, {});
    const { id: evidence } = await storedFile(as('handler'));
    await as('handler').post(`/rectifications/${rectificationId}/submissions`, { evidence: [{ fileId: evidence }] });
    const ended = await as('handler').eventually(`/escalations/${id}`, ({ status }) => status === 'ended');
    expect(ended).toMatchObject({
      end: { because: 'submitted' },
      next: null,
      waitsFor: null,
      steps: [
        { status: 'sent' },
        {
          status: 'served',
          decision: { documentNumber: decision.documentNumber, decidedBy: { personId: people.leader } },
        },
      ],
      may: { state: { code: 'ESCALATION.ENDED' }, decide: { code: 'ACCESS.DENIED' } },
    });
    expect((await as('handler').download(`/files/${fileId}/content?escalationId=${id}`)).status).toBe(200);
    const history = (await as('auditor').get(`/escalations/${id}/history`)).body['entries'] as readonly Body[];
    expect(history.map(({ type }) => type)).toEqual([
      'EscalationOpened',
      'ReminderSent',
      'EscalationDrafted',
      'EscalationDecided',
      'EscalationServed',
      'EscalationEnded',
    ]);
    expect(history[1]).toMatchObject({
      channel: 'rule',
      actor: { kind: 'rule', id: programmeId, post: { id: 'escalation.v1' }, unit: { id: units.office } },
    });
    const asOf = encodeURIComponent((history[2] as { position: string }).position);
    expect((await as('auditor').get(`/escalations/${id}?asOf=${asOf}`)).body).toMatchObject({
      waitsFor: 'decision',
      may: null,
    });
  });

  it('leads to a circular only when the unit was heard, and that is told to those who issue it', async () => {
    const rectificationId = await overdueSince(40);
    const drafted = await escalation(rectificationId, 'telling');
    const id = drafted['id'] as string;
    expect(drafted).toMatchObject({
      steps: [
        { status: 'sent' },
        { status: 'dropped', drop: { reason: { code: 'graverStep' }, droppedBy: null } },
        { step: 3, kind: 'circular', status: 'drafted', on: addDays(today, -10) },
      ],
      next: null,
    });
    const decide = (): ReturnType<DistrictClient['post']> =>
      as('leader').post(`/escalations/${id}/decision`, { step: 3 });
    expect((await decide()).body['code']).toBe('ESCALATION.NOT_TOLD');
    const told = { step: 3, lateEntry: { effectiveOn: addDays(today, -5), reason: why } };
    expect((await as('office').post(`/escalations/${id}/told`, told)).status).toBe(200);
    const statement = { step: 3, text: '通道被施工围挡占用' };
    expect((await as('handler').post(`/escalations/${id}/statements`, statement)).body['code']).toBe(
      'ESCALATION.STATEMENT_OVER',
    );
    const stating = async (who: Parameters<typeof as>[0]): Promise<unknown> =>
      ((await as(who).get(`/escalations/${id}`)).body['may'] as Body)['state'];
    const over = { code: 'ESCALATION.STATEMENT_OVER', late: { until: addDays(today, -3), forAnother: false } };
    expect(await stating('handler')).toMatchObject(over);
    expect(await stating('office')).toMatchObject({ late: { until: addDays(today, -3), forAnother: true } });
    expect(await stating('auditor')).not.toHaveProperty('late');
    const paper = { effectiveOn: addDays(today, -4), reason: why, byPersonId: people.handler };
    const recorded = { ...statement, lateEntry: paper };
    expect((await as('liaison').post(`/escalations/${id}/statements`, statement)).status).toBe(403);
    expect((await as('office').post(`/escalations/${id}/statements`, recorded)).status).toBe(200);
    expect((await as('office').get(`/escalations/${id}`)).body).toMatchObject({
      waitsFor: 'decision',
      steps: [
        {},
        {},
        {
          told: { on: addDays(today, -5), until: { lastDay: addDays(today, -3) } },
          stated: [
            {
              text: '通道被施工围挡占用',
              statedBy: { personId: people.handler },
              recordedBy: { personId: people.office },
            },
          ],
        },
      ],
    });
    expect((await decide()).status).toBe(200);
    const type = integrationTypeOf(circularProposedV1);
    let data: Body | undefined;
    await until(async () => {
      const { items } = (await as('auditor').get('/feed?limit=200')).body as { items: readonly Body[] };
      data = items
        .map((each) => ({ type: each['type'], ...(each['data'] as Body) }))
        .find((each: Body) => each['type'] === type && each['escalationId'] === id);
      return data !== undefined;
    });
    expect(data).toMatchObject({
      step: 3,
      unit: { id: units.property },
      programmeId,
      cause: { kind: 'rectification', id: rectificationId, lastDay: addDays(today, -41) },
      heard: { toldOn: addDays(today, -5), until: addDays(today, -3), statedOn: addDays(today, -4) },
      act: { actor: { id: people.leader } },
    });
    expect((await as('office').post(`/escalations/${id}/service`, { step: 3, way: 'post' })).body['code']).toBe(
      'ESCALATION.CIRCULAR_NOT_SERVED_HERE',
    );
  });

  it('criticises nobody who is not under the authority’s command', async () => {
    const targetId = await overdueSince(40, { unitId: units.townOffice });
    const { id } = await escalation(targetId, 'telling');
    expect((await as('office').post(`/escalations/${id as string}/told`, { step: 3 })).body['code']).toBe(
      'ESCALATION.NOT_UNDER_COMMAND',
    );
    expect((await as('office').post(`/escalations/${id as string}/drop`, { step: 3, reason: why })).status).toBe(200);
    expect((await as('office').get(`/escalations/${id as string}`)).body).toMatchObject({
      waitsFor: null,
      status: 'open',
    });
  });

  it('is pressed for by the office before the rule does, and dropped with what it was for', async () => {
    const targetId = await overdueSince(2);
    const { id } = await escalation(targetId, null);
    const path = `/escalations/${id as string}`;
    expect((await as('town').post(`${path}/steps`, { code: 'order' })).status).toBe(403);
    expect((await as('office').post(`${path}/steps`, { code: 'elsewhere' })).body['code']).toBe(
      'ESCALATION.STEP_UNKNOWN',
    );
    const key = randomUUID();
    expect((await as('office').post(`${path}/steps`, { code: 'order' }, { key })).status).toBe(200);
    expect((await as('office').post(`${path}/steps`, { code: 'order' }, { key })).status).toBe(200);
    expect((await as('office').post(`${path}/steps`, { code: 'remind' })).body['code']).toBe('ESCALATION.STEP_TAKEN');
    await as('office').post(`/rectifications/${targetId}/withdrawal`, { reason: why });
    expect(await as('office').eventually(path, ({ status }) => status === 'ended')).toMatchObject({
      end: { because: 'withdrawn' },
      steps: [{}, { takenBy: { personId: people.office }, status: 'dropped', drop: { reason: { code: 'withdrawn' } } }],
    });
  });

  it('may be a task, of the unit that answers for it, until it has a new date', async () => {
    const planId = idOf(await as('office').post('/plans', { programmeId, header, items: [item] }));
    await as('office').post(`/plans/${planId}/issue`, { number: nextNumber(), issuedOn: today });
    await as('office').eventually(`/plans/${planId}`, ({ status }) => status === 'issued');
    const late = { effectiveOn: addDays(today, -20), reason: why };
    const answer = await as('office').post(`/plans/${planId}/late-items`, {
      ...item,
      number: '二',
      heading: '补种院内绿化',
      due: { kind: 'stated', on: addDays(today, -10) },
      lateEntry: late,
    });
    expect(answer.status).toBe(202);
    let taskId = '';
    await until(async () => {
      const { items } = (await as('office').get(`/tasks?planId=${planId}&overdue=true`)).body;
      taskId = (items as readonly { readonly id: string }[])[0]?.id ?? '';
      return taskId !== '';
    });
    const drafted = await escalation(taskId, 'decision');
    expect(drafted).toMatchObject({
      target: { kind: 'task', planId, heading: '补种院内绿化', subject: null },
      unit: { id: units.housing },
      steps: [{ kind: 'reminder' }, { kind: 'supervisionOrder' }],
    });
    const { items } = (await as('liaison').get(`/escalations?unitId=${units.housing}&sort=-changed`)).body;
    expect((items as readonly Body[]).map((each) => each['id'])).toContain(drafted['id']);
    await as('office').post(`/tasks/${taskId}/reassign`, {
      units: [{ role: 'lead', unitId: units.housing }],
      dueOn: addDays(today, 5),
      reason: why,
    });
    expect(
      await as('office').eventually(`/escalations/${drafted['id'] as string}`, ({ status }) => status === 'ended'),
    ).toMatchObject({ end: { because: 'newDate' }, steps: [{}, { status: 'dropped' }] });
  });

  it('is not pressed for where the programme says nothing of it', async () => {
    const silent = await publishedProgramme(as('office'), { rectification: programme.rectification });
    const targetId = await overdueSince(40, { programmeId: silent });
    await as('office').eventually(`/rectifications/${targetId}`, (row) => row['overdueSince'] !== null);
    const pressed = await overdueSince(2);
    await escalation(pressed, null);
    expect((await as('office').get(`/escalations?targetId=${targetId}`)).body['items']).toEqual([]);
  });
});
