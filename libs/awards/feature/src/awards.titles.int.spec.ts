import {
  type DistrictClient,
  togetherAt,
  people,
  today,
  type Answer,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { until } from '@gongjian/shared-projections/testing';
import {
  conferredTitle,
  newSubject,
  nextDocument,
  nextPlaque,
  publishedProgramme,
  readyTitle,
  toldIncident,
  toldOf,
  type Programme,
} from './testing/award-steps.js';
import { runAwards } from './testing/running-awards.js';
import { concludedRound, slateIdOf, titleIdOf } from './testing/told-results.js';

describe('the life of a title', () => {
  let awards: RunningDistrict;
  let programme: Programme;
  let as: (who: Who) => DistrictClient;
  const refusal = ({ status, body }: Answer): readonly [number, unknown] => [status, body['code']];

  /** As it is recorded this moment. */
  const latest = async (titleId: string, who: Who): Promise<Body> => {
    const [last] = await awards.store.readStream(`title-${titleId}`, { direction: 'backwards', limit: 1 });
    const revision = last?.revision ?? 0n;
    return as(who).eventually(
      `/titles/${titleId}`,
      (body) => BigInt((body['revision'] as string | undefined) ?? '-1') >= revision,
    );
  };

  beforeAll(async () => {
    awards = await runAwards();
    as = togetherAt(awards);
    programme = await publishedProgramme(awards);
    await conferredTitle(awards, programme);
  });

  afterAll(() => awards.stop());

  it('goes from two signatures to the plaque, and ends by rule when a fact says so', async () => {
    const { titleId, slateId, subject } = await readyTitle(awards, programme);
    const signature = { slateId, documentNumber: nextDocument(), minutesNumber: '纪要〔2026〕4号' };
    const sign = `/titles/${titleId}/naming-signatures`;
    expect(refusal(await as('office').post(sign, signature))).toEqual([403, 'ACCESS.DENIED']);
    expect((await as('leader').post(sign, signature)).status).toBe(200);
    expect(refusal(await as('leader').post(sign, { ...signature, documentNumber: '另一号' }))).toEqual([
      403,
      'TITLE.SAME_PERSON',
    ]);
    const second = as('leader2');
    expect((await second.post(sign, signature)).status).toBe(200);
    expect(await latest(titleId, 'leader2')).toMatchObject({
      status: 'named',
      valid: true,
      naming: { on: today, by: [{ personId: people.leader }, { personId: people.leader2 }] },
    });
    const office = as('office');
    const conferral = { plaqueNumber: '清-9001', place: '小区广场' };
    expect((await office.post(`/titles/${titleId}/conferral`, conferral)).status).toBe(200);
    expect(await latest(titleId, 'office')).toMatchObject({
      status: 'conferred',
      plaque: { number: '清-9001' },
      may: { confer: { code: 'TITLE.CONFERRED_ALREADY' }, proposeRemoval: true, warn: { code: 'ACCESS.DENIED' } },
    });
    const byPlaque = await office.eventually(
      `/search?q=${encodeURIComponent('清—9001')}`,
      ({ items }) => (items as readonly unknown[]).length > 0,
    );
    expect(byPlaque['items']).toMatchObject([
      { kind: 'title', id: titleId, found: { kind: 'plaque', text: '清-9001' }, leadsTo: { subjectId: subject.id } },
    ]);
    const { incidentId } = await toldIncident(awards, subject);
    const removed = await office.eventually(`/titles/${titleId}`, ({ status }) => status === 'removed');
    expect(removed).toMatchObject({
      valid: false,
      removals: [
        {
          removed: {
            mode: 'byRule',
            clause: '第七条第一项',
            plaqueNumber: '清-9001',
            grounds: [{ factId: incidentId, fact: { kind: 'incident', code: 'fire' }, verifier: { kind: 'service' } }],
          },
        },
      ],
    });
    await until(async () => (await toldOf(awards, titleId)).includes('FollowUpBecameDue.v1'));
    expect(await toldOf(awards, titleId)).toEqual([
      'TitleNamed.v1',
      'TitleConferred.v1',
      'TitleRemoved.v1',
      'FollowUpBecameDue.v1',
    ]);
    const feed = await as('auditor').get('/feed?limit=200');
    expect(feed.status).toBe(200);
    expect(JSON.stringify(feed.body)).toContain(titleId);
    expect(refusal(await as('leader').get('/feed'))).toEqual([403, 'ACCESS.DENIED']);
  });

  it('gives a plaque number to one title', async () => {
    const { plaqueNumber } = await conferredTitle(awards, programme);
    const other = await readyTitle(awards, programme);
    const signature = { slateId: other.slateId, documentNumber: nextDocument() };
    await as('leader').post(`/titles/${other.titleId}/naming-signatures`, signature);
    await as('leader2').post(`/titles/${other.titleId}/naming-signatures`, signature);
    const conferral = `/titles/${other.titleId}/conferral`;
    expect(refusal(await as('office').post(conferral, { plaqueNumber: ` ${plaqueNumber} ` }))).toEqual([
      409,
      'PLAQUE.TAKEN',
    ]);
    expect(refusal(await as('office').post(conferral, {}))).toEqual([422, 'PLAQUE.NUMBER_MISSING']);
  });

  it('signs many namings of one document at once; one that is not ready stops no other', async () => {
    const ready = [await readyTitle(awards, programme), await readyTitle(awards, programme)];
    const other = await conferredTitle(awards, programme);
    const items = [...ready, other].map(({ titleId, slateId }) => ({ titleId, slateId }));
    const order = { items, documentNumber: nextDocument() };
    expect(refusal(await as('office').post('/titles/bulk-signatures', order))).toEqual([403, 'ACCESS.DENIED']);
    const twice = { ...order, items: [...items, items[0]] };
    expect(refusal(await as('leader').post('/titles/bulk-signatures', twice))).toEqual([422, 'BATCH.ITEM_TWICE']);
    const over = (body: Body): boolean => body['status'] === 'ended';
    for (const who of ['leader', 'leader2'] as const) {
      const ordered = await as(who).post('/titles/bulk-signatures', order);
      expect(ordered.status).toBe(202);
      const path = `/titles/bulk-signatures/${String(ordered.body['id'])}`;
      expect(await as(who).eventually(path, over)).toMatchObject({
        total: 3,
        done: ready.map(({ titleId }) => titleId),
        failed: [{ titleId: other.titleId, code: 'TITLE.NOT_READY' }],
      });
      expect(refusal(await as(who).post(`${path}/cancellation`))).toEqual([409, 'BATCH.OVER']);
    }
    for (const { titleId } of ready) {
      expect(await latest(titleId, 'office')).toMatchObject({
        status: 'named',
        naming: { documentNumber: order.documentNumber },
      });
    }
    const listed = await as('office').get(`/titles?status=named&programmeId=${programme.programme}&sort=-changed_at`);
    expect((listed.body['items'] as readonly unknown[]).length).toBeGreaterThanOrEqual(2);
  });

  it('goes all the way from a result that others tell to its removal, told to others', async () => {
    const { notice: _notice, ...award } = programme.definition.award;
    const named = await publishedProgramme(awards, {
      award,
      rounds: [
        {
          ...{ code: 'annual', names: { zh: '年度考核', en: 'Annual' }, form: 'inspection', by: 'county' },
          ...{ opens: { on: 'hand' }, due: { days: 20, of: 'calendar' }, indicators: 'all', decides: true },
          assessors: { number: 1 },
        },
      ],
    });
    const subject = newSubject();
    const told = { programmeId: named.programme, version: 1, key: named.key };
    const roundId = await concludedRound(awards, told, [{ subject, grade: 'gold' }]);
    const slateId = slateIdOf('round', roundId, 'gold');
    const titleId = titleIdOf(subject.id, told);
    const leader = as('leader');
    await leader.eventually(`/slates/${slateId}`, ({ count }) => count === 1);
    await leader.eventually(`/titles/${titleId}`, ({ pending }) => pending === 'candidate');
    await until(async () => (await leader.post(`/slates/${slateId}/approval`, {})).status === 200);
    await leader.eventually(`/titles/${titleId}`, ({ pending }) => pending === 'ready');
    const signature = { slateId, documentNumber: nextDocument() };
    expect((await leader.post(`/titles/${titleId}/naming-signatures`, signature)).status).toBe(200);
    expect((await as('leader2').post(`/titles/${titleId}/naming-signatures`, signature)).status).toBe(200);
    const conferral = { plaqueNumber: nextPlaque() };
    expect((await as('office').post(`/titles/${titleId}/conferral`, conferral)).status).toBe(200);
    await toldIncident(awards, subject);
    await as('office').eventually(`/titles/${titleId}`, ({ status }) => status === 'removed');
    await until(async () => (await toldOf(awards, titleId)).includes('FollowUpBecameDue.v1'));
    expect((await latest(titleId, 'office'))['candidates']).toEqual([]);
  });
});
