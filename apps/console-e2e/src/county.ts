import { randomUUID } from 'node:crypto';
import { readOnce, succeeded, type WriteAnswer } from '@gongjian/system-e2e';
import type { ConsoleUnderTest } from './console-under-test.js';

export const OFFICE = 'county-office';
export const DEPUTY = 'county-office-deputy';
export const LEADER = 'county-leader';
export const LEADER_SECOND = 'county-leader-second';

const DAY_MS = 86_400_000;
const BASE = '/api/assessments/v1';

/** The calendar date so many days from now, as Shanghai has it. */
export function inDays(days: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * DAY_MS);
}

const names = (zh: string, en: string) => ({ zh, en });
const days = (count: number) => ({ days: count, of: 'calendar' });

const common = {
  definitionFormat: 2,
  rules: 2,
  names: names('整洁网格评定', 'Tidy grids'),
  kind: 'activity',
  founding: {
    authority: names('县委、县政府', 'County committee and government'),
    level: 'county',
    organ: 'committeeOrGovernment',
    approval: { number: '市创〔2026〕1号', by: names('市创建办', 'City office'), level: 'city', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [{ code: 'check', names: names('检查', 'Checking') }],
  tasks: {
    review: [{ level: 1, names: names('乡镇审核', 'Town'), actedBy: 'town' }],
    overdue: { graceDays: 0, dayOff: 'asWritten' },
  },
  subjects: { who: [{ kind: 'team' }] },
  facts: { incidents: [{ code: 'fight', names: names('斗殴', 'Fight'), verifiedBy: 'reporter' }] },
  standard: {
    items: [
      { code: 'order', kind: 'score', names: names('环境整洁', 'Tidy'), points: 10, from: 0, to: 10, places: 1 },
      {
        code: 'keeping',
        kind: 'judged',
        names: names('长效管护', 'Kept'),
        points: 10,
        expects: names('有人管护', 'Somebody keeps it'),
      },
    ],
  },
  rounds: [
    {
      code: 'selfCheck',
      names: names('网格自查', 'Self-check'),
      form: 'selfCheck',
      by: 'self',
      opens: { on: 'plan', every: 'once' },
      due: days(10),
      indicators: ['order', 'keeping'],
      decides: false,
    },
    {
      code: 'check',
      names: names('年度检查', 'Yearly check'),
      form: 'inspection',
      by: 'county',
      opens: { on: 'plan', every: 'once' },
      due: days(20),
      indicators: ['order', 'keeping'],
      decides: true,
      assessors: { number: 1 },
    },
  ],
  grading: {
    ranking: { within: 'round', tieBreaks: [], unbroken: 'decided' },
    grades: [
      { code: 'gold', names: names('金牌', 'Gold'), named: true, when: { total: { atLeast: 18 } } },
      { code: 'silver', names: names('银牌', 'Silver'), named: true, when: { total: { atLeast: 12 } } },
    ],
  },
  award: {
    title: { names: names('整洁网格', 'Tidy grid'), decidedBy: 'county', plaque: true },
    notice: { days: days(7), channels: ['web', 'board'], reply: days(5) },
    signing: { by: 'leader' },
    validity: { years: 3 },
    triggers: [
      {
        code: 'fight',
        names: names('发生斗殴', 'A fight'),
        clause: '第八条',
        on: { kind: 'incident', incidents: ['fight'] },
        confirm: 'one',
        within: days(30),
        consequence: 'proposeRemoval',
      },
    ],
    clocks: {
      signedDocument: days(30),
      served: days(30),
      statement: days(1),
      appeal: days(60),
      appealReply: days(30),
      plaque: days(30),
    },
    followUp: { when: 'atOnce' },
  },
};

const application = {
  by: ['self'],
  conditions: [{ kind: 'notBarred' }],
  reapply: [{ kind: 'notBarred' }],
  chain: [
    {
      code: 'town',
      names: names('乡镇初审', 'Town review'),
      at: 'town',
      actedBy: 'town',
      does: 'review',
      twoStep: false,
      mayReject: true,
    },
    {
      code: 'determine',
      names: names('县办认定', 'Determination'),
      at: 'county',
      actedBy: 'office',
      does: 'determine',
      twoStep: true,
      mayReject: true,
    },
  ],
};

/** Results of its round lead to candidates. */
export const ASSESSED = { ...common, key: 'tidy-grids' };

/** Who is determined on application is a candidate. */
export const APPLIED = { ...common, key: 'tidy-grids-on-application', application };

interface Listed {
  readonly id: string;
}

interface Me {
  readonly id: string;
  readonly name: string;
  readonly tenant: { readonly name: string };
  readonly units: readonly { readonly id: string }[];
  readonly posts: readonly { readonly division: { readonly id: string } }[];
}

/** The county of the sample district, with a programme of its own. */
export class County {
  private constructor(
    private readonly console_: ConsoleUnderTest,
    readonly programmeId: string,
    private readonly divisionId: string,
    private readonly unitId: string,
    private readonly communityId: string,
  ) {}

  static async publishing(console_: ConsoleUnderTest, definition: object): Promise<County> {
    const me = async (account: string): Promise<Me> => succeeded(await console_.as(account).get<Me>(ME));
    const office = await me(OFFICE);
    const authorityUnitId = office.units[0]?.id ?? '';
    const programmes = '/api/plans/v1/programmes';
    const { id } = succeeded(await console_.as(OFFICE).post(programmes, { authorityUnitId, definition }));
    succeeded(await console_.as(OFFICE).send({ method: 'POST', path: `${programmes}/${id}/versions` }));
    const communityId = (await me('community')).posts[0]?.division.id ?? '';
    return new County(console_, id, office.posts[0]?.division.id ?? '', authorityUnitId, communityId);
  }

  async me(account: string): Promise<Me> {
    return succeeded(await this.console_.as(account).get<Me>(ME));
  }

  async post(account: string, path: string, body: object = {}): Promise<WriteAnswer> {
    const answer = await this.console_.as(account).post(path, body);
    if (answer.status > 299) throw new Error(`${account}: POST ${path} answered ${answer.status}: ${answer.text}`);
    return answer.body;
  }

  /** What the office of the county reads there once it is so. */
  eventually<Found>(path: string, holds: (found: Found) => boolean): Promise<Found> {
    return readOnce(this.console_.as(OFFICE), path, holds);
  }

  /** The ids of a list, once it has so many. */
  async ids(path: string, count: number): Promise<readonly string[]> {
    const { items } = await this.eventually<{ readonly items: readonly Listed[] }>(
      path,
      (page) => page.items.length === count,
    );
    return items.map(({ id }) => id);
  }

  async only(path: string): Promise<string> {
    const [id] = await this.ids(path, 1);
    return id ?? '';
  }

  /** A grid team of the community. */
  async team(name: string): Promise<string> {
    const body = { kind: 'team', name, divisionId: this.communityId, effectiveOn: '2020-01-01' };
    return (await this.post(OFFICE, '/api/directory/v1/subjects', body)).id;
  }

  /** The plan is in force, its rounds have opened; answers the one of each code. */
  async openRounds(): Promise<ReadonlyMap<string, string>> {
    const { id: planId } = await this.post(OFFICE, '/api/plans/v1/plans', {
      programmeId: this.programmeId,
      header: {
        title: '清河县整洁网格评定方案',
        authorityUnitId: this.unitId,
        divisionId: this.divisionId,
        period: { from: inDays(-2), to: inDays(200) },
      },
      items: [
        {
          heading: '整理网格环境',
          units: [{ role: 'lead', unitId: this.unitId }],
          due: { kind: 'stated', on: inDays(30) },
        },
      ],
    });
    await this.post(LEADER, `/api/plans/v1/plans/${planId}/issue`, { number: '清创〔2026〕1号', issuedOn: inDays(0) });
    const { items } = await this.eventually<{ readonly items: readonly (Listed & { readonly roundCode: string })[] }>(
      `${BASE}/rounds?planId=${planId}`,
      (page) => page.items.length === 2,
    );
    return new Map(items.map(({ id, roundCode }) => [roundCode, id]));
  }

  async sheetOf(roundId: string, subjectId: string): Promise<string> {
    return this.only(`${BASE}/sheets?roundId=${roundId}&subjectId=${subjectId}`);
  }

  /** The list an application led to, once it is whole. */
  async slateOf(applicationId: string): Promise<string> {
    const slateId = await this.only(`/api/awards/v1/slates?fromId=${applicationId}`);
    await this.eventually<{ readonly complete: boolean }>(
      `/api/awards/v1/slates/${slateId}`,
      ({ complete }) => complete,
    );
    return slateId;
  }

  /** A fight of so many days ago, told by the office. */
  async fight(subjectId: string, daysAgo: number): Promise<void> {
    await this.post(OFFICE, `${BASE}/incidents`, {
      subjectId,
      kind: 'fight',
      occurredAt: `${inDays(-daysAgo)}T02:00:00.000Z`,
      reference: randomUUID(),
    });
  }
}

const ME = '/api/directory/v1/me';
