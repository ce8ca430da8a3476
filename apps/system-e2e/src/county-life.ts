import type { Caller, WriteAnswer } from './caller.js';
import { succeeded } from './caller.js';
import { documentNumber, inDays, me } from './campaign.js';
import type { Canaries } from './canaries.js';
import { readOnce } from './read-once.js';
import type { ServerUnderTest } from './standalone-under-test.js';

export type Body = Readonly<Record<string, unknown>>;

export interface Page<Listed = Body & { readonly id: string }> {
  readonly items: readonly Listed[];
}

export const why = { code: 'other', text: 'x' };

/** What was done so many days ago, on paper. */
export const late = (days: number) => ({ lateEntry: { effectiveOn: inDays(-days), reason: why } });

const names = (zh: string, en = zh) => ({ zh, en });
const days = (count: number) => ({ days: count, of: 'calendar' });

const round = {
  form: 'inspection',
  by: 'county',
  due: days(20),
  indicators: ['order', 'keeping'],
  decides: true,
  assessors: { number: 1 },
};

/** A programme in which everything can happen that anybody may write a word about. */
const definition = {
  definitionFormat: 2,
  rules: 2,
  names: names('整洁队评定', 'Tidy teams'),
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
    report: { every: 'month', dueWithinDays: 5, route: ['unit', 'county'] },
  },
  subjects: { who: [{ kind: 'team' }, { kind: 'unit' }] },
  facts: {
    incidents: [
      { code: 'fire', names: names('火灾', 'Fire'), verifiedBy: 'reporter' },
      { code: 'fight', names: names('斗殴', 'Fight'), verifiedBy: 'reporter' },
      { code: 'litter', names: names('乱扔', 'Litter'), verifiedBy: 'person' },
    ],
    complaints: { kinds: [{ code: 'noise', names: names('噪声', 'Noise') }], rectifyWithin: days(30) },
  },
  standard: {
    items: [
      { code: 'order', kind: 'score', names: names('整洁', 'Tidy'), points: 10, from: 0, to: 10, places: 1 },
      { code: 'keeping', kind: 'judged', names: names('管护', 'Kept'), points: 10, expects: names('有人管护', 'Kept') },
      {
        code: 'content',
        kind: 'survey',
        names: names('满意度', 'Satisfaction'),
        points: 10,
        measure: 'satisfaction',
        groups: [{ code: 'residents', names: names('居民', 'Residents'), answersAtLeast: 10 }],
        combine: 'eachGroup',
        bound: { atLeast: 90 },
      },
    ],
    adjustments: [{ code: 'model', names: names('示范', 'Model'), kind: 'bonus', each: 1, atMost: 2 }],
  },
  rounds: [
    { ...round, code: 'check', names: names('检查', 'Check'), opens: { on: 'plan', every: 'once' } },
    {
      ...round,
      code: 'poll',
      names: names('测评', 'Poll'),
      opens: { on: 'hand' },
      indicators: ['content'],
      decides: false,
    },
  ],
  grading: {
    ranking: { within: 'round', tieBreaks: [], unbroken: 'decided' },
    grades: [
      {
        code: 'gold',
        names: names('金牌', 'Gold'),
        named: true,
        when: { total: { atLeast: 18 } },
        quota: { number: 1, per: 'round' },
      },
      { code: 'silver', names: names('银牌', 'Silver'), named: true, when: { total: { atLeast: 12 } } },
    ],
  },
  application: {
    by: ['self', 'organisation', 'public'],
    conditions: [{ kind: 'complaintsWithin', verified: { lessThan: 9 }, within: { days: 30 } }],
    reapply: [{ kind: 'complaintsWithin', verified: { lessThan: 9 }, within: { days: 30 } }],
    chain: [
      {
        code: 'town',
        names: names('乡镇初审', 'Town'),
        at: 'town',
        actedBy: 'town',
        does: 'review',
        twoStep: false,
        within: days(3),
        mayReject: true,
      },
      {
        code: 'determine',
        names: names('认定', 'Determination'),
        at: 'county',
        actedBy: 'office',
        does: 'determine',
        twoStep: true,
        within: days(3),
        mayReject: true,
      },
      {
        code: 'file',
        names: names('备案', 'Filing'),
        at: 'county',
        actedBy: 'office',
        does: 'file',
        twoStep: false,
        mayReject: false,
      },
    ],
  },
  rectification: {
    onTheSpot: true,
    due: days(5),
    serious: { due: days(2) },
    overdue: 'transfer',
    transferTo: names('县城管局', 'Urban management'),
  },
  escalation: { steps: [{ code: 'order', kind: 'supervisionOrder', afterDays: 3, statement: days(1) }] },
  award: {
    title: { names: names('整洁队', 'Tidy team'), decidedBy: 'county', plaque: true },
    notice: { days: days(1), channels: ['web'], reply: days(5) },
    signing: { by: 'leader' },
    validity: { years: 3 },
    triggers: [
      {
        code: 'fire',
        names: names('发生火灾', 'A fire'),
        clause: '第七条',
        on: { kind: 'incident', incidents: ['fire'] },
        confirm: 'none',
        consequence: 'removeByRule',
      },
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
      warning: days(30),
      suspension: days(60),
    },
    followUp: { when: 'atOnce' },
    rollUp: { level: 'town', members: { kind: 'team' }, share: { atLeast: 100 }, lost: 'suspend' },
  },
  honours: {
    commendations: [
      {
        code: 'county',
        names: names('县级表彰', 'County commendation'),
        to: 'subject',
        grades: ['gold', 'silver'],
        approval: {
          number: '县表〔2026〕1号',
          by: names('县表彰办', 'Honours office'),
          level: 'county',
          on: '2026-01-10',
        },
      },
    ],
    circulars: { grades: ['none'], statement: days(1) },
  },
};

/** Without a public notice: a leader approves the list. */
export const withoutNotice = (() => {
  const { notice: _notice, ...award } = definition.award;
  return { ...definition, award };
})();

/** Its rounds lead to candidates: nobody applies. */
const withoutApplications = (() => {
  const { application: _application, ...rest } = definition;
  return rest;
})();

/** Who acts in the county of the sample district. */
export const OFFICE = 'county-office';
export const DEPUTY = 'county-office-deputy';
export const LEADER = 'county-leader';
export const LEADER_SECOND = 'county-leader-second';

/** A county in which canaries are sown with what its people write. */
export class CountyLife {
  private teams = 0;

  private constructor(
    readonly server: ServerUnderTest,
    readonly canaries: Canaries,
    /** Addresses at which what was sown is read again. */
    readonly readable: string[],
    readonly divisionId: string,
    readonly officeUnitId: string,
    readonly communityId: string,
    /** Published with a public notice, and without one. */
    readonly programmes: { readonly noticed: string; readonly quiet: string },
  ) {}

  static async begin(server: ServerUnderTest, canaries: Canaries, readable: string[]): Promise<CountyLife> {
    const office = await me(server.as(OFFICE));
    const community = (await me(server.as('community'))).posts[0]?.division.id ?? '';
    const authorityUnitId = office.units[0]?.id ?? '';
    const publish = async (key: string, members: object): Promise<string> => {
      const body = { authorityUnitId, definition: { ...members, key } };
      const { id } = succeeded(await server.as(OFFICE).post('/api/plans/v1/programmes', body));
      succeeded(await server.as(OFFICE).send({ method: 'POST', path: `/api/plans/v1/programmes/${id}/versions` }));
      return id;
    };
    const noticed = await publish('tidy-teams', withoutApplications);
    const quiet = await publish('quiet-teams', withoutNotice);
    const divisionId = office.posts[0]?.division.id ?? '';
    readable.push(`/api/plans/v1/programmes/${noticed}`, `/api/plans/v1/programmes/${noticed}/versions/1`);
    const life = new CountyLife(server, canaries, readable, divisionId, authorityUnitId, community, { noticed, quiet });
    const [town] = (await me(server.as('town'))).posts;
    await life.subject({ kind: 'division', name: '河东镇', divisionId: town?.division.id });
    const suggestions = '/api/plans/v1/suggestions';
    const suggested = { about: { kind: 'general' }, kind: 'formalism', text: 'x' };
    const { id: suggestion } = await life.sow('community', `POST ${suggestions}`, {}, suggested);
    const answered = { outcome: 'explained', answer: 'x' };
    await life.sow('office', `POST ${suggestions}/{id}/answer`, { id: suggestion }, answered);
    readable.push(`${suggestions}/${suggestion}`);
    for (const context of ['plans', 'assessments', 'awards']) {
      const exports = `/api/${context}/v1/exports`;
      const { id } = await life.post(OFFICE, exports, {
        list: 'my-work',
        filters: [],
        columns: ['name'],
        rows: 1,
        format: 'xlsx',
      });
      readable.push(`${exports}/${id}`);
    }
    return life;
  }

  as(account: string): Caller {
    return this.server.as(account);
  }

  /** Sends it with a canary in every personal place; it is accepted, and read at `reads` if that is given. */
  async sow(
    account: string | Caller,
    operation: string,
    ids: Readonly<Record<string, string>>,
    body: unknown,
  ): Promise<WriteAnswer> {
    const caller = typeof account === 'string' ? this.as(account) : account;
    const answer = await this.canaries.send(caller, operation, ids, body);
    try {
      return succeeded(answer);
    } catch (error) {
      throw new Error(`${operation} of ${JSON.stringify(ids)}`, { cause: error });
    }
  }

  /** Without canaries. */
  async post(account: string, path: string, body: unknown = {}): Promise<WriteAnswer> {
    const answer = await this.as(account).post(path, body);
    try {
      return succeeded(answer);
    } catch (error) {
      throw new Error(path, { cause: error });
    }
  }

  /** What the office of the county reads there once it is so. */
  eventually<Found = Body>(path: string, holds: (found: Found) => boolean): Promise<Found> {
    return readOnce(this.as(OFFICE), path, holds);
  }

  /** The only one of a list, once it is there. */
  async only<Listed extends { readonly id: string } = Body & { readonly id: string }>(path: string): Promise<Listed> {
    const { items } = await this.eventually<Page<Listed>>(path, ({ items: found }) => found.length === 1);
    return items[0] as Listed;
  }

  /** A new team of the community. */
  async team(): Promise<string> {
    return this.subject({ kind: 'team', name: `第${(this.teams += 1)}网格队`, divisionId: this.communityId });
  }

  async subject(members: object): Promise<string> {
    const body = { effectiveOn: '2020-01-01', ...members };
    return (await this.post(OFFICE, '/api/directory/v1/subjects', body)).id;
  }

  /** A bureau that the office of the county commands. */
  async bureau(name: string): Promise<string> {
    const body = { name, kind: 'bureau', divisionId: this.divisionId, superiorId: this.officeUnitId };
    return (await this.post(OFFICE, '/api/directory/v1/units', { ...body, effectiveOn: '2020-01-01' })).id;
  }

  async personId(account: string): Promise<string> {
    return (await me(this.as(account))).id;
  }

  /** A file stored by somebody in a context. */
  async file(account: string, context: string): Promise<{ readonly id: string; readonly sha256: string }> {
    const content = Buffer.from(`通报：${documentNumber()}，属实。`);
    const path = `/api/${context}/v1/files`;
    return succeeded(
      await this.as(account).upload<WriteAnswer & { readonly sha256: string }>(path, {
        name: '通报.txt',
        bytes: content,
      }),
    );
  }
}
