import {
  complaintCorrectedV1,
  complaintUnfoundedV1,
  complaintVerifiedV1,
  findingRecordedV1,
  findingWithdrawnV1,
} from '@gongjian/assessments-contracts';
import { integrationEvents, rectificationBecameOverdueV1 } from '@gongjian/plans-contracts';
import { integrationTypeOf } from '@gongjian/shared-contracts';
import { addDays } from '@gongjian/shared-kernel';
import { until } from '@gongjian/shared-projections/testing';
import {
  inDays,
  people,
  today,
  town,
  units,
  why,
  type DistrictClient,
  togetherAt,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { runPlans } from './testing/running-plans.js';
import { idOf, picture, publishedProgramme, storedFile } from './testing/campaign-steps.js';
import { compound, finding, registerSubjects, watchedProgramme } from './testing/problems.js';

const rectification = {
  onTheSpot: false,
  due: { days: 5, of: 'calendar', dayOff: 'asWritten' },
  serious: { due: { days: 2, of: 'calendar', dayOff: 'asWritten' } },
  overdue: 'transfer',
  transferTo: { zh: '县城管局', en: 'County urban management' },
};

describe('problems that are ordered to be put right', () => {
  let plans: RunningDistrict;
  let subjects: Awaited<ReturnType<typeof registerSubjects>>;
  let watched: string;
  let strict: string;
  /** One client a person: each reads what he or she wrote. */
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
    subjects = await registerSubjects(plans);
    watched = await watchedProgramme(as('office'));
    strict = await publishedProgramme(as('office'), { rectification });
  });

  afterAll(() => plans.stop());

  const body = (change: object = {}): object => ({
    subjectId: subjects.property,
    programmeId: strict,
    source: { kind: 'order', reference: '清创督〔2026〕1号' },
    serious: true,
    what: '消防通道堵塞',
    foundOn: today,
    ...change,
  });

  async function ordered(change: object = {}): Promise<string> {
    const answer = await as('office').post('/rectifications', body(change));
    expect(answer.status).toBe(201);
    const id = idOf(answer);
    expect((await as('office').get(`/rectifications/${id}`)).status).toBe(200);
    return id;
  }

  async function found(query: string): Promise<readonly Body[]> {
    return (await as('office').get(`/rectifications?${query}`)).body['items'] as readonly Body[];
  }

  /** What is ordered because of something that was found, when it is. */
  async function orderedFor(sourceId: string, subjectId: string = compound.id): Promise<Body> {
    let known: Body | undefined;
    await until(async () => {
      for (const { id } of await found(`subjectId=${subjectId}&sort=-changed&limit=200`)) {
        const one = (await as('office').get(`/rectifications/${id as string}`)).body;
        if ((one['source'] as Body)['id'] === sourceId) known = one;
      }
      return known !== undefined;
    });
    return known ?? {};
  }

  it('is put right where the order says something wrong, by two once it was checked', async () => {
    const id = await ordered();
    const office = as('office');
    const { entries } = (await office.get(`/rectifications/${id}/history`)).body;
    const corrects = (entries as readonly Body[])[0]?.['eventId'];
    const correction = { field: 'what', value: '疏散通道堵塞' };
    expect(
      (await as('handler').post(`/rectifications/${id}/corrections`, { corrects, correction, reason: why })).status,
    ).toBe(403);
    const unknown = { corrects: randomUUID(), correction, reason: why };
    expect((await office.post(`/rectifications/${id}/corrections`, unknown)).body['code']).toBe(
      'CORRECTION.EVENT_UNKNOWN',
    );
    expect((await office.post(`/rectifications/${id}/corrections`, { corrects, correction, reason: why })).status).toBe(
      201,
    );
    expect((await office.get(`/rectifications/${id}`)).body).toMatchObject({
      what: '疏散通道堵塞',
      corrections: [{ correction, was: '消防通道堵塞', confirmedBy: null, proposedBy: { personId: people.office } }],
      may: { correct: true },
    });
    const handler = as('handler');
    await handler.post(`/rectifications/${id}/sign-for`, {});
    const file = await storedFile(handler);
    await handler.post(`/rectifications/${id}/submissions`, { evidence: [{ fileId: file.id }] });
    await as('town').post(`/rectifications/${id}/checks`, {
      submission: 1,
      reviewed: [file.sha256],
      result: 'approve',
    });
    const number = { corrects, correction: { field: 'documentNumber', value: '清创整〔2026〕9号' }, reason: why };
    const proposed = idOf(await office.post(`/rectifications/${id}/corrections`, number));
    expect((await office.get(`/rectifications/${id}`)).body).toMatchObject({
      documentNumber: null,
      proposal: { correctionId: proposed },
      may: { correct: { code: 'RECTIFICATION.CORRECTION_PENDING' } },
    });
    const confirmation = `/rectifications/${id}/corrections/${proposed}/confirmation`;
    expect((await office.post(confirmation)).body['code']).toBe('RECTIFICATION.CORRECTION_BY_SAME_PERSON');
    expect((await as('office2').post(confirmation)).status).toBe(200);
    expect((await office.get(`/rectifications/${id}`)).body).toMatchObject({
      documentNumber: '清创整〔2026〕9号',
      proposal: null,
      corrections: [{}, { was: null, confirmedBy: { personId: people.office2 } }],
    });
    const again = { ...number, correction: { field: 'documentNumber', value: null } };
    const left = idOf(await office.post(`/rectifications/${id}/corrections`, again));
    expect((await office.post(`/rectifications/${id}/corrections/${left}/decline`, { reason: why })).status).toBe(200);
    expect((await office.get(`/rectifications/${id}`)).body).toMatchObject({
      documentNumber: '清创整〔2026〕9号',
      proposal: null,
    });
  });

  it('is signed for, submitted with evidence, returned, submitted again, checked and closed', async () => {
    const id = await ordered();
    const handler = as('handler');
    const first = (await handler.get(`/rectifications/${id}`)).body;
    expect(first).toMatchObject({
      status: 'ordered',
      unit: { id: units.property, name: '和顺物业公司', division: { id: town.id } },
      what: '消防通道堵塞',
      due: { from: today, lastDay: inDays(2), days: 2 },
      rules: { programme: strict, version: 1, overdue: 'transfer' },
      orderedBy: { personId: people.office },
      may: {
        sign: true,
        submit: { code: 'RECTIFICATION.NOT_SIGNED' },
        check: { code: 'ACCESS.DENIED' },
        withdraw: { code: 'ACCESS.DENIED' },
      },
    });
    expect((await as('office').get(`/rectifications/${id}`)).body['may']).toMatchObject({
      assignUnit: true,
      sign: { code: 'ACCESS.DENIED' },
      transfer: { code: 'RECTIFICATION.NOT_OVERDUE' },
      close: { code: 'RECTIFICATION.NOT_CHECKED' },
      withdraw: true,
    });
    const idsIn = async (who: Who, list: string): Promise<readonly unknown[]> => {
      const { items } = (await as(who).get('/my-tasks?limit=200')).body[list] as Body;
      return (items as readonly Body[]).map((each) => each['id']);
    };
    expect(await idsIn('handler', 'rectificationsOfMyUnits')).toContain(id);
    expect((await handler.post(`/rectifications/${id}/sign-for`, {})).status).toBe(200);
    const file = await storedFile(handler);
    const evidence = [{ fileId: file.id, note: '三号楼', place: '三号楼一层' }];
    expect((await handler.post(`/rectifications/${id}/submissions`, { evidence, statement: '已清理' })).status).toBe(
      200,
    );
    const town_ = as('town');
    expect(await idsIn('town', 'rectificationsToCheck')).toContain(id);
    expect(await idsIn('handler', 'rectificationsOfMyUnits')).not.toContain(id);
    const checked = { submission: 1, reviewed: [file.sha256] };
    expect(await town_.post(`/rectifications/${id}/checks`, { ...checked, result: 'return' })).toMatchObject({
      status: 422,
      body: { code: 'RECTIFICATION.REASON_MISSING' },
    });
    await town_.post(`/rectifications/${id}/checks`, { ...checked, result: 'return', reason: why });
    const again = await storedFile(handler);
    await handler.post(`/rectifications/${id}/submissions`, {
      evidence: [{ fileId: again.id, evidenceId: file.id }],
    });
    const passed = { submission: 2, reviewed: [again.sha256], result: 'approve' };
    expect((await town_.post(`/rectifications/${id}/checks`, passed)).status).toBe(200);
    expect((await as('assessor').post(`/rectifications/${id}/closure`, {})).status).toBe(200);
    const closed = (await as('assessor').get(`/rectifications/${id}`)).body;
    expect(closed).toMatchObject({
      status: 'closed',
      submissions: [
        { submission: 1, statement: '已清理', evidence: [{ version: 1, note: '三号楼', place: '三号楼一层' }] },
        { submission: 2, evidence: [{ evidenceId: file.id, version: 2 }] },
      ],
      checks: [
        { result: 'return', reason: { text: '测试理由' }, due: { from: today, lastDay: inDays(2) } },
        { result: 'approve', checkedBy: { personId: people.town } },
      ],
      closure: { closedOn: today, closedBy: { personId: people.assessor } },
    });
    const history = (await as('auditor').get(`/rectifications/${id}/history`)).body['entries'] as readonly Body[];
    expect(history.map(({ type }) => type)).toEqual([
      'RectificationOrdered',
      'RectificationSigned',
      'RectificationSubmitted',
      'RectificationChecked',
      'RectificationSubmitted',
      'RectificationChecked',
      'RectificationClosed',
    ]);
    const asOf = encodeURIComponent((history[2] as { position: string }).position);
    expect((await as('auditor').get(`/rectifications/${id}?asOf=${asOf}`)).body).toMatchObject({ status: 'submitted' });
    const content = await town_.download(`/files/${again.id}/content?rectificationId=${id}`);
    expect(content.status).toBe(200);
    expect((await content.arrayBuffer()).byteLength).toBe(picture().byteLength);
  });

  it('is for those whose it is: nobody checks what is their own', async () => {
    const id = await ordered();
    expect((await as('stranger').get(`/rectifications/${id}`)).status).toBe(403);
    expect((await as('liaison').post(`/rectifications/${id}/sign-for`, {})).status).toBe(403);
    expect((await as('leader').post('/rectifications', body())).body['code']).toBe('ACCESS.DENIED');
    expect((await as('office').post('/rectifications', body({ subjectId: subjects.elsewhere }))).status).toBe(403);
    expect((await as('town').post(`/rectifications/${id}/withdrawal`, { reason: why })).status).toBe(403);
    const forTown = idOf(await as('office').post('/rectifications', body({ unitId: units.townOffice })));
    await as('town').post(`/rectifications/${forTown}/sign-for`, {});
    const file = await storedFile(as('town'));
    await as('town').post(`/rectifications/${forTown}/submissions`, { evidence: [{ fileId: file.id }] });
    const check = { submission: 1, reviewed: [file.sha256], result: 'approve' };
    expect((await as('town').post(`/rectifications/${forTown}/checks`, check)).body).toMatchObject({
      code: 'ACCESS.DENIED',
      details: { reason: 'OWN_SUBMISSION' },
    });
    expect((await as('office').post(`/rectifications/${forTown}/checks`, check)).status).toBe(200);
  });

  it('is refused where the programme foresees none, and for subjects and units nobody knows', async () => {
    const silent = await publishedProgramme(as('office'));
    const refused = async (change: object): Promise<unknown> =>
      (await as('office').post('/rectifications', body(change))).body['code'];
    expect(await refused({ programmeId: silent })).toBe('RECTIFICATION.NOT_FORESEEN');
    expect(await refused({ programmeId: randomUUID() })).toBe('PROGRAMME.VERSION_UNKNOWN');
    expect(await refused({ subjectId: randomUUID() })).toBe('SUBJECT.UNKNOWN');
    expect(await refused({ unitId: randomUUID() })).toBe('UNIT.UNKNOWN');
    expect(await refused({ foundOn: inDays(1) })).toBe('RECTIFICATION.FOUND_IN_FUTURE');
    expect((await as('office').get(`/rectifications/${randomUUID()}`)).status).toBe(404);
  });

  it('is repeated by its key without another one', async () => {
    const key = randomUUID();
    const first = idOf(await as('office').post('/rectifications', body(), { key }));
    expect(idOf(await as('office').post('/rectifications', body(), { key }))).toBe(first);
  });

  it('becomes overdue by itself, is told, and may be handed over by a person', async () => {
    const late = { effectiveOn: addDays(today, -10), reason: why };
    const id = await ordered({ foundOn: addDays(today, -10), lateEntry: late });
    const overdue = await as('office').eventually(`/rectifications/${id}`, (row) => row['overdueSince'] !== null);
    expect(overdue).toMatchObject({ status: 'ordered', overdueTimes: 1, due: { lastDay: addDays(today, -8) } });
    expect((await found(`overdue=true&serious=true&programmeId=${strict}`)).map((each) => each['id'])).toContain(id);
    const history = (await as('office').get(`/rectifications/${id}/history`)).body['entries'] as readonly Body[];
    expect(history.at(-1)).toMatchObject({
      type: 'RectificationBecameOverdue',
      channel: 'rule',
      actor: { kind: 'rule', id: strict, post: { id: 'rectification.v1' }, unit: { id: units.office } },
    });
    const type = integrationTypeOf(rectificationBecameOverdueV1);
    await until(async () => {
      const { items } = (await as('auditor').get('/feed?limit=200')).body as { items: readonly Body[] };
      const told = items.filter((each) => each['type'] === type).map((each) => each['data'] as Body);
      return told.some((data) => data['rectificationId'] === id && data['serious'] === true);
    });
    expect((await as('office').post(`/rectifications/${id}/transfer`, {})).status).toBe(200);
    expect((await as('office').get(`/rectifications/${id}`)).body).toMatchObject({
      transfer: { to: { zh: '县城管局' }, transferredBy: { personId: people.office } },
    });
    const fresh = await ordered();
    expect((await as('office').post(`/rectifications/${fresh}/transfer`, {})).body['code']).toBe(
      'RECTIFICATION.NOT_OVERDUE',
    );
  });

  it('was submitted in time, which the office records when the time is over', async () => {
    const late = { effectiveOn: addDays(today, -10), reason: why };
    const id = await ordered({ foundOn: addDays(today, -10), lateEntry: late });
    const signed = { lateEntry: { ...late, byPersonId: people.handler } };
    expect((await as('office').post(`/rectifications/${id}/sign-for`, signed)).status).toBe(200);
    await as('office').eventually(`/rectifications/${id}`, (row) => row['overdueSince'] !== null);
    const inTime = { effectiveOn: addDays(today, -9), reason: why };
    const own = await storedFile(as('handler'));
    expect(
      (
        await as('handler').post(`/rectifications/${id}/submissions`, {
          evidence: [{ fileId: own.id }],
          lateEntry: inTime,
        })
      ).body['code'],
    ).toBe('RECTIFICATION.LATE_ENTRY_UNDOES_OVERDUE');
    const file = await storedFile(as('office'));
    const submitted = await as('office').post(`/rectifications/${id}/submissions`, {
      evidence: [{ fileId: file.id }],
      lateEntry: { ...inTime, byPersonId: people.handler },
    });
    expect(submitted.status).toBe(200);
    expect((await as('office').get(`/rectifications/${id}`)).body).toMatchObject({
      status: 'submitted',
      overdueSince: null,
      submissions: [
        {
          submittedOn: addDays(today, -9),
          inTimeRecordedLate: true,
          submittedBy: { personId: people.handler },
          recordedBy: { personId: people.office },
        },
      ],
    });
  });

  it('is given to another unit with a reason, and withdrawn by the office', async () => {
    const id = await ordered();
    expect((await as('office').post(`/rectifications/${id}/unit`, { unitId: units.housing })).body['code']).toBe(
      'RECTIFICATION.REASON_MISSING',
    );
    await as('office').post(`/rectifications/${id}/unit`, { unitId: units.housing, reason: why });
    expect((await as('liaison').post(`/rectifications/${id}/sign-for`, {})).status).toBe(200);
    expect((await as('office').post(`/rectifications/${id}/withdrawal`, { reason: why })).status).toBe(200);
    expect((await as('office').get(`/rectifications/${id}`)).body).toMatchObject({
      status: 'withdrawn',
      unit: { id: units.housing },
      unitChanges: [{ was: { id: units.property } }],
    });
  });

  describe('because of what an inspection found', () => {
    it('is ordered by rule in the inspector’s act, of the street office where the subject has no unit', async () => {
      const told = await finding(plans, watched);
      await plans.tell({ event: findingRecordedV1, data: told, subject: `sheet-${told.sheetId}` });
      const order = await orderedFor(told.findingId);
      expect(order).toMatchObject({
        status: 'ordered',
        serious: true,
        indicator: 'gate',
        what: '大门损坏',
        source: { kind: 'finding' },
        unit: { id: units.townOffice },
        orderedBy: { personId: people.assessor },
        due: { from: today, days: 1 },
      });
      const history = (await as('office').get(`/rectifications/${order['id'] as string}/history`)).body;
      expect((history['entries'] as readonly Body[])[0]).toMatchObject({
        channel: 'rule',
        actor: { kind: 'person', id: people.assessor },
      });
      await plans.tell({
        event: findingWithdrawnV1,
        data: { findingId: told.findingId, sheetId: told.sheetId, subjectId: compound.id, act: told.act },
        subject: `sheet-${told.sheetId}`,
      });
      expect(
        await as('office').eventually(
          `/rectifications/${order['id'] as string}`,
          (row) => row['status'] === 'withdrawn',
        ),
      ).toMatchObject({ withdrawal: { reason: { code: 'findingWithdrawn' }, withdrawnBy: null } });
    });

    it('is closed at once where it was put right on the spot, and checked there otherwise', async () => {
      const done = await finding(plans, watched, { putRightOnTheSpot: true });
      const open = await finding(plans, watched, { serious: false });
      await plans.tell({ event: findingRecordedV1, data: done, subject: `sheet-${done.sheetId}` });
      await plans.tell({ event: findingRecordedV1, data: open, subject: `sheet-${open.sheetId}` });
      const { id: atOnce } = await orderedFor(done.findingId);
      expect(
        await as('office').eventually(`/rectifications/${atOnce as string}`, ({ status }) => status === 'closed'),
      ).toMatchObject({ checks: [{ onTheSpot: true, result: 'approve' }], closure: { closedOn: today } });
      const id = (await orderedFor(open.findingId))['id'] as string;
      const check = { onTheSpot: true, result: 'approve' };
      expect((await as('town').post(`/rectifications/${id}/checks`, check)).body['code']).toBe(
        'RECTIFICATION.OWN_CHECK',
      );
      expect((await as('assessor').post(`/rectifications/${id}/checks`, check)).status).toBe(200);
      expect((await as('assessor').get(`/rectifications/${id}`)).body).toMatchObject({ status: 'closed' });
    });
  });

  it('is ordered because of a complaint that was verified, in the complaint’s time, and withdrawn with it', async () => {
    const complaints = {
      kinds: [{ code: 'noise', names: { zh: '噪声', en: 'Noise' } }],
      rectifyWithin: { days: 4, of: 'calendar', dayOff: 'asWritten' },
    };
    const programmeId = await publishedProgramme(as('office'), { facts: { incidents: [], complaints } });
    const complaintId = randomUUID();
    const { act } = await finding(plans, programmeId);
    const verified = {
      ...complaintVerifiedV1.example,
      complaintId,
      subjectId: compound.id,
      subject: compound,
      unitId: null,
      receivedOn: addDays(today, -1),
      programmeId,
      version: 1,
      what: await plans.sealed(`complaint-${complaintId}`, '深夜施工'),
      due: { ...complaintVerifiedV1.example.due, from: today },
      act,
    };
    await plans.tell({ event: complaintVerifiedV1, data: verified, subject: `complaint-${complaintId}` });
    const order = await orderedFor(complaintId);
    expect(order).toMatchObject({
      source: { kind: 'complaint' },
      serious: false,
      foundOn: addDays(today, -1),
      due: { from: today, lastDay: inDays(4), days: 4 },
    });
    const other = { ...compound, id: randomUUID(), name: '春晖小区' };
    const was = { subjectId: compound.id, kinds: verified.kinds, receivedOn: verified.receivedOn };
    const corrected = { ...complaintCorrectedV1.example, complaintId, was, act, subjectId: other.id, subject: other };
    const lane = `complaint-${complaintId}`;
    const statusOf = async (id: unknown, status: string) =>
      as('office').eventually(`/rectifications/${id as string}`, (row) => row['status'] === status);
    await plans.tell({ event: complaintCorrectedV1, data: corrected, subject: lane });
    await statusOf(order['id'], 'withdrawn');
    const anew = { ...verified, subjectId: other.id, subject: other };
    await plans.tell({ event: complaintVerifiedV1, data: anew, subject: lane });
    const second = await orderedFor(complaintId, other.id);
    expect(second).toMatchObject({ subject: { id: other.id }, source: { kind: 'complaint', id: complaintId } });
    await plans.tell({
      event: complaintUnfoundedV1,
      data: { ...complaintUnfoundedV1.example, complaintId, subjectId: other.id, act },
      subject: lane,
    });
    await statusOf(second['id'], 'withdrawn');
  });

  it('is listed by page, sorted, and only for those who may read it', async () => {
    const all = await found(`programmeId=${strict}&limit=200`);
    expect(all.length).toBeGreaterThan(3);
    const dues = all.map((each) => each['dueOn'] as string);
    expect(dues).toEqual([...dues].sort());
    const office = as('office');
    const first = (await office.get(`/rectifications?programmeId=${strict}&limit=2`)).body;
    const next = (await office.get(`/rectifications?programmeId=${strict}&limit=2&cursor=${first['next'] as string}`))
      .body;
    expect([...(first['items'] as readonly Body[]), ...(next['items'] as readonly Body[])]).toEqual(all.slice(0, 4));
    expect((await as('stranger').get('/rectifications')).body['items']).toEqual([]);
    expect((await as('handler').get(`/rectifications?unitId=${units.property}`)).body['items']).not.toEqual([]);
  });

  it('is told as the contracts say', async () => {
    const { items } = (await as('auditor').get('/feed?limit=200')).body as { items: readonly Body[] };
    const told = items.filter((each) => (each['type'] as string).includes('.Rectification'));
    expect(new Set(told.map((each) => each['type'])).size).toBe(4);
    for (const each of told) {
      const event = integrationEvents.find((one) => integrationTypeOf(one) === each['type']);
      expect(event?.data.parse(each['data'])).toEqual(each['data']);
    }
  });
});
