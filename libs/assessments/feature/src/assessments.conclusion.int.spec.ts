import { roundCatalogue } from '@gongjian/assessments-domain';
import { personCatalogue, unitCatalogue } from '@gongjian/directory-domain';
import { programmeVersionPublishedV1 } from '@gongjian/plans-contracts';
import { decodeEvent } from '@gongjian/shared-event-sourcing';
import type { Basis, BasisInput } from '@gongjian/shared-kernel';
import { basisInputs } from '@gongjian/shared-records';
import {
  community,
  county,
  type DistrictClient,
  togetherAt,
  people,
  units,
  why,
  type Answer,
  type Body,
  type RunningDistrict,
  type Who,
} from '@gongjian/shared-records/testing';
import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { assessmentsRecoveries } from './recoveries.js';
import { act, definition, grading, planned, published, registered, round } from './testing/assessed-district.js';
import { runAssessments } from './testing/running-assessments.js';
import { scoredRound } from './testing/scored-sheets.js';

const itemsOf = (body: Body): readonly Body[] => body['items'] as readonly Body[];
const names = { zh: '示例', en: 'Example' };
const sha256 = (lines: readonly string[]): string =>
  createHash('sha256')
    .update([...lines].sort().join('\n'), 'utf8')
    .digest('hex');

const one = { rounds: [round('annual', { assessors: { number: 1, combine: 'mean' } })] };
const scores = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    code: `i${n}`,
    kind: 'score',
    names,
    points: 1,
    from: 0,
    to: 1,
    places: 2,
  }));

describe('the conclusion of a round', () => {
  let district: RunningDistrict;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    district = await runAssessments();
    as = togetherAt(district);
  });
  afterAll(() => district.stop());

  async function closed(roundId: string): Promise<Body> {
    await as('office').eventually(`/rounds/${roundId}`, ({ status }) => status === 'open');
    expect((await as('office').post(`/rounds/${roundId}/closure`, {})).status).toBe(202);
    return as('office').eventually(`/rounds/${roundId}`, ({ status }) => status === 'concluded' || status === 'tied');
  }

  /** What the conclusion saw, found again in the log. */
  async function recovered(roundId: string): Promise<readonly BasisInput[]> {
    const [way] = assessmentsRecoveries;
    const concluded = (await district.store.readStream(`round-${roundId}`)).find(
      ({ type }) => type === 'RoundConcluded',
    );
    if (way === undefined || concluded === undefined) throw new Error('the round is not concluded');
    const all = await district.store.readAll({ limit: 10_000, filter: { categories: way.categories } });
    const log = all.filter(({ position }) => position < concluded.position);
    return way.inputs(decodeEvent(roundCatalogue, concluded), Readable.from(log));
  }

  async function ranking(roundId: string, count: number): Promise<readonly Body[]> {
    const path = `/rounds/${roundId}/ranking?limit=200`;
    const items: Body[] = [];
    for (let cursor: string | null = null; ;) {
      const page: Body = (await as('office').get(cursor === null ? path : `${path}&cursor=${cursor}`)).body;
      items.push(...itemsOf(page));
      cursor = page['next'] as string | null;
      if (cursor === null) break;
    }
    expect(items).toHaveLength(count);
    return items;
  }

  it('of four hundred sheets is ranked in their order, and its digests are those of its results', async () => {
    const change = {
      ...one,
      standard: { items: scores(20) },
      grading: {
        ranking: { within: 'round', tieBreaks: [], unbroken: 'shared' },
        grades: [
          {
            code: 'best',
            names,
            named: true,
            when: { total: { atLeast: 8 } },
            quota: { share: 10, of: 'assessed', rounds: 'down' },
          },
          { code: 'pass', names, named: true, when: { total: { atLeast: 5 } } },
        ],
      },
    };
    const programmeId = await published(district, change);
    const totals = Array.from({ length: 400 }, (_, n) => (n * 263) % 400);
    const values = totals.map((total) =>
      Object.fromEntries(
        scores(20).map(({ code }, n) => [
          code,
          n === 0
            ? (total % 20) / 20 === 0
              ? 0
              : `0.${String((total % 20) * 5).padStart(2, '0')}`
            : n <= total / 20
              ? 1
              : 0,
        ]),
      ),
    );
    const { roundId, subjectIds } = await scoredRound(
      district,
      { programmeId, definition: { ...definition, ...change } },
      values,
    );
    const body = await closed(roundId);
    const items = await ranking(roundId, 400);
    const order = [...subjectIds].sort(
      (a, b) => (totals[subjectIds.indexOf(b)] ?? 0) - (totals[subjectIds.indexOf(a)] ?? 0),
    );
    const graded = items.map(({ subject, grade }) => [(subject as Body)['id'] as string, grade as string] as const);
    expect(graded.map(([subjectId]) => subjectId)).toEqual(order);
    expect(items.map(({ rank }) => rank)).toEqual(order.map((_, n) => n + 1));
    const ids = (of: string): readonly string[] =>
      graded.flatMap(([subjectId, grade]) => (grade === of ? [subjectId] : []));
    expect(ids('best')).toHaveLength(40);
    expect(body).toMatchObject({
      conclusion: {
        count: 400,
        sha256: sha256(graded.map(([subjectId, grade]) => `${subjectId}\t${grade}`)),
        grades: ['best', 'pass', 'none'].map((grade) => ({
          grade,
          count: ids(grade).length,
          sha256: sha256(ids(grade)),
        })),
        basis: { inputs: { count: 400 } },
      },
    });
    const { basis } = body['conclusion'] as { readonly basis: Basis };
    expect(basisInputs(await recovered(roundId))).toEqual(basis.inputs);
  });

  it('waits for a leader where a tie is too large to be put in order: they stay together', async () => {
    const change = { ...one, standard: { items: scores(1) }, grading: tieGrading() };
    const programmeId = await published(district, change);
    const values = Array.from({ length: 520 }, (_, n) => ({ i0: n < 3 ? 1 : '0.5' }));
    const { roundId, subjectIds } = await scoredRound(
      district,
      { programmeId, definition: { ...definition, ...change } },
      values,
    );
    const tied = await closed(roundId);
    const large = { count: 517, sha256: sha256(subjectIds.slice(3)), total: '0.5' };
    expect(tied).toMatchObject({ status: 'tied', ties: [large] });
    const decide = (who: Who, body: object) => as(who).post(`/rounds/${roundId}/ties`, { ...body, reason: why });
    expect(await decide('office', { together: large.sha256 })).toMatchObject({ status: 403 });
    expect(await decide('leader', { together: '0'.repeat(64) })).toMatchObject({
      status: 409,
      body: { code: 'ROUND.TIE_CHANGED' },
    });
    expect((await decide('leader', { together: large.sha256 })).status).toBe(200);
    const body = await as('office').eventually(`/rounds/${roundId}`, ({ status }) => status === 'concluded');
    expect(body).toMatchObject({
      ties: [],
      decidedTies: [{ subjectIds: [], together: { count: 517, sha256: large.sha256 } }],
      conclusion: {
        grades: [
          { grade: 'best', count: 3 },
          { grade: 'none', count: 517 },
        ],
      },
    });
  });

  function tieGrading() {
    return {
      ...grading,
      grades: [
        { code: 'best', names, named: true, when: { total: { atLeast: '0.5' } }, quota: { number: 10, per: 'round' } },
      ],
    };
  }

  it('is not made of what the people of a community find in it, where no unit answers for the subject', async () => {
    const lane = await registered(district, { name: '柳岸后巷', division: community });
    const planId = await planned(district, await published(district, one));
    const office = as('office');
    const isThere = (body: Body): boolean => itemsOf(body).length === 1;
    const rounds = await office.eventually(`/rounds?planId=${planId}`, isThere);
    const roundId = itemsOf(rounds)[0]?.['id'] as string;
    const sheets = await office.eventually(`/sheets?roundId=${roundId}&subjectId=${lane}`, isThere);
    const at = `/sheets/${itemsOf(sheets)[0]?.['id'] as string}/assessors`;
    expect(await office.post(at, { personId: people.community })).toMatchObject({
      status: 403,
      body: { code: 'SHEET.AVOIDANCE', details: { why: 'ownUnit' } },
    });
    expect((await office.post(at, { personId: people.assessor })).status).toBe(200);
  });

  it('is not made of what the people of a town find in it, nor of what those of its government find in a county', async () => {
    const government = { id: randomUUID(), name: '清河县人民政府' };
    const since = '2020-01-01';
    const registration = { name: government.name, kind: 'government', division: county, superior: null };
    await district.recordDirectory(unitCatalogue, government.id, [
      { type: 'UnitRegistered', data: { ...registration, effectiveOn: since } },
    ]);
    const post = { postId: randomUUID(), title: '副县长', unit: government, division: county, from: since };
    await district.recordDirectory(personCatalogue, people.stranger, [{ type: 'PostTaken', data: post }]);
    const places = { subjects: { who: ['town', 'county'].map((level) => ({ kind: 'division', level })) } };
    const bridge = await registered(district, { name: '桥南街道', kind: 'division' });
    const whole = await registered(district, { name: '清河县', kind: 'division', division: county });
    const planId = await planned(district, await published(district, { ...one, ...places }));
    const office = as('office');
    const rounds = await office.eventually(`/rounds?planId=${planId}`, (body) => itemsOf(body).length === 1);
    const roundId = itemsOf(rounds)[0]?.['id'] as string;
    const listed = await office.eventually(`/sheets?roundId=${roundId}`, (body) => itemsOf(body).length === 2);
    const appointed = (subjectId: string, who: keyof typeof people): Promise<Answer> => {
      const sheet = itemsOf(listed).find(({ subject }) => (subject as Body)['id'] === subjectId);
      return office.post(`/sheets/${sheet?.['id'] as string}/assessors`, { personId: people[who] });
    };
    const own = { status: 403, body: { code: 'SHEET.AVOIDANCE', details: { why: 'ownUnit' } } };
    expect(await appointed(bridge, 'town')).toMatchObject(own);
    expect((await appointed(bridge, 'assessor')).status).toBe(200);
    expect(await appointed(whole, 'stranger')).toMatchObject(own);
    expect((await appointed(whole, 'assessor')).status).toBe(200);
  });

  describe('under another version of the programme', () => {
    it('says who would gain, lose and change, what is not comparable, and records nothing', async () => {
      const change = { ...one, standard: { items: scores(2) }, grading: passing(1.5, 1.9) };
      const programmeId = await published(district, change);
      const values = [
        { i0: 1, i1: 1 },
        { i0: 1, i1: '0.8' },
        { i0: 1, i1: '0.5' },
        { i0: '0.7', i1: '0.7' },
      ];
      const { roundId, subjectIds } = await scoredRound(
        district,
        { programmeId, definition: { ...definition, ...change } },
        values,
      );
      const ask = (who: Who, body: object) => as(who).post(`/rounds/${roundId}/what-if`, body);
      await as('office').eventually(`/rounds/${roundId}`, ({ status }) => status === 'open');
      expect(await ask('office', { version: 2 })).toMatchObject({ status: 409, body: { code: 'ROUND.NOT_CONCLUDED' } });
      await closed(roundId);
      await publish(programmeId, 2, { ...change, grading: passing(1.4, 2.5) });
      const head = await district.store.head();
      const answer = await heard(() => ask('office', { version: 2 }));
      expect(answer).toMatchObject({
        subjects: 4,
        gained: {
          count: 1,
          items: [{ subjectId: subjectIds[3], from: { grade: 'none' }, to: { grade: 'pass', rank: 4 } }],
        },
        lost: { count: 0, items: [] },
        changed: {
          count: 1,
          items: [{ subjectId: subjectIds[0], from: { grade: 'best', total: 2, rank: 1 }, to: { grade: 'pass' } }],
        },
        same: 2,
        outside: 0,
        undecided: { ties: 0, subjects: 0 },
        notComparable: [],
        missing: [],
        basis: {
          concluded: { programme: programmeId, version: 1, rules: 2, roundCode: 'annual' },
          under: { programme: programmeId, version: 2, rules: 2, roundCode: 'annual' },
          inputs: subjectIds.map(() => ({ revision: '1' })),
        },
      });
      expect(await ask('auditor', { version: 2 })).toMatchObject({ status: 200, body: answer });
      const since = await district.store.readAll({
        after: head.last?.position ?? null,
        filter: { categories: ['round', 'sheet', 'result'] },
      });
      expect(since).toEqual([]);
      expect(await ask('assessor', { version: 2 })).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
      expect(await ask('office', { version: 2, roundCode: 'other' })).toMatchObject({
        status: 422,
        body: { code: 'ROUND.UNKNOWN_CODE' },
      });
      expect(await ask('office', { version: 9 })).toMatchObject({
        status: 422,
        body: { code: 'ROUND.UNKNOWN_VERSION', details: { latest: 2 } },
      });
      expect(await ask('office', { version: 3 })).toMatchObject({
        status: 503,
        body: { code: 'DEFINITION.NOT_HERE_YET' },
      });
      const nowhere = randomUUID();
      expect(await ask('office', { programmeId: nowhere, version: 1 })).toMatchObject({
        status: 422,
        body: { code: 'ROUND.UNKNOWN_PROGRAMME', details: { programmeId: nowhere } },
      });
      expect(await as('office').post(`/rounds/${randomUUID()}/what-if`, { version: 2 })).toMatchObject({ status: 404 });
    });

    it('or under another programme: by the codes that both have', async () => {
      const change = { ...one, standard: { items: scores(2) }, grading: passing(1.5, 1.9) };
      const programmeId = await published(district, change);
      const values = [
        { i0: 1, i1: 1 },
        { i0: 1, i1: '0.5' },
      ];
      const { roundId, subjectIds } = await scoredRound(
        district,
        { programmeId, definition: { ...definition, ...change } },
        values,
      );
      await closed(roundId);
      const other = await published(district, {
        ...one,
        standard: { items: [...scores(1), { code: 'gate', kind: 'yesNo', names, points: 1, expects: 'yes' }] },
        grading: passing(1, 2),
      });
      const answer = await heard(() =>
        as('leader').post(`/rounds/${roundId}/what-if`, { programmeId: other, version: 1 }),
      );
      expect(answer).toMatchObject({
        changed: { items: [{ subjectId: subjectIds[0], from: { grade: 'best' }, to: { grade: 'pass', total: 1 } }] },
        notComparable: [
          { code: 'gate', why: 'notAsked' },
          { code: 'i1', why: 'unused' },
        ],
        missing: [{ code: 'gate', sheets: 2 }],
        undecided: { ties: 0, subjects: 0 },
      });
    });

    const onItsWay: readonly unknown[] = ['DEFINITION.NOT_HERE_YET', 'ROUND.UNKNOWN_PROGRAMME'];

    async function heard(ask: () => Promise<{ readonly status: number; readonly body: Body }>): Promise<Body> {
      for (;;) {
        const { status, body } = await ask();
        if (onItsWay.includes(body['code'])) continue;
        expect(status).toBe(200);
        return body;
      }
    }

    const passing = (pass: number, best: number) => ({
      ranking: { within: 'round', tieBreaks: [], unbroken: 'shared' },
      grades: [
        { code: 'best', names, named: true, when: { total: { atLeast: String(best) } } },
        { code: 'pass', names, named: true, when: { total: { atLeast: String(pass) } } },
      ],
    });

    async function publish(programmeId: string, version: number, change: object): Promise<void> {
      await district.tell({
        event: programmeVersionPublishedV1,
        subject: `programme-${programmeId}`,
        data: {
          programmeId,
          version,
          rules: 2,
          key: `tidy-${programmeId.slice(0, 8)}`,
          authority: { id: units.office, name: '清河县创建办', division: county },
          definition: { ...definition, ...change },
          act,
        },
      });
    }
  });
});
