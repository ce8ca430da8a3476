import type { UnitEvent } from '@gongjian/directory-contracts';
import { unitCatalogue } from '@gongjian/directory-domain';
import { circularProposedV1 } from '@gongjian/plans-contracts';
import { naturalId } from '@gongjian/shared-event-sourcing';
import {
  type DistrictClient,
  togetherAt,
  inDays,
  people,
  TENANT,
  today,
  town,
  units,
  why,
  type Answer,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { runAwards } from './testing/running-awards.js';
import {
  comesTo,
  compound,
  concludedRound,
  publishedProgramme,
  resultIdOf,
  slateIdOf,
  tellChanged,
  tellGraded,
  typesOf,
  type Graded,
  type ToldProgramme,
} from './testing/told-results.js';

const idOf = ({ body }: Answer): string => body['id'] as string;

describe('honours', () => {
  let awards: RunningDistrict;
  let programme: ToldProgramme;
  const bureau = { id: randomUUID(), name: '县城管局' };
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    awards = await runAwards();
    as = togetherAt(awards);
    programme = await publishedProgramme(awards);
    const registered: UnitEvent = {
      type: 'UnitRegistered',
      data: {
        ...{ name: bureau.name, kind: 'bureau', division: town, effectiveOn: '2020-01-01' },
        superior: { id: units.office, name: '清河县创建办' },
      },
    };
    await awards.recordDirectory(unitCatalogue, bureau.id, [registered]);
  });

  afterAll(() => awards.stop());

  /** The result, once it is known here. */
  async function graded(one: Graded): Promise<string> {
    const roundId = await concludedRound(awards, programme, [one, { subject: compound('旁证小区'), grade: 'silver' }]);
    await as('office').eventually(
      `/slates/${slateIdOf('round', roundId, 'silver')}`,
      ({ complete }) => complete === true,
    );
    return resultIdOf(roundId, one.subject.id);
  }

  const waiting = async (who: Who, list: string): Promise<readonly unknown[]> => {
    const { items } = (await as(who).get('/my-work?limit=200')).body[list] as Body;
    return (items as readonly Body[]).map(({ id }) => id);
  };

  describe('a commendation', () => {
    it('of the approved list is proposed by the office and decided by a leader', async () => {
      const subject = compound('和顺小区');
      const resultId = await graded({ subject, grade: 'gold', rank: 5 });
      const body = { resultId, code: 'county', to: { kind: 'subject' } };
      expect((await as('leader').post('/commendations', body)).status).toBe(403);
      const office = as('office');
      const proposed = await office.post('/commendations', body);
      expect(proposed.status).toBe(201);
      const path = `/commendations/${idOf(proposed)}`;
      const decision = { documentNumber: '清表〔2026〕2号' };
      expect(await waiting('leader', 'commendationsToDecide')).toContain(idOf(proposed));
      expect(await waiting('office', 'commendationsToDecide')).toEqual([]);
      expect((await office.post(`${path}/decision`, decision)).status).toBe(403);
      expect((await as('leader').post(`${path}/revocation`, { reason: why })).body['code']).toBe(
        'COMMENDATION.NOT_DECIDED',
      );
      const leader = as('leader');
      expect((await leader.post(`${path}/decision`, decision)).status).toBe(200);
      expect(await waiting('leader', 'commendationsToDecide')).not.toContain(idOf(proposed));
      expect(await leader.get(path)).toMatchObject({
        body: {
          status: 'decided',
          to: { kind: 'subject', id: subject.id, name: '和顺小区' },
          item: { kind: 'item', code: 'county' },
          grade: 'gold',
          division: { name: '清河县' },
          decided: { documentNumber: '清表〔2026〕2号', on: today, by: { personId: people.leader } },
        },
      });
      expect(await office.get(`/commendations?toId=${subject.id}&status=decided`)).toMatchObject({
        body: { items: [{ id: idOf(proposed), documentNumber: '清表〔2026〕2号' }] },
      });
      expect((await leader.post(`${path}/revocation`, { reason: why })).status).toBe(200);
      const entries = (await leader.get(`${path}/history`)).body['entries'] as readonly Body[];
      expect(entries.map(({ type }) => type)).toEqual([
        'CommendationProposed',
        'CommendationDecided',
        'CommendationRevoked',
      ]);
      expect((await as('otherOffice').get(path)).status).toBe(404);
    });

    it('that is not on it is praise alone, and none is earned by what the result did not reach', async () => {
      const resultId = await graded({ subject: compound('柳荫花园'), grade: 'silver', rank: 2 });
      const office = as('office');
      const thanks = { resultId, code: 'thanks', to: { kind: 'unit', id: units.property } };
      expect((await office.post('/commendations', thanks)).body['code']).toBe('COMMENDATION.NOT_IN_APPROVED_LIST');
      const praised = await office.post('/commendations', { ...thanks, praise: true });
      expect(praised.status).toBe(201);
      expect((await office.post(`/commendations/${idOf(praised)}/drop`, { reason: why })).status).toBe(200);
      const missed = { resultId, code: 'county', to: { kind: 'subject' } };
      expect((await office.post('/commendations', missed)).body['code']).toBe('COMMENDATION.GRADE_MISSING');
      const unknown = await office.post('/commendations', { ...missed, resultId: randomUUID() });
      expect(unknown).toMatchObject({ status: 404, body: { code: 'RESULT.UNKNOWN' } });
      const closed = { ...thanks, praise: true, to: { kind: 'unit', id: randomUUID() } };
      expect((await office.post('/commendations', closed)).body['code']).toBe('UNIT.UNKNOWN');
    });

    it('is out of reach while the subject is barred, until the result that bars it is changed', async () => {
      const subject = compound('河畔小区');
      const watch = `watch-${naturalId(TENANT, 'watch', subject.id)}`;
      const barring = await concludedRound(awards, programme, [{ subject, grade: 'none', rank: 9 }]);
      await comesTo(awards, watch, 'FactRecorded');
      const resultId = await graded({ subject, grade: 'gold', rank: 1 });
      const body = { resultId, code: 'county', to: { kind: 'subject' } };
      const office = as('office');
      expect(await office.post('/commendations', body)).toMatchObject({
        status: 409,
        body: { code: 'COMMENDATION.BARRED', details: { until: expect.any(String) as string } },
      });
      await tellChanged(awards, programme, barring, { subject, grade: 'noted' }, 'none');
      await comesTo(awards, watch, 'FactWithdrawn');
      expect((await office.post('/commendations', body)).status).toBe(201);
    });
  });

  describe('a circular of criticism', () => {
    const criticised = (unit: { readonly id: string; readonly name: string }): Graded => ({
      subject: { ...compound('某单位'), kind: 'unit', unit },
      grade: 'none',
      rank: 10,
    });
    const circularIdOf = (resultId: string, unitId: string): string =>
      naturalId(TENANT, 'circular', 'result', resultId, unitId);

    it('is drafted by rule, told, answered and decided by a leader once the unit had its time', async () => {
      const resultId = await graded(criticised(bureau));
      const circularId = circularIdOf(resultId, bureau.id);
      const path = `/circulars/${circularId}`;
      const office = as('office');
      await comesTo(awards, path.replace('/circulars/', 'circular-'), 'CircularDrafted');
      expect(await office.eventually(path, ({ status }) => status === 'drafted')).toMatchObject({
        unit: bureau,
        authority: { id: units.office },
        cause: { kind: 'grade', grade: 'none', rank: 10 },
        draftedBy: null,
      });
      const decision = { documentNumber: '清通〔2026〕1号' };
      const leader = as('leader');
      expect((await leader.post(`${path}/decision`, decision)).body['code']).toBe('CIRCULAR.NOT_TOLD');
      expect((await leader.post(`${path}/told`, {})).status).toBe(403);
      const late = (days: number) => ({ lateEntry: { effectiveOn: inDays(-days), reason: why } });
      expect(await waiting('office', 'circularsToTell')).toContain(circularId);
      expect(await waiting('leader', 'circularsToDecide')).not.toContain(circularId);
      expect((await office.post(`${path}/told`, late(20))).status).toBe(200);
      expect(await waiting('office', 'circularsToTell')).not.toContain(circularId);
      expect(await waiting('leader', 'circularsToDecide')).toContain(circularId);
      const statement = { text: '本单位已整改。', ...late(19) };
      expect((await office.get(path)).body).toMatchObject({
        may: { state: { code: 'CIRCULAR.STATEMENT_OVER', late: { until: expect.any(String), forAnother: false } } },
      });
      expect((await as('town').post(`${path}/statements`, statement)).status).toBe(403);
      expect((await office.post(`${path}/statements`, statement)).status).toBe(200);
      const over = await office.post(`${path}/statements`, { text: '再次说明。' });
      expect(over.body['code']).toBe('CIRCULAR.STATEMENT_OVER');
      expect((await office.post(`${path}/decision`, decision)).status).toBe(403);
      expect((await leader.post(`${path}/decision`, decision)).status).toBe(200);
      expect(await leader.get(path)).toMatchObject({
        body: {
          status: 'decided',
          told: { until: { days: 3, of: 'working' } },
          stated: { text: '本单位已整改。' },
          decided: { documentNumber: '清通〔2026〕1号', by: { personId: people.leader } },
        },
      });
      const list = await leader.get(`/circulars?unitId=${bureau.id}&status=decided`);
      expect(list.body['items']).toMatchObject([{ unit: bureau, documentNumber: '清通〔2026〕1号' }]);
      expect((await as('stranger').get(path)).status).toBe(403);
      expect((await leader.post(`${path}/withdrawal`, { reason: why })).status).toBe(200);
      expect((await leader.get(`${path}/history`)).body['entries']).toHaveLength(5);
    });

    it('is not decided while the unit may still state its case', async () => {
      const resultId = await graded(criticised(bureau));
      const path = `/circulars/${circularIdOf(resultId, bureau.id)}`;
      await comesTo(awards, path.replace('/circulars/', 'circular-'), 'CircularDrafted');
      await as('office').post(`${path}/told`, {});
      expect(await waiting('office', 'circularsToState')).toContain(circularIdOf(resultId, bureau.id));
      expect(await waiting('leader', 'circularsToDecide')).not.toContain(circularIdOf(resultId, bureau.id));
      const early = await as('leader').post(`${path}/decision`, { documentNumber: '清通〔2026〕2号' });
      expect(early.body['code']).toBe('CIRCULAR.STATEMENT_RUNNING');
      expect((await as('office').post(`${path}/drop`, { reason: why })).status).toBe(200);
      expect((await as('office').post(`${path}/drop`, { reason: why })).status).toBe(200);
    });

    it('goes to no unit beyond the authority’s command, and for no result that calls for none', async () => {
      const resultId = await graded(criticised({ id: units.housing, name: '县住建局' }));
      expect(await typesOf(awards, `circular-${circularIdOf(resultId, units.housing)}`)).toEqual([]);
      const office = as('office');
      expect(await office.post('/circulars', { resultId, unitId: units.housing })).toMatchObject({
        status: 403,
        body: { code: 'CIRCULAR.NOT_UNDER_COMMAND' },
      });
      expect((await as('town').post('/circulars', { resultId, unitId: bureau.id })).body['code']).toBe('ACCESS.DENIED');
      const drafted = await office.post('/circulars', { resultId, unitId: bureau.id });
      expect(drafted.status).toBe(201);
      expect((await office.get(`/circulars/${idOf(drafted)}`)).body).toMatchObject({
        draftedBy: { personId: people.office },
      });
      const fine = await graded({ subject: compound('和顺小区'), grade: 'gold' });
      expect((await office.post('/circulars', { resultId: fine, unitId: bureau.id })).body['code']).toBe(
        'CIRCULAR.NOT_CALLED_FOR',
      );
    });

    it('is drafted of an escalation, in which the unit was heard: a leader decides it without telling it again', async () => {
      const escalationId = randomUUID();
      const propose = async (unit: { readonly id: string; readonly name: string }, step: number): Promise<string> => {
        const { programmeId, version } = programme;
        await awards.tell({
          event: circularProposedV1,
          subject: `escalation-${escalationId}`,
          data: {
            ...{ ...circularProposedV1.example, escalationId, step, programmeId, version },
            unit: { ...unit, division: town },
            heard: { toldOn: inDays(-12), until: inDays(-5), statedOn: inDays(-6) },
            decidedOn: today,
          },
        });
        return naturalId(TENANT, 'circular', 'escalation', `${escalationId}:${step}`, unit.id);
      };
      const beyond = await propose({ id: units.housing, name: '县住建局' }, 3);
      const circularId = await propose(bureau, 4);
      const path = `/circulars/${circularId}`;
      await comesTo(awards, `circular-${circularId}`, 'CircularDrafted');
      expect(await typesOf(awards, `circular-${beyond}`)).toEqual([]);
      expect(await as('office').eventually(path, ({ status }) => status === 'drafted')).toMatchObject({
        ...{ cause: { kind: 'escalation', escalationId }, draftedBy: null, told: null },
        heard: { toldOn: inDays(-12), until: inDays(-5), statedOn: inDays(-6) },
      });
      expect((await as('office').post(`${path}/told`, {})).body['code']).toBe('CIRCULAR.TOLD_ALREADY');
      const decision = { documentNumber: '清通〔2026〕4号' };
      expect((await as('leader').post(`${path}/decision`, decision)).status).toBe(200);
    });

    it('follows from no mock', async () => {
      const roundId = randomUUID();
      const one = criticised(bureau);
      await tellGraded(awards, programme, roundId, one, { kind: 'mock' });
      await graded({ subject: compound('和顺小区'), grade: 'gold' });
      const resultId = resultIdOf(roundId, one.subject.id);
      expect(await typesOf(awards, `circular-${circularIdOf(resultId, bureau.id)}`)).toEqual([]);
      const refused = await as('office').post('/circulars', { resultId, unitId: bureau.id });
      expect(refused.body['code']).toBe('CIRCULAR.NOT_CALLED_FOR');
    });
  });
});
