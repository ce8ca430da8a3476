import { DEMO_PASSWORD } from '@gongjian/shared-issuer';
import { jest } from '@jest/globals';
import { inDays, me, why } from './campaign.js';
import { Caller, succeeded, type Answer, type WriteAnswer } from './caller.js';
import { cleanUp, sharedStandalone, until, type StandaloneUnderTest } from './standalone-under-test.js';

jest.setTimeout(240_000);

const running = sharedStandalone();
let server: StandaloneUnderTest;

beforeAll(async () => {
  server = await running();
});

afterAll(cleanUp);

type Body = Readonly<Record<string, unknown>>;

interface Item {
  readonly id: string;
  readonly status: string;
}

interface Page<Listed = Item> {
  readonly items: readonly Listed[];
}

const names = (zh: string, en: string) => ({ zh, en });

/** Two indicators, one grade, one round, one reason to remove. */
const thin = {
  definitionFormat: 2,
  rules: 2,
  key: 'thin-line',
  names: names('整洁小区评定', 'Tidy compounds'),
  kind: 'activity',
  founding: {
    authority: names('县委、县政府', 'County committee and government'),
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕1号', by: names('市创建办', 'City office'), level: 'city', on: '2026-01-05' },
    cycleYears: 1,
    endsOn: '2099-12-31',
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [{ code: 'check', names: names('检查', 'Checking') }],
  tasks: {
    review: [{ level: 1, names: names('街镇审核', 'Town'), actedBy: 'town' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'compound' }] },
  facts: { incidents: [{ code: 'confirmedCase', names: names('确诊病例', 'Confirmed case'), verifiedBy: 'reporter' }] },
  standard: {
    items: [
      { code: 'gate', kind: 'yesNo', names: names('有门岗', 'A gate'), points: 0, required: true, expects: 'yes' },
      { code: 'order', kind: 'score', names: names('整洁', 'Tidy'), points: 10, from: 0, to: 10, places: 1 },
    ],
  },
  rounds: [
    {
      code: 'check',
      names: names('年度检查', 'Yearly check'),
      form: 'inspection',
      by: 'county',
      opens: { on: 'plan', every: 'year' },
      due: { days: 10, of: 'working' },
      indicators: 'all',
      decides: true,
      assessors: { number: 1 },
    },
  ],
  grading: {
    grades: [
      { code: 'pass', names: names('达标', 'Pass'), named: true, when: { total: { atLeast: 9 }, required: true } },
    ],
  },
  award: {
    title: { names: names('整洁小区', 'Tidy compound'), decidedBy: 'county', plaque: true },
    notice: { days: { days: 1, of: 'calendar' }, channels: ['web'], reply: { days: 5, of: 'working' } },
    signing: { by: 'leader' },
    triggers: [
      {
        code: 'case',
        names: names('新增确诊病例', 'New case'),
        clause: '第七条',
        on: { kind: 'incident', incidents: ['confirmedCase'] },
        confirm: 'none',
        consequence: 'removeByRule',
      },
    ],
    clocks: {
      signedDocument: { days: 5, of: 'working' },
      served: { days: 3, of: 'working' },
      statement: { days: 3, of: 'working' },
      appeal: { days: 60, of: 'calendar' },
      appealReply: { days: 30, of: 'calendar' },
      plaque: { days: 3, of: 'working' },
    },
    followUp: { when: 'atOnce' },
  },
};

/** Answers what the path answers once it is so. */
async function eventually<Found = Body>(
  caller: Caller,
  path: string,
  holds: (found: Found) => boolean,
): Promise<Found> {
  let found: Answer<Found> | undefined;
  await until(
    async () => {
      found = await caller.get<Found>(path);
      return found.status === 200 && holds(found.body);
    },
    `${path} (${JSON.stringify(found?.body ?? null)})`,
  );
  return succeeded(found as Answer<Found>);
}

async function systemOf(name: string): Promise<Caller> {
  const { items } = succeeded(
    await server
      .as('system')
      .get<Page<{ accounts: readonly { subject: string }[] }>>(
        `/api/directory/v1/services?name=${encodeURIComponent(name)}`,
      ),
  );
  const clientId = items[0]?.accounts[0]?.subject ?? '';
  const { access_token: token } = succeeded(
    await server.anonymous().send<{ access_token: string }>({
      method: 'POST',
      path: '/oidc/token',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${DEMO_PASSWORD}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials&scope=api',
    }),
  );
  return new Caller(server.address, () => Promise.resolve(token));
}

describe('the whole line, from a programme to a title, its removal and the gate that opens again', () => {
  const office = (): Caller => server.as('county-office');
  const post = async (who: string | Caller, path: string, body: unknown = {}): Promise<WriteAnswer> =>
    succeeded(await (typeof who === 'string' ? server.as(who) : who).post(path, body));

  it('goes by itself between the services, and by a named person where a person decides', async () => {
    const { posts, units } = await me(office());
    const divisionId = posts[0]?.division.id ?? '';
    const authorityUnitId = units[0]?.id ?? '';
    const community = (await me(server.as('community'))).posts[0]?.division.id ?? '';

    const { id: subjectId } = await post('county-office', '/api/directory/v1/subjects', {
      kind: 'compound',
      name: '细线小区',
      class: 'newEstate',
      divisionId: community,
      effectiveOn: '2020-01-01',
    });
    const { id: programmeId } = await post('county-office', '/api/plans/v1/programmes', {
      authorityUnitId,
      definition: thin,
    });
    succeeded(await office().send({ method: 'POST', path: `/api/plans/v1/programmes/${programmeId}/versions` }));
    const { id: planId } = await post('county-office', '/api/plans/v1/plans', {
      programmeId,
      header: {
        title: '整洁小区评定方案',
        authorityUnitId,
        divisionId,
        period: { from: inDays(-60), to: inDays(200) },
      },
      items: [
        {
          heading: '清理小区楼道',
          units: [{ role: 'lead', unitId: authorityUnitId }],
          due: { kind: 'stated', on: inDays(30) },
        },
      ],
    });
    await post('county-leader', `/api/plans/v1/plans/${planId}/issue`, {
      number: '清创〔2026〕1号',
      issuedOn: inDays(0),
    });

    const { items: rounds } = await eventually<Page<Item & { roundCode: string }>>(
      office(),
      `/api/assessments/v1/rounds?planId=${planId}`,
      ({ items }) => items.length === 1,
    );
    const roundId = rounds[0]?.id ?? '';
    const { items: sheets } = await eventually<Page>(
      office(),
      `/api/assessments/v1/sheets?roundId=${roundId}&subjectId=${subjectId}`,
      ({ items }) => items.length === 1,
    );
    const sheet = `/api/assessments/v1/sheets/${sheets[0]?.id}`;
    const late = (days: number): object => ({ lateEntry: { effectiveOn: inDays(-days), reason: why } });
    await post('community', `${sheet}/self-check`, { values: { gate: true, order: '9.2' }, ...late(6) });
    await post('county-office', `${sheet}/assessors`, { personId: (await me(server.as('assessor'))).id });
    await post('assessor', `${sheet}/assessments`, { values: { gate: true, order: '9' }, ...late(5) });
    await eventually(office(), sheet, ({ status }) => status === 'scored');
    await post('county-office', `/api/assessments/v1/rounds/${roundId}/closure`, {
      unfinished: 'leaveOut',
      ...late(4),
    });
    await eventually(office(), `/api/assessments/v1/rounds/${roundId}`, ({ status }) => status === 'concluded');

    const { items: slates } = await eventually<Page>(
      office(),
      `/api/awards/v1/slates?fromId=${roundId}`,
      ({ items }) => items.length === 1,
    );
    const slateId = slates[0]?.id ?? '';
    const titles = `/api/awards/v1/titles?programmeId=${programmeId}&subjectId=${subjectId}`;
    const { items: candidates } = await eventually<Page<Item & { pending: string | null }>>(
      office(),
      titles,
      ({ items }) => items[0]?.pending === 'candidate',
    );
    const title = `/api/awards/v1/titles/${candidates[0]?.id}`;
    const { id: noticeId } = await post('county-leader', '/api/awards/v1/notices', {
      slateIds: [slateId],
      ...late(3),
    });
    await eventually(office(), `/api/awards/v1/notices/${noticeId}`, ({ status }) => status === 'ended');
    await eventually(office(), title, ({ pending }) => pending === 'ready');
    const signature = { slateId, documentNumber: '清创〔2026〕8号' };
    await post('county-leader', `${title}/naming-signatures`, signature);
    const alone = await server.as('county-leader').post(`${title}/naming-signatures`, {
      ...signature,
      documentNumber: '清创〔2026〕9号',
    });
    expect([alone.status, alone.text]).toEqual([403, expect.stringContaining('TITLE.SAME_PERSON')]);
    await post('county-leader-second', `${title}/naming-signatures`, signature);
    await post('county-office', `${title}/conferral`, { plaqueNumber: '清-细-001' });
    expect(await eventually(office(), title, ({ status }) => status === 'conferred')).toMatchObject({ valid: true });

    const incident = { subjectId, kind: 'confirmedCase', occurredAt: new Date().toISOString(), reference: 'JK-1' };
    const agency = await systemOf('清河县卫生健康局');
    const { id: incidentId } = await post(agency, '/api/assessments/v1/incidents', incident);
    const removed = await eventually<Body & { readonly removals: readonly { removed: { removalId: string } }[] }>(
      office(),
      title,
      ({ status }) => status === 'removed',
    );
    expect(removed).toMatchObject({
      valid: false,
      removals: [{ removed: { mode: 'byRule', clause: '第七条', by: [], grounds: [{ factId: incidentId }] } }],
    });
    const removalId = removed.removals[0]?.removed.removalId ?? '';

    const gate = `/api/assessments/v1/subjects/${subjectId}/gate/${programmeId}`;
    expect(await eventually(office(), gate, ({ status }) => status === 'blocked')).toMatchObject({
      blocked: [removalId],
      lifted: [],
    });
    const { items: followUps } = await eventually<Page>(
      office(),
      `/api/plans/v1/follow-ups?removalId=${removalId}`,
      ({ items }) => items.length === 1,
    );
    const followUp = `/api/plans/v1/follow-ups/${followUps[0]?.id}`;
    await post('county-leader', `${followUp}/confirmation`, { note: '请县创建办专门督导。' });
    await post('county-office', `${followUp}/completion`, { problems: '门岗夜间无人。', lessons: '夜间须轮班。' });
    await eventually(office(), followUp, ({ status }) => status === 'settled');
    expect(await eventually(office(), gate, ({ status }) => status === 'open')).toMatchObject({
      lifted: [removalId],
    });
  });
});
