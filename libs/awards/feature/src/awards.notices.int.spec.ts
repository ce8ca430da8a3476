import {
  type DistrictClient,
  togetherAt,
  inDays,
  people,
  today,
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
  application,
  concludedRound,
  definition,
  publishedProgramme,
  slateIdOf,
  tellChanged,
  tellConcluded,
  tellDetermined,
  tellGraded,
  titleIdOf,
  typesOf,
  type Graded,
  type ToldProgramme,
} from './testing/told-results.js';

const PUBLIC = `/public/${encodeURIComponent('云溪市创建办')}`;
const late = (days: number) => ({ effectiveOn: inDays(-days), reason: { code: 'onPaper', text: '原为纸质公示' } });
const idOf = ({ body }: Answer): string => body['id'] as string;
const isShownWhole = ({ candidates, count }: Body): boolean =>
  (candidates as readonly unknown[] | undefined)?.length === count;

describe('from results to who may be named', () => {
  let awards: RunningDistrict;
  let programme: ToldProgramme;
  let as: (who: Who) => DistrictClient;

  beforeAll(async () => {
    awards = await runAwards();
    as = togetherAt(awards);
    programme = await publishedProgramme(awards);
  });

  afterAll(() => awards.stop());

  const two = (): readonly [Graded, Graded] => [
    { subject: compound('和顺小区'), grade: 'gold', rank: 1 },
    { subject: compound('柳荫花园'), grade: 'gold', rank: 2 },
  ];
  const titleStreamsOf = (graded: readonly Graded[], of = programme): readonly string[] =>
    graded.map(({ subject }) => `title-${titleIdOf(subject.id, of)}`).sort();
  const complete = async (slateId: string): Promise<Body> =>
    as('office').eventually(`/slates/${slateId}`, ({ complete: whole }) => whole === true);

  /** A complete list of gold ones. */
  async function listed(graded: readonly Graded[] = two(), of = programme): Promise<string> {
    const slateId = slateIdOf('round', await concludedRound(awards, of, graded), 'gold');
    await complete(slateId);
    return slateId;
  }

  async function opened(slateId: string, more: Body = {}): Promise<string> {
    const answer = await as('leader').post('/notices', { slateIds: [slateId], ...more });
    expect(answer).toMatchObject({ status: 201 });
    return idOf(answer);
  }

  /** Anybody, without signing in. */
  async function anybody(method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
    const answer = await fetch(`${awards.origin}${awards.base}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json = (await answer.json()) as Body;
    const faults = (await awards.described()).faultsOf(method, `${awards.base}${path}`, answer.status, json);
    expect(faults).toEqual([]);
    return { status: answer.status, headers: answer.headers, body: json };
  }

  describe('a list of candidates', () => {
    it('is complete when it is as the concluded round states it, in whichever order it came', async () => {
      const roundId = randomUUID();
      const graded = [...two(), { subject: compound('河畔小区'), grade: 'noted' }];
      const slateId = slateIdOf('round', roundId, 'gold');
      await tellGraded(awards, programme, roundId, graded[1] as Graded);
      await tellConcluded(awards, programme, roundId, graded);
      const office = as('office');
      const waiting = await office.eventually(
        `/slates/${slateId}`,
        ({ found }) => (found as { count?: number } | null)?.count === 1,
      );
      expect(waiting).toMatchObject({ count: 2, complete: false, status: 'prepared', grade: 'gold' });
      expect(await office.post('/notices', { slateIds: [slateId], decidedByPersonId: people.leader })).toMatchObject({
        status: 409,
        body: { code: 'NOTICE.SLATE_INCOMPLETE' },
      });
      expect((await as('leader').post(`/slates/${slateId}/approval`, {})).body['code']).toBe('SLATE.NEEDS_NOTICE');
      await tellGraded(awards, programme, roundId, graded[0] as Graded);
      await tellGraded(awards, programme, roundId, graded[2] as Graded);
      const whole = await complete(slateId);
      expect(whole).toMatchObject({ roundCode: 'annual', division: { name: '清河县' }, noticeId: null });
      const candidates = await office.get(`/slates/${slateId}/candidates`);
      expect(candidates.body['items']).toHaveLength(2);
      expect(await office.get(`/slates?fromId=${roundId}`)).toMatchObject({ body: { items: [{ id: slateId }] } });
      const history = await office.get(`/slates/${slateId}/history`);
      expect(history.body['entries']).toMatchObject([{ type: 'SlatePrepared' }]);
      const before = await office.get(`/slates/${slateId}?asOf=2020-01-01T00:00:00Z`);
      expect(before).toMatchObject({ status: 404, body: { code: 'RESOURCE.NOT_YET_RECORDED' } });
      expect((await as('stranger').get(`/slates/${slateId}`)).status).toBe(403);
      expect((await as('otherOffice').get(`/slates/${slateId}`)).status).toBe(404);
    });

    it('is not made of a mock, of what decides nothing, of titles named elsewhere, nor of any round where subjects apply', async () => {
      const roundId = randomUUID();
      const [one] = two();
      await tellGraded(awards, programme, roundId, one, { kind: 'mock' });
      await tellGraded(awards, programme, roundId, one, { decides: false });
      const { award } = definition;
      const national = { ...award, title: { ...award.title, decidedBy: 'national' as const } };
      const elsewhere = await publishedProgramme(awards, { award: national });
      await tellGraded(awards, elsewhere, roundId, one);
      const applied = await publishedProgramme(awards, { application });
      await tellGraded(awards, applied, randomUUID(), one);
      await tellGraded(awards, applied, randomUUID(), one, { roundCode: 'evaluation' });
      const applicationId = await tellDetermined(awards, applied, one);
      const slateId = slateIdOf('application', applicationId, 'gold');
      expect(await complete(slateId)).toMatchObject({ count: 1, from: { kind: 'application', id: applicationId } });
      expect(await typesOf(awards, `title-${titleIdOf(one.subject.id, applied)}`)).toEqual(['CandidateListed']);
      expect(await typesOf(awards, `title-${titleIdOf(one.subject.id, elsewhere)}`)).toEqual([]);
    });

    it('loses a candidate by name, with a reason; the sum stays as it was stated', async () => {
      const graded = two();
      const slateId = await listed(graded);
      const titleId = titleIdOf(graded[0].subject.id, programme);
      const refused = await as('town').post(`/slates/${slateId}/strikes`, { titleId, reason: why });
      expect(refused.body['code']).toBe('ACCESS.DENIED');
      const struck = await as('office').post(`/slates/${slateId}/strikes`, { titleId, reason: why });
      expect(struck).toMatchObject({ status: 200, body: { id: titleId } });
      const client = as('office');
      await client.eventually(`/slates/${slateId}/candidates`, ({ items }) =>
        (items as readonly { readonly struck: boolean }[]).some((each) => each.struck),
      );
      expect(await client.get(`/slates/${slateId}`)).toMatchObject({ body: { complete: true } });
      const elsewhere = titleIdOf(randomUUID(), programme);
      const unknown = await as('office').post(`/slates/${slateId}/strikes`, { titleId: elsewhere, reason: why });
      expect(unknown.status).toBe(404);
      const noticeId = await opened(slateId, { lateEntry: late(30) });
      await comesTo(awards, `title-${titleIdOf(graded[1].subject.id, programme)}`, 'NamingReady');
      expect((await as('office').get(`/notices/${noticeId}`)).body).toMatchObject({ count: 1 });
      expect(await typesOf(awards, `title-${titleId}`)).toEqual(['CandidateListed', 'CandidateStruck']);
    });

    it('is approved by a leader where the programme asks for no notice', async () => {
      const { notice: _notice, ...award } = definition.award;
      const quiet = await publishedProgramme(awards, { award });
      const graded = two();
      const slateId = await listed(graded, quiet);
      const toShow = async (who: Who): Promise<readonly unknown[]> => {
        const { items } = (await as(who).get('/my-work?limit=200')).body['slatesToShow'] as Body;
        return (items as readonly Body[]).map(({ id }) => id);
      };
      expect(await toShow('leader')).toContain(slateId);
      expect(await toShow('town')).toEqual([]);
      expect((await as('office').post(`/slates/${slateId}/approval`, {})).status).toBe(403);
      expect(await as('leader').post('/notices', { slateIds: [slateId] })).toMatchObject({
        status: 409,
        body: { code: 'NOTICE.NOT_ASKED' },
      });
      expect((await as('leader').post(`/slates/${slateId}/approval`, {})).status).toBe(200);
      expect(await toShow('leader')).not.toContain(slateId);
      for (const { subject } of graded) await comesTo(awards, `title-${titleIdOf(subject.id, quiet)}`, 'NamingReady');
      expect((await as('office').get(`/slates/${slateId}`)).body).toMatchObject({
        status: 'approved',
        approved: {
          by: { personId: people.leader },
          on: today,
          basis: { inputs: [`slate-${slateId}`, ...titleStreamsOf(graded, quiet)].map((stream) => ({ stream })) },
        },
      });
    });

    it('strikes whose result was changed afterwards, and lists it by itself where it still leads to a title', async () => {
      const graded = two();
      const roundId = await concludedRound(awards, programme, graded);
      const slateId = slateIdOf('round', roundId, 'gold');
      await complete(slateId);
      const messageId = await tellChanged(awards, programme, roundId, { ...graded[0], grade: 'silver' }, 'gold');
      const own = slateIdOf('result', messageId, 'silver');
      expect(await complete(own)).toMatchObject({ count: 1, grade: 'silver', from: { kind: 'result' } });
      expect(await complete(slateId)).toMatchObject({ count: 2 });
      const titleId = titleIdOf(graded[0].subject.id, programme);
      expect(await typesOf(awards, `title-${titleId}`)).toEqual([
        'CandidateListed',
        'CandidateStruck',
        'CandidateListed',
      ]);
    });
  });

  describe('a notice', () => {
    it('is opened by a named leader, shows the candidates as they are, and holds its list', async () => {
      const graded = two();
      const slateId = await listed(graded);
      const office = as('office');
      expect((await as('town').post('/notices', { slateIds: [slateId] })).status).toBe(403);
      expect((await office.post('/notices', { slateIds: [slateId] })).body['code']).toBe('NOTICE.DECIDER_NO_LEADER');
      const byTown = { slateIds: [slateId], decidedByPersonId: people.town };
      expect((await office.post('/notices', byTown)).body['code']).toBe('NOTICE.DECIDER_NO_LEADER');
      const short = { slateIds: [slateId], decidedByPersonId: people.leader, days: 4 };
      expect((await office.post('/notices', short)).body['code']).toBe('NOTICE.TOO_SHORT');
      const silent = { slateIds: [slateId], decidedByPersonId: people.leader, channels: ['newspaper'] };
      expect((await office.post('/notices', silent)).body['code']).toBe('NOTICE.CHANNELS_MISSING');
      const unknown = await office.post('/notices', { slateIds: [randomUUID()], decidedByPersonId: people.leader });
      expect(unknown.body['code']).toBe('SLATE.NOT_FOUND');
      const key = randomUUID();
      const body = { slateIds: [slateId], decidedByPersonId: people.leader };
      const answer = await office.post('/notices', body, { key });
      expect(answer.status).toBe(201);
      expect(await office.post('/notices', body, { key })).toMatchObject({ status: 201, body: answer.body });
      const noticeId = idOf(answer);
      const notice = await office.get(`/notices/${noticeId}`);
      expect(notice.body).toMatchObject({
        status: 'open',
        firstDay: today,
        lastDay: { days: 5, of: 'working' },
        channels: ['web', 'board'],
        count: 2,
        decidedBy: { personId: people.leader, role: 'leader' },
        by: { personId: people.office },
        basis: {
          version: 1,
          inputs: [`slate-${slateId}`, ...titleStreamsOf(graded)].map((stream) => ({ stream })),
        },
        candidates: [{ subject: { name: '和顺小区' }, grade: 'gold' }, { subject: { name: '柳荫花园' } }],
      });
      expect(await as('leader').post('/notices', { slateIds: [slateId] })).toMatchObject({
        status: 409,
        body: { code: 'NOTICE.ALREADY_NOTICED' },
      });
      expect(await office.get(`/slates/${slateId}`)).toMatchObject({ body: { status: 'noticed', noticeId } });
      expect((await office.get(`/notices?status=open&sort=-lastDay&limit=1`)).body['items']).toHaveLength(1);
      expect((await as('otherOffice').get(`/notices/${noticeId}`)).status).toBe(404);
      const entries = (await office.get(`/notices/${noticeId}/history`)).body['entries'] as readonly Body[];
      expect(entries.map(({ type }) => type)).toEqual(['NoticeOpened', 'NoticeCandidateShown', 'NoticeCandidateShown']);
    });

    it('shows lists of one version alone', async () => {
      const other = await publishedProgramme(awards);
      const lists = [await listed(), await listed(two(), other)];
      const mixed = await as('leader').post('/notices', { slateIds: lists });
      expect(mixed).toMatchObject({ status: 422, body: { code: 'NOTICE.LISTS_DIFFER' } });
    });

    it('that is recorded late ends at once, and whoever nobody objects to may be named', async () => {
      const graded = two();
      const slateId = await listed(graded);
      const future = { slateIds: [slateId], lateEntry: { ...late(0), effectiveOn: inDays(1) } };
      expect((await as('leader').post('/notices', future)).body['code']).toBe('NOTICE.LATE_ENTRY_IN_FUTURE');
      const noticeId = await opened(slateId, { lateEntry: late(30) });
      for (const { subject } of graded) {
        await comesTo(awards, `title-${titleIdOf(subject.id, programme)}`, 'NamingReady');
      }
      const office = as('office');
      const ended = await office.eventually(`/notices/${noticeId}`, ({ status }) => status === 'ended');
      expect(ended).toMatchObject({
        firstDay: inDays(-30),
        lateEntry: { reason: { text: '原为纸质公示' } },
        may: { cancel: { code: 'NOTICE.NOT_OPEN' } },
      });
      const { entries } = (await office.get(`/notices/${noticeId}/history`)).body;
      expect((entries as readonly Body[]).at(-1)).toMatchObject({
        type: 'NoticeEnded',
        actor: { kind: 'rule', id: programme.programmeId, post: { id: 'notice.v1' }, unit: { name: '清河县创建办' } },
      });
      expect((await as('leader').post(`/notices/${noticeId}/cancellation`, { reason: why })).body['code']).toBe(
        'NOTICE.NOT_OPEN',
      );
    });

    it('is cancelled with a reason and gives its list free', async () => {
      const slateId = await listed();
      const noticeId = await opened(slateId);
      expect((await as('office').get(`/notices/${noticeId}`)).body['may']).toEqual({ cancel: true });
      expect((await as('town').get(`/notices/${noticeId}`)).body['may']).toMatchObject({
        cancel: { code: 'ACCESS.DENIED' },
      });
      expect((await as('town').post(`/notices/${noticeId}/cancellation`, { reason: why })).status).toBe(403);
      expect((await as('office').post(`/notices/${noticeId}/cancellation`, { reason: why })).status).toBe(200);
      const office = as('office');
      await office.eventually(`/slates/${slateId}`, ({ status }) => status === 'prepared');
      expect(await office.get(`/notices/${noticeId}`)).toMatchObject({
        body: { status: 'cancelled', cancelled: { reason: { text: '测试理由' } } },
      });
      await opened(slateId);
    });
  });

  describe('what anybody may read', () => {
    it('is notices with their candidates, and no person', async () => {
      const graded = two();
      const noticeId = await opened(await listed(graded));
      const office = as('office');
      await office.eventually(`/notices/${noticeId}`, isShownWhole);
      const list = await anybody('GET', `${PUBLIC}/notices?status=open&limit=200`);
      expect(list.status).toBe(200);
      expect((list.body['items'] as readonly Body[]).map(({ id }) => id)).toContain(noticeId);
      const one = await anybody('GET', `${PUBLIC}/notices/${noticeId}`);
      expect(one.body).toMatchObject({
        title: { zh: '整洁小区' },
        decidedBy: '清河县',
        candidates: [{ name: '和顺小区', division: '桥南街道', grade: { zh: '金牌' }, standing: 'shown' }, {}],
      });
      expect(JSON.stringify(one.body)).not.toContain(people.leader);
      expect((await anybody('GET', `${PUBLIC}/notices/${randomUUID()}`)).status).toBe(404);
      expect((await anybody('GET', `/public/${encodeURIComponent('无此创建办')}/notices`)).status).toBe(404);
      const elsewhere = `/public/${encodeURIComponent('临江市创建办')}/notices`;
      expect((await anybody('GET', elsewhere)).body).toEqual({ items: [], next: null });
      expect((await anybody('GET', `${PUBLIC}/titles`)).body).toEqual({ items: [], next: null });
    });
  });

  describe('an objection', () => {
    const named = { name: '某居民', contact: '13900001111', text: '该小区楼道长期堆物。' };

    async function noticed(more: Body = {}): Promise<{ noticeId: string; titleIds: readonly [string, string] }> {
      const graded = two();
      const noticeId = await opened(await listed(graded), more);
      const titleIds = graded.map(({ subject }) => titleIdOf(subject.id, programme)) as [string, string];
      return { noticeId, titleIds };
    }

    const slateOf = async (titleId: string): Promise<string> => {
      const title = await as('office').eventually(`/titles/${titleId}`, ({ readiness }) => readiness !== null);
      return ((title['readiness'] as Body)['ready'] as Body)['slateId'] as string;
    };

    it('comes from anybody, keeps who it was sealed, and holds up its own candidate alone', async () => {
      const { noticeId, titleIds } = await noticed();
      const path = `${PUBLIC}/notices/${noticeId}/objections`;
      const key = randomUUID();
      const body = { ...named, titleId: titleIds[0] };
      const sent = await anybody('POST', path, body, key);
      expect(sent.status).toBe(201);
      expect((await anybody('POST', path, body, key)).body).toEqual(sent.body);
      const objectionId = idOf(sent);
      const office = as('office');
      const notice = await office.eventually(`/notices/${noticeId}`, ({ candidates }) =>
        (candidates as readonly { readonly blockedBy: readonly string[] }[]).some(({ blockedBy }) => blockedBy.length),
      );
      expect(notice['candidates']).toMatchObject([{ blockedBy: [objectionId] }, { blockedBy: [] }]);
      const objection = await office.get(`/objections/${objectionId}`);
      expect(objection.body).toMatchObject({
        status: 'received',
        onTime: true,
        named: true,
        blocks: true,
        lead: null,
        text: named.text,
        replyDue: { days: 5 },
      });
      const history = await office.get(`/objections/${objectionId}/history`);
      expect(history.body['entries']).toMatchObject([{ actor: { kind: 'public', id: 'public' }, channel: 'public' }]);
      for (const { body: read } of [objection, history]) {
        expect(JSON.stringify(read)).not.toMatch(/某居民|13900001111/);
      }
      expect(JSON.stringify(history.body)).toContain(named.text);
      const stored = await awards.store.readStream(`objection-${objectionId}`);
      expect(JSON.stringify(stored.map(({ data }) => data))).not.toMatch(/某居民|13900001111|楼道/);
      const list = await office.get(`/objections?noticeId=${noticeId}&lead=false&status=received`);
      expect(list.body['items']).toMatchObject([{ id: objectionId, titleId: titleIds[0], handlerId: null }]);
      expect((await as('town').get(`/objections/${objectionId}`)).status).toBe(403);
      expect((await as('otherOffice').get(`/objections/${objectionId}`)).status).toBe(404);
      const shown = await anybody('GET', `${PUBLIC}/notices/${noticeId}`);
      expect(shown.body['candidates']).toMatchObject([{ standing: 'blocked' }, { standing: 'shown' }]);
    });

    it('without a name or about nobody on the notice is a lead or refused, and too long a one is too', async () => {
      const { noticeId, titleIds } = await noticed();
      const path = `${PUBLIC}/notices/${noticeId}/objections`;
      const anonymous = await anybody('POST', path, { name: '某居民', text: '有问题。', titleId: titleIds[0] });
      const office = as('office');
      await office.eventually(`/objections/${idOf(anonymous)}`, ({ lead }) => lead === 'anonymous');
      const notice = await office.eventually(`/notices/${noticeId}`, isShownWhole);
      expect(notice).toMatchObject({ candidates: [{ blockedBy: [] }, { blockedBy: [] }] });
      expect(await anybody('POST', path, { ...named, titleId: randomUUID() })).toMatchObject({
        status: 409,
        body: { code: 'NOTICE.CANDIDATE_UNKNOWN' },
      });
      expect((await anybody('POST', path, { ...named, text: '长'.repeat(4_001) })).status).toBe(422);
      const gone = `/public/${encodeURIComponent('临江市创建办')}/notices/${noticeId}/objections`;
      expect((await anybody('POST', gone, named)).status).toBe(404);
    });

    it('is handled by who did not assess, decided by the handler, and answered', async () => {
      const { noticeId, titleIds } = await noticed({ lateEntry: late(30) });
      const [first, second] = titleIds;
      for (const titleId of titleIds) await comesTo(awards, `title-${titleId}`, 'NamingReady');
      const office = as('office');
      const registered = await office.post('/objections', {
        ...{ ...named, noticeId, titleId: first },
        lateEntry: { effectiveOn: inDays(-29), reason: why },
      });
      expect(registered.status).toBe(201);
      const path = `/objections/${idOf(registered)}`;
      await comesTo(awards, `title-${first}`, 'NamingNoLongerReady');
      await office.eventually(path, ({ overdue }) => overdue === true);
      expect((await as('town').post('/objections', { ...named, noticeId })).status).toBe(403);
      const waiting = async (who: Who, list: string): Promise<readonly unknown[]> => {
        const { items } = (await as(who).get('/my-work?limit=200')).body[list] as Body;
        return (items as readonly Body[]).map((each) => each['id']);
      };
      expect(await waiting('office', 'objectionsToAssign')).toContain(idOf(registered));
      const assign = (personId: string): Promise<Answer> => office.post(`${path}/handler`, { personId });
      expect((await assign(people.reviewer)).body['code']).toBe('OBJECTION.HANDLER_ASSESSED');
      expect((await assign(people.town)).body['code']).toBe('OBJECTION.HANDLER_WITHOUT_RIGHT');
      const offered = async (who: Who): Promise<unknown> => {
        const { body } = await as(who).get(`${path}/handlers`);
        return (body['items'] as readonly Body[] | undefined)?.map(({ personId }) => personId);
      };
      expect(await offered('office')).toEqual(expect.arrayContaining([people.office, people.office2]));
      expect(await offered('office')).not.toContain(people.reviewer);
      expect(await offered('office')).not.toContain(people.town);
      expect(await offered('town')).toBeUndefined();
      expect((await assign(people.office2)).status).toBe(200);
      expect(await waiting('office', 'objectionsToAssign')).not.toContain(idOf(registered));
      expect(await waiting('office2', 'objectionsToDecide')).toContain(idOf(registered));
      expect(await waiting('office', 'objectionsToDecide')).not.toContain(idOf(registered));
      const dismissed = { outcome: 'dismissed', findings: '经核查，堆物已清理。' };
      expect((await office.post(`${path}/decision`, dismissed)).body['code']).toBe('OBJECTION.NOT_HANDLER');
      expect((await office.get(path)).body['may']).toMatchObject({
        assignHandler: true,
        decide: { code: 'OBJECTION.NOT_HANDLER' },
        reply: { code: 'OBJECTION.NOT_DECIDED' },
        openIdentity: { code: 'ACCESS.DENIED' },
      });
      const handler = as('office2');
      expect((await handler.get(path)).body['may']).toMatchObject({ decide: true });
      const asLead = await handler.post(`${path}/decision`, { ...dismissed, outcome: 'leadOnly' });
      expect(asLead.body['code']).toBe('OBJECTION.LEAD_ONLY');
      expect((await handler.post(`${path}/reply`, { way: 'phone' })).body['code']).toBe('OBJECTION.NOT_DECIDED');
      expect((await handler.post(`${path}/decision`, dismissed)).status).toBe(200);
      expect(await waiting('office2', 'objectionsToAnswer')).toContain(idOf(registered));
      await comesTo(awards, `title-${first}`, 'NamingReady');
      expect((await handler.post(`${path}/reply`, { way: 'phone' })).status).toBe(200);
      expect(await handler.get(path)).toMatchObject({
        body: {
          status: 'replied',
          handler: { handler: { personId: people.office2 } },
          decided: { outcome: 'dismissed', findings: '经核查，堆物已清理。', basis: { inputs: [{}, {}] } },
          replied: { way: 'phone' },
          may: { assignHandler: { code: 'OBJECTION.DECIDED_ALREADY' }, reply: { code: 'OBJECTION.REPLIED_ALREADY' } },
        },
      });
      expect(await typesOf(awards, `title-${second}`)).toEqual(['CandidateListed', 'NamingReady']);
    });

    it('that is upheld takes its candidate off the notice and off the list', async () => {
      const { noticeId, titleIds } = await noticed({ lateEntry: late(30) });
      const office = as('office');
      const registered = await office.post('/objections', {
        ...{ ...named, noticeId, titleId: titleIds[0] },
        lateEntry: { effectiveOn: inDays(-28), reason: why },
      });
      const path = `/objections/${idOf(registered)}`;
      await office.post(`${path}/handler`, { personId: people.office2 });
      const decided = await as('office2').post(`${path}/decision`, { outcome: 'upheld', findings: '情况属实。' });
      expect(decided.status).toBe(200);
      await comesTo(awards, `title-${titleIds[0]}`, 'CandidateStruck');
      expect((await office.get(`/notices/${noticeId}`)).body).toMatchObject({
        candidates: [{ struckBy: idOf(registered), blockedBy: [] }, { struckBy: null }],
      });
    });

    it('that is upheld when its candidate was named has that naming looked at, and holds up nobody else', async () => {
      const { noticeId, titleIds } = await noticed({ lateEntry: late(30) });
      const [first, second] = titleIds;
      const slateId = await slateOf(first);
      for (const titleId of titleIds) await comesTo(awards, `title-${titleId}`, 'NamingReady');
      const sign = async (titleId: string): Promise<void> => {
        const signature = { slateId, documentNumber: '清创〔2026〕21号' };
        for (const who of ['leader', 'leader2'] as const) {
          expect((await as(who).post(`/titles/${titleId}/naming-signatures`, signature)).status).toBe(200);
        }
        await comesTo(awards, `title-${titleId}`, 'TitleNamed');
      };
      await sign(first);
      const office = as('office');
      const paths: string[] = [];
      for (const titleId of titleIds) {
        const letter = { ...named, noticeId, titleId, lateEntry: { effectiveOn: inDays(-28), reason: why } };
        const path = `/objections/${idOf(await office.post('/objections', letter))}`;
        await office.post(`${path}/handler`, { personId: people.office2 });
        paths.push(path);
      }
      await comesTo(awards, `title-${second}`, 'NamingNoLongerReady');
      const decide = (path: string, outcome: string): Promise<Answer> =>
        as('office2').post(`${path}/decision`, { outcome, findings: '已核实。' });
      expect((await decide(paths[0] ?? '', 'upheld')).status).toBe(200);
      expect((await decide(paths[1] ?? '', 'dismissed')).status).toBe(200);
      await comesTo(awards, `title-${second}`, 'NamingReady');
      await sign(second);
      await comesTo(awards, `title-${first}`, 'NamingQuestioned');
      const leader = as('leader');
      const questioned = await leader.eventually(
        `/titles/${first}`,
        ({ questions }) => (questions as Body[]).length > 0,
      );
      const { namingId } = questioned['naming'] as Body;
      expect(questioned).toMatchObject({
        ...{ status: 'named', valid: true },
        questions: [{ namingId, objectionId: paths[0]?.split('/').at(-1), by: { personId: people.office2 } }],
        may: { proposeNamingAnnulment: true },
      });
      const propose = async (): Promise<void> => {
        const proposed = await leader.post(`/titles/${first}/naming-annulments`, { namingId, reason: why });
        expect(proposed.status).toBe(200);
      };
      const left = async (who: 'leader' | 'leader2'): Promise<unknown> => {
        await propose();
        const declined = await as(who).post(`/titles/${first}/naming-annulments/refusal`, { namingId, reason: why });
        expect(declined.status).toBe(200);
        return (await as(who).get(`/titles/${first}`)).body['questions'];
      };
      expect(await left('leader')).toMatchObject([{ namingId }]);
      expect(await left('leader2')).toEqual([]);
      await propose();
      const annulled = await as('leader2').post(`/titles/${first}/naming-annulments/signatures`, { namingId });
      expect(annulled.status).toBe(200);
      expect(await leader.get(`/titles/${first}`)).toMatchObject({
        body: { status: 'namingAnnulled', valid: false, questions: [] },
      });
    });

    it('tells a leader who it was, in the answer that records the reading, each time', async () => {
      const { noticeId } = await noticed();
      const objectionId = idOf(await anybody('POST', `${PUBLIC}/notices/${noticeId}/objections`, named));
      const path = `/objections/${objectionId}/identity`;
      const leader = as('leader');
      expect((await as('office').post(path, { reason: why })).status).toBe(403);
      expect((await leader.get(path)).status).toBe(404);
      const readings = async (): Promise<number> =>
        (await typesOf(awards, `objection-${objectionId}`)).filter((type) => type === 'IdentityOpened').length;
      for (const times of [1, 2, 3]) {
        expect(await leader.post(path, { reason: why })).toMatchObject({
          status: 200,
          body: { id: objectionId, revision: String(times), name: '某居民', contact: '13900001111' },
        });
        expect(await readings()).toBe(times);
      }
      const again = { key: randomUUID() };
      expect(await leader.post(path, { reason: why }, again)).toMatchObject({ body: { name: '某居民' } });
      for (const who of ['leader', 'leader2'] as const) {
        expect(await as(who).post(path, { reason: why }, again)).toMatchObject({
          status: 200,
          body: { revision: '4', name: null, contact: null },
        });
      }
      expect((await leader.post(path, {})).status).toBe(422);
      expect(await readings()).toBe(4);
      const opened = { by: { personId: people.leader }, reason: { text: '测试理由' } };
      const read = await leader.eventually(`/objections/${objectionId}`, ({ revision }) => revision === '4');
      expect(read).toMatchObject({ identityOpened: [opened, opened, opened, opened] });
    });

    it('is refused once an address sent too many', async () => {
      const path = `${PUBLIC}/notices/${randomUUID()}/objections`;
      const statuses: number[] = [];
      while (statuses.length < 12) statuses.push((await anybody('POST', path, named)).status);
      expect(statuses.at(-1)).toBe(429);
      expect(await anybody('POST', path, named)).toMatchObject({ body: { code: 'REQUEST.TOO_MANY' } });
    });
  });
});
