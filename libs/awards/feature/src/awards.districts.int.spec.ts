import {
  namingAnnulledV1,
  removalAnnulledV1,
  titleConferredV1,
  titleCorrectedV1,
  titleDowngradedV1,
  titleNamedV1,
  titleRemovedV1,
  titleRenewedV1,
  titleRestoredV1,
  titleSuspendedV1,
  type TitleNamedV1,
} from '@gongjian/awards-contracts';
import { Districts } from '@gongjian/shared-messaging';
import { ServedDistrict } from '@gongjian/shared-messaging/testing';
import { until } from '@gongjian/shared-projections/testing';
import {
  TENANT,
  togetherAt,
  type DistrictClient,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { randomUUID } from 'node:crypto';
import { runAwards } from './testing/running-awards.js';
import type { DistrictTitlesAnswer } from './queries/district-titles/district-titles.answer.js';

const QINGHE = '0198c7a0-0000-7000-8000-0000000000a2';
const DONGSHAN = '0198c7a0-0000-7000-8000-0000000000b2';

describe('titles of the districts, in a city', () => {
  let qinghe: ServedDistrict;
  let dongshan: ServedDistrict;
  let city: RunningDistrict;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    qinghe = await ServedDistrict.start(QINGHE);
    dongshan = await ServedDistrict.start(DONGSHAN);
    city = await runAwards(new Districts(TENANT, [qinghe.configured('qinghe'), dongshan.configured('dongshan')]));
    as = togetherAt(city);
  });

  afterAll(async () => {
    await city.stop();
    await qinghe.close();
    await dongshan.close();
  });

  const example = titleNamedV1.example;
  const place = (titleId: string) => {
    const { subjectId, subject, programmeId, version, key, grade } = example;
    return { titleId, subjectId, subject, programmeId, version, key, grade };
  };

  function name(district: ServedDistrict, change: Partial<TitleNamedV1> = {}): string {
    const titleId = randomUUID();
    district.tell(titleNamedV1, `title-${titleId}`, { ...example, titleId, ...change });
    return titleId;
  }

  const rollup = async (query = ''): Promise<DistrictTitlesAnswer> => {
    const { status, body } = await as('auditor').get(`/rollup${query}`);
    expect(status).toBe(200);
    return body as unknown as DistrictTitlesAnswer;
  };

  async function eventually(
    fits: (answer: DistrictTitlesAnswer) => boolean,
    query = '',
  ): Promise<DistrictTitlesAnswer> {
    let answer = await rollup(query);
    await until(async () => fits((answer = await rollup(query))));
    return answer;
  }

  const one = (titleId: string, answer: DistrictTitlesAnswer) => answer.items.find((item) => item.titleId === titleId);

  it('are none, and each district says how fresh that is', async () => {
    const { sources } = await eventually(({ sources }) => sources.every(({ completeUntil }) => completeUntil !== null));
    expect(sources).toMatchObject([
      { district: { id: QINGHE, names: { zh: 'qinghe县' } }, source: qinghe.logId, lastEventAt: null, refused: 0 },
      { district: { id: DONGSHAN }, source: dongshan.logId },
    ]);
    expect(sources[0]?.lagSeconds).toBeLessThan(60);
    expect(await rollup()).toMatchObject({ items: [], next: null, totals: [] });
  });

  it('come with what districts tell, and go through their lives', async () => {
    const titleId = name(qinghe);
    const on = '2026-07-01';
    const tell: typeof qinghe.tell = (event, _subject, data) => qinghe.tell(event, `title-${titleId}`, data);
    const { act } = example;
    const standing = async (wanted: string) => {
      const answer = await eventually((each) => one(titleId, each)?.standing === wanted);
      return one(titleId, answer);
    };
    expect(await standing('named')).toMatchObject({
      district: { id: QINGHE, names: { en: 'qinghe County' } },
      key: example.key,
      names: example.names,
      subject: { name: example.subject.name },
      division: example.subject.division,
      validTo: example.validity.to,
      plaqueNumber: null,
    });
    tell(titleConferredV1, '', { ...place(titleId), namingId: example.namingId, plaqueNumber: '清-0001', on, act });
    tell(titleSuspendedV1, '', { ...titleSuspendedV1.example, ...place(titleId) });
    expect(await standing('suspended')).toMatchObject({ plaqueNumber: '清-0001' });
    tell(titleRestoredV1, '', { ...place(titleId), on, act });
    tell(titleCorrectedV1, '', { titleId, field: 'plaqueNumber', was: '清-0001', value: '清-0002', act });
    tell(titleDowngradedV1, '', { ...place(titleId), grade: 'silver', from: 'gold', on, act });
    await eventually((each) => one(titleId, each)?.grade === 'silver');
    expect(await standing('conferred')).toMatchObject({ plaqueNumber: '清-0002' });
    tell(titleRemovedV1, '', { ...titleRemovedV1.example, ...place(titleId) });
    await standing('removed');
    expect((await rollup()).totals).toMatchObject([
      { district: { id: QINGHE }, key: example.key, held: 0, suspended: 0, removed: 1, over: 0 },
    ]);
    const [total] = (await rollup()).totals;
    expect(total).toMatchObject({ names: example.names, since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    const restored = { standing: 'conferred' as const, validTo: '2029-01-01' };
    tell(removalAnnulledV1, '', { ...removalAnnulledV1.example, ...place(titleId), restored });
    expect(await standing('conferred')).toMatchObject({ validTo: '2029-01-01' });
  });

  it('fall back to what was before when a renewal is annulled, and are none when the first naming is', async () => {
    const titleId = name(dongshan);
    const subject = `title-${titleId}`;
    const { act } = example;
    const again = randomUUID();
    dongshan.tell(titleRenewedV1, subject, {
      ...{ ...titleRenewedV1.example, ...place(titleId), namingId: again },
      validity: { from: '2028-06-10', to: '2030-06-10' },
    });
    await eventually((each) => one(titleId, each)?.validTo === '2030-06-10');
    dongshan.tell(namingAnnulledV1, subject, { ...place(titleId), namingId: again, act });
    const before = await eventually((each) => one(titleId, each)?.validTo === example.validity.to);
    expect(one(titleId, before)).toMatchObject({ standing: 'named' });
    dongshan.tell(namingAnnulledV1, subject, { ...place(titleId), namingId: example.namingId, act });
    await eventually((each) => one(titleId, each)?.standing === 'namingAnnulled');
  });

  it('are listed by district, programme, grade and standing, sorted and in pages', async () => {
    const key = 'quiet-lanes';
    const days = ['2026-03-01', '2026-03-03', '2026-03-02'];
    for (const namedOn of days) name(qinghe, { key, namedOn, grade: 'gold' });
    name(dongshan, { key, namedOn: '2026-03-04', grade: 'silver' });
    const all = await eventually(({ items }) => items.length === 4, `?key=${key}&sort=namedOn`);
    expect(all.items.map(({ namedOn }) => namedOn)).toEqual([...days].sort().concat('2026-03-04'));
    expect(all.totals).toMatchObject([
      { district: { id: QINGHE }, key, held: 3 },
      { district: { id: DONGSHAN }, key, held: 1 },
    ]);
    const only = await rollup(`?key=${key}&districtId=${DONGSHAN}&grade=silver&standing=named,warned`);
    expect(only.items).toMatchObject([{ district: { id: DONGSHAN }, grade: 'silver' }]);
    expect((await rollup(`?key=${key}&source=${dongshan.logId}`)).items).toEqual(only.items);
    expect((await rollup(`?key=${key}&standing=removed`)).items).toEqual([]);
    for (const sort of ['namedOn', '-namedOn', 'changedAt', '-changedAt']) {
      const pages: string[] = [];
      for (let cursor = ''; ;) {
        const { items, next } = await rollup(`?key=${key}&sort=${sort}&limit=3${cursor}`);
        pages.push(...items.map(({ titleId }) => titleId));
        if (next === null) break;
        cursor = `&cursor=${next}`;
      }
      expect(new Set(pages).size).toBe(4);
      expect(pages).toHaveLength(4);
    }
    const { next } = await rollup(`?key=${key}&sort=namedOn&limit=3`);
    expect(await as('auditor').get(`/rollup?key=${key}&sort=changedAt&cursor=${next}`)).toMatchObject({
      status: 422,
      body: { code: 'REQUEST.INVALID_CURSOR' },
    });
  });

  it('are for the city’s office, leaders, reviewers and auditors, and no other tenant', async () => {
    for (const who of ['unitHead', 'handler', 'town', 'office', 'health'] as const) {
      expect(await as(who).get('/rollup')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
    }
    expect((await as('otherOffice').get('/rollup')).body).toEqual({ items: [], next: null, totals: [], sources: [] });
  });

  it('leave the city’s own titles alone', async () => {
    expect((await as('auditor').get('/titles')).body).toMatchObject({ items: [] });
  });
});
