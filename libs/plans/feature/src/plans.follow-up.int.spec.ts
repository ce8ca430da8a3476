import { followUpBecameDueV1, removalAnnulledV1, type FollowUpBecameDueV1 } from '@gongjian/awards-contracts';
import { followUpOpenedV1, followUpWithdrawnV1, removalSettledV1 } from '@gongjian/plans-contracts';
import { integrationTypeOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { until } from '@gongjian/shared-projections/testing';
import {
  inDays,
  people,
  today,
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
import { idOf } from './testing/campaign-steps.js';
import { due, watchedProgramme } from './testing/problems.js';

describe('what follows a removal', () => {
  let plans: RunningDistrict;
  let programmeId: string;
  /** One client a person: each reads what he or she wrote. */
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    plans = await runPlans();
    as = togetherAt(plans);
    programmeId = await watchedProgramme(as('office'));
  });

  afterAll(() => plans.stop());

  async function followUpOf(removalId: string): Promise<Body> {
    const list = await as('office').eventually(
      `/follow-ups?removalId=${removalId}`,
      ({ items }) => (items as readonly unknown[]).length === 1,
    );
    return (list['items'] as readonly Body[])[0] ?? {};
  }

  async function opened(): Promise<{ readonly id: string; readonly told: FollowUpBecameDueV1 }> {
    const told = due(programmeId);
    await plans.tell({ event: followUpBecameDueV1, data: told, subject: `title-${told.titleId}` });
    return { id: (await followUpOf(told.removalId))['id'] as string, told };
  }

  async function annul({ titleId, removalId, subjectId, subject, act }: FollowUpBecameDueV1): Promise<void> {
    const data = { ...removalAnnulledV1.example, titleId, removalId, subjectId, subject, programmeId, version: 1, act };
    await plans.tell({ event: removalAnnulledV1, data: data, subject: `title-${titleId}` });
  }

  async function toldOf(event: IntegrationEventDefinition, removalId: string): Promise<Body | undefined> {
    const { items } = (await as('auditor').get('/feed?limit=200')).body as { items: readonly Body[] };
    const type = integrationTypeOf(event);
    return items
      .filter((each) => each['type'] === type)
      .map((each) => each['data'] as Body)
      .find((data) => data['removalId'] === removalId);
  }

  async function eventuallyTold(event: IntegrationEventDefinition, removalId: string): Promise<Body> {
    await until(async () => (await toldOf(event, removalId)) !== undefined);
    return (await toldOf(event, removalId)) ?? {};
  }

  const problem = { serious: false, what: '巡查记录缺失', foundOn: today };
  const lessons = { problems: '管理松懈', lessons: '加强巡查' };

  it('opens by rule when it is due: the clause and the authority stand for a number and a signer', async () => {
    const { id, told } = await opened();
    const office = as('office');
    expect((await office.get(`/follow-ups/${id}`)).body).toMatchObject({
      status: 'open',
      removalId: told.removalId,
      subject: { id: told.subjectId, name: '和顺小区' },
      opening: { clause: told.clause, authority: { id: units.office }, openedOn: today },
      confirmation: null,
      may: { confirm: { code: 'ACCESS.DENIED' }, order: true, complete: true },
    });
    expect((await as('leader').get(`/follow-ups/${id}`)).body['may']).toMatchObject({
      confirm: true,
      complete: { code: 'ACCESS.DENIED' },
    });
    const history = (await office.get(`/follow-ups/${id}/history`)).body['entries'] as readonly Body[];
    expect(history).toMatchObject([
      {
        type: 'FollowUpOpened',
        channel: 'rule',
        actor: {
          kind: 'rule',
          id: programmeId,
          post: { id: 'followUp.v1', name: told.clause },
          unit: { id: units.office },
        },
      },
    ]);
    expect(await eventuallyTold(followUpOpenedV1, told.removalId)).toMatchObject({ followUpId: id });
    await plans.tell({ event: followUpBecameDueV1, data: told, subject: `title-${told.titleId}` });
    expect((await as('leader').post(`/follow-ups/${id}/confirmation`, { note: '同意' })).status).toBe(200);
    expect((await as('office').post(`/follow-ups/${id}/confirmation`, {})).body['code']).toBe('ACCESS.DENIED');
    expect((await as('leader').get(`/follow-ups/${id}`)).body).toMatchObject({
      confirmation: { note: '同意', confirmedBy: { personId: people.leader } },
    });
  });

  it('settles the removal when it is completed and nothing was ordered', async () => {
    const { id, told } = await opened();
    expect((await as('handler').post(`/follow-ups/${id}/completion`, lessons)).body['code']).toBe('ACCESS.DENIED');
    expect((await as('office').post(`/follow-ups/${id}/completion`, lessons)).status).toBe(200);
    expect((await as('office').get(`/follow-ups/${id}`)).body).toMatchObject({
      status: 'settled',
      completion: { problems: '管理松懈', lessons: '加强巡查' },
      may: { order: { code: 'FOLLOWUP.ENDED' }, complete: { code: 'FOLLOWUP.ENDED' } },
    });
    expect(await eventuallyTold(removalSettledV1, told.removalId)).toMatchObject({ rectificationIds: [] });
    expect((await as('office').post(`/follow-ups/${id}/rectifications`, problem)).body['code']).toBe('FOLLOWUP.ENDED');
    const entries = (await as('office').get(`/follow-ups/${id}/history`)).body['entries'] as readonly Body[];
    const corrects = entries.find(({ type }) => type === 'FollowUpCompleted')?.['eventId'];
    const wrong = { corrects, correction: { field: 'lessons', value: '加强夜间巡查' }, reason: why };
    const corrections = `/follow-ups/${id}/corrections`;
    const first = idOf(await as('office').post(corrections, wrong));
    expect((await as('office2').post(`${corrections}/${first}/decline`, { reason: why })).status).toBe(200);
    const second = idOf(await as('office').post(corrections, wrong));
    expect((await as('office').post(`${corrections}/${second}/confirmation`)).body['code']).toBe(
      'FOLLOWUP.CORRECTION_BY_SAME_PERSON',
    );
    expect((await as('office2').post(`${corrections}/${second}/confirmation`)).status).toBe(200);
    expect((await as('office').get(`/follow-ups/${id}`)).body).toMatchObject({
      completion: { lessons: '加强夜间巡查' },
      corrections: [{ was: '加强巡查', confirmedBy: { personId: people.office2 } }],
    });
  });

  it('settles the removal with the last of its rectifications, closed or withdrawn', async () => {
    const { id, told } = await opened();
    const office = as('office');
    const linked = await office.post(`/follow-ups/${id}/rectifications`, { ...problem, unitId: units.property });
    expect(linked.status).toBe(202);
    const first = idOf(linked);
    expect(linked.headers.get('location')).toBe(`/api/plans/v1/rectifications/${first}`);
    const second = idOf(await office.post(`/follow-ups/${id}/rectifications`, problem));
    await office.eventually(
      `/rectifications?removalId=${told.removalId}`,
      ({ items }) => (items as readonly unknown[]).length === 2,
    );
    expect((await office.get(`/rectifications/${second}`)).body).toMatchObject({
      source: { kind: 'followUp', id: told.removalId },
      removalId: told.removalId,
      what: '巡查记录缺失',
      unit: { id: units.townOffice },
      orderedBy: { personId: people.office },
    });
    expect((await office.post(`/follow-ups/${id}/completion`, { ...lessons, settle: true })).body).toMatchObject({
      code: 'FOLLOWUP.RECTIFICATIONS_OPEN',
    });
    expect((await office.post(`/follow-ups/${id}/completion`, lessons)).status).toBe(200);
    await as('town').post(`/rectifications/${first}/checks`, { onTheSpot: true, result: 'approve' });
    await office.eventually(`/follow-ups?removalId=${told.removalId}`, ({ items }) => {
      const [item] = items as readonly Body[];
      return item?.['openRectifications'] === 1;
    });
    expect((await office.get(`/follow-ups/${id}`)).body).toMatchObject({ status: 'completed' });
    expect(await toldOf(removalSettledV1, told.removalId)).toBeUndefined();
    await office.post(`/rectifications/${second}/withdrawal`, { reason: why });
    await office.eventually(`/follow-ups/${id}`, ({ status }) => status === 'settled');
    expect(await eventuallyTold(removalSettledV1, told.removalId)).toMatchObject({
      rectificationIds: [first, second],
    });
    await plans.restart();
    await office.eventually(`/follow-ups/${id}`, ({ status }) => status === 'settled');
  });

  it('is withdrawn with its orders when the removal is annulled', async () => {
    const { id, told } = await opened();
    const office = as('office');
    const order = idOf(await office.post(`/follow-ups/${id}/rectifications`, problem));
    await annul(told);
    await office.eventually(`/follow-ups/${id}`, ({ status }) => status === 'withdrawn');
    await until(async () => (await office.get(`/rectifications/${order}`)).body['status'] === 'withdrawn');
    expect(await eventuallyTold(followUpWithdrawnV1, told.removalId)).toMatchObject({ why: 'withdrawnReport' });
    expect((await office.post(`/follow-ups/${id}/completion`, lessons)).body['code']).toBe('FOLLOWUP.ENDED');
    expect((await as('leader').post(`/follow-ups/${id}/confirmation`, {})).body['code']).toBe('FOLLOWUP.ENDED');
  });

  it('is withdrawn where it was annulled before it was due, however that comes', async () => {
    const told = due(programmeId);
    await annul(told);
    const { id, status } = await followUpOf(told.removalId);
    expect(status).toBe('withdrawn');
    await plans.tell({ event: followUpBecameDueV1, data: told, subject: `title-${told.titleId}` });
    const after = await opened();
    expect((await as('office').get(`/follow-ups/${after.id}`)).body['status']).toBe('open');
    expect((await as('office').get(`/follow-ups/${id as string}`)).body).toMatchObject({
      status: 'withdrawn',
      opening: null,
    });
  });

  it('is for those whose it is, and is listed for them', async () => {
    const { id } = await opened();
    expect((await as('stranger').get(`/follow-ups/${id}`)).status).toBe(403);
    expect((await as('stranger').get('/follow-ups')).body['items']).toEqual([]);
    expect((await as('office').get(`/follow-ups/${randomUUID()}`)).status).toBe(404);
    const unconfirmed = (await as('leader').get(`/follow-ups?confirmed=false&status=open&programmeId=${programmeId}`))
      .body;
    expect((unconfirmed['items'] as readonly Body[]).map((each) => each['id'])).toContain(id);
    const first = (await as('leader').get('/follow-ups?limit=2')).body;
    const second = (await as('leader').get(`/follow-ups?limit=2&cursor=${first['next'] as string}`)).body;
    const both = [...(first['items'] as readonly Body[]), ...(second['items'] as readonly Body[])];
    expect((await as('leader').get('/follow-ups?limit=4')).body['items']).toEqual(both);
    const late = { ...problem, foundOn: inDays(1) };
    expect((await as('office').post(`/follow-ups/${id}/rectifications`, late)).body['code']).toBe(
      'FOLLOWUP.FOUND_IN_FUTURE',
    );
  });
});
