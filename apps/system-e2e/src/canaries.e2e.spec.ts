import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeeded, type Caller, type ProblemAnswer, type WriteAnswer } from './caller.js';
import { documentNumber, draftPlan, inDays, issuedCampaign, me, storedFile, why } from './campaign.js';
import { Canaries, findCanaries, type Canary } from './canaries.js';
import { CountyLife, LEADER, LEADER_SECOND, OFFICE } from './county-life.js';
import { destroyRecordKeys, dumpTables } from './databases.js';
import { operationsOf, type ApiDocument } from './openapi.js';
import {
  sowApplications,
  sowCorrections,
  sowFacts,
  sowOtherRounds,
  sowRounds,
  type SownRound,
} from './sow-assessments.js';
import { sowApproval, sowHonours, sowNamings, sowTitles } from './sow-awards.js';
import { sowEscalations, sowFiling, sowFollowUp, sowRectifications, sowReopening, sowReport } from './sow-problems.js';
import { cleanUp, StandaloneUnderTest, until, workspace } from './standalone-under-test.js';

jest.setTimeout(240_000);

const PEOPLE = '/api/directory/v1/people';
const PLANS = '/api/plans/v1/plans';
const TASKS = '/api/plans/v1/tasks';
const NAME_SEARCH = 'gongjian.directory.directory_name_search_v1';
const FILE_NAMES = 'gongjian.plans.plans_file_names_v1';

interface History {
  readonly entries: readonly { readonly eventId: string; readonly type: string; readonly data: unknown }[];
}

let server: StandaloneUnderTest;
let api: ApiDocument;
let canaries: Canaries;
/** Addresses at which what was sown is read again. */
const readable: string[] = [];

beforeAll(async () => {
  server = await StandaloneUnderTest.start({ logLevel: 'trace' });
  api = (await server.anonymous().get<ApiDocument>('/api/openapi.json')).body;
  canaries = new Canaries(api);
});

afterAll(cleanUp);

async function eventOf(path: string, matches: (type: string, data: unknown) => boolean): Promise<string> {
  const { entries } = succeeded(await server.as('office').get<History>(`${path}/history`));
  return entries.find(({ type, data }) => matches(type, data))?.eventId ?? '';
}

/** What these accounts read at these addresses, their histories too. */
async function answersTo(accounts: readonly string[], paths: readonly string[]): Promise<string> {
  let answers = '';
  for (const account of accounts) {
    for (const path of paths) {
      answers += (await server.as(account).get(path)).text;
      answers += (await server.as(account).get(`${path}/history?limit=200`)).text;
    }
  }
  return answers;
}

/** What those who may read it read of everything that was sown. */
async function everyAnswer(): Promise<string> {
  const identities = readable.filter((path) => path.includes('/objections/')).map((path) => `${path}/identity`);
  let answers = await answersTo(['office', OFFICE], readable);
  for (const path of identities) answers += (await server.as(LEADER).post(path, { reason: why })).text;
  return answers;
}

async function readStatus(path: string, status: string): Promise<void> {
  await until(async () => {
    const { body } = await server.as('office').get<{ readonly status: string }>(path);
    return body.status === status;
  }, `${path} reads ${status}`);
}

describe('people', () => {
  const ids: string[] = [];

  it('are registered with names and phones', async () => {
    const office = server.as('office');
    for (let n = 0; n < 3; n += 1) {
      const { id } = succeeded(await canaries.send(office, `POST ${PEOPLE}`, {}, { name: 'x', phone: 'x' }));
      ids.push(id);
      readable.push(`${PEOPLE}/${id}`);
    }
    const [first = ''] = ids;
    const changes = [
      await canaries.send(office, `POST ${PEOPLE}/{id}/change-name`, { id: first }, { name: 'x' }),
      await canaries.send(office, `POST ${PEOPLE}/{id}/change-phone`, { id: first }, { phone: 'x' }),
    ];
    expect(changes.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('are found by name and read by those who may', async () => {
    const office = server.as('office');
    const [, second] = canaries.of(`POST ${PEOPLE}`).filter(({ place }) => place === '/name');
    await until(async () => {
      const { text } = await office.get(`${PEOPLE}?name=${encodeURIComponent(second?.text ?? '')}`);
      return text.includes(ids[1] ?? '-');
    }, 'the name is searchable');
    const read = await office.get<{ readonly name: string; readonly phone: string }>(`${PEOPLE}/${ids[1]}`);
    expect(read.body.name).toBe(second?.text);
    const seen = await server.as('auditor').get<{ readonly phone: string | null }>(`${PEOPLE}/${ids[1]}`);
    expect(seen.body).toMatchObject({ phone: null, contactHidden: true });
  });

  it('are refused with canaries too, which then are nowhere', async () => {
    const refused = [
      await canaries.send(server.as('auditor'), `POST ${PEOPLE}`, {}, { name: 'x', phone: 'x' }),
      await canaries.send(server.as('office'), `POST ${PEOPLE}`, {}, { name: 'x', phone: 'x', more: 1 }),
      await canaries.send(server.as('office'), `POST ${PEOPLE}/{id}/change-name`, { id: randomUUID() }, { name: 'x' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 422, 404]);
    const lost = canaries.make('address', '/name');
    await server.as('office').get(`${PEOPLE}/${lost.token}`);
    await server.as('office').get(`/api/nothing/${lost.token}?name=${lost.token}`);
    await server.as('office').get(`${PEOPLE}?name=${encodeURIComponent(lost.text)}`);
    await server.anonymous().send({
      method: 'POST',
      path: PEOPLE,
      headers: { 'content-type': 'application/json' },
      body: `{"name":"${lost.text}"`,
    });
  });
});

describe('plans and tasks', () => {
  it('are drafted, discarded, issued, corrected and closed with names and reasons in free text', async () => {
    const office = server.as('office');
    const person = [{ name: 'x', role: 'handler' }];
    const lateEntry = { effectiveOn: inDays(-3), reason: why };
    const group = {
      kind: 'leading',
      name: '领导小组',
      heads: [{ name: 'x' }],
      deputies: [{ name: 'x' }],
      members: [{ name: 'x' }],
      office: { text: '办公室', director: { name: 'x' }, liaison: { name: 'x' } },
    };
    const { rootDivision, units } = await me(office);
    const authorityUnitId = units[0]?.id ?? '';
    const lead = (await me(server.as('unit-liaison'))).units[0]?.id ?? '';
    const { programmeId, planId: discarded } = await draftPlan(server);
    const item = {
      heading: '清理楼道堆物',
      units: [{ role: 'lead', unitId: lead }],
      persons: person,
      due: { kind: 'stated', on: inDays(30) },
    };
    const drafted = succeeded(
      await canaries.send(
        office,
        `POST ${PLANS}`,
        {},
        {
          programmeId,
          header: {
            title: '云溪市整洁楼院创建工作方案',
            authorityUnitId,
            divisionId: rootDivision.id,
            period: { from: inDays(-10), to: inDays(200) },
          },
          groups: [group],
          items: [item, { ...item, lateEntry }],
          importedFrom: { sha256: 'a'.repeat(64), size: 10, mediaType: 'text/plain', fileName: 'x' },
        },
      ),
    );
    const { id } = drafted;
    readable.push(`${PLANS}/${id}`, `${PLANS}/${discarded}`);
    succeeded(await canaries.send(office, `POST ${PLANS}/{id}/items`, { id }, { ...item, lateEntry }));
    const itemId = succeeded(await office.post(`${PLANS}/${id}/items`, item)).id;
    succeeded(await canaries.send(office, `PUT ${PLANS}/{id}/items/{itemId}`, { id, itemId }, { ...item, lateEntry }));
    succeeded(
      await canaries.send(
        office,
        `PUT ${PLANS}/{id}/groups/{groupId}`,
        { id, groupId: randomUUID() },
        { ...group, lateEntry },
      ),
    );
    succeeded(await canaries.send(office, `POST ${PLANS}/{id}/discard`, { id: discarded }, { reason: why }));
    const order = {
      number: documentNumber(),
      issuedOn: inDays(-2),
      lateEntry: { ...lateEntry, effectiveOn: inDays(-2) },
    };
    succeeded(await canaries.send(office, `POST ${PLANS}/{id}/issue`, { id }, order));
    await readStatus(`${PLANS}/${id}`, 'issued');
    succeeded(await canaries.send(office, `POST ${PLANS}/{id}/late-items`, { id }, { ...item, lateEntry }));
    const corrects = await eventOf(`${PLANS}/${id}`, (type) => type === 'PlanDrafted');
    const persons = { corrects, correction: { field: 'itemPersons', itemId, value: person }, reason: why };
    const number = { corrects, correction: { field: 'number', value: documentNumber() }, reason: why };
    const corrections = [
      await canaries.send(office, `POST ${PLANS}/{id}/corrections`, { id }, persons),
      await canaries.send(office, `POST ${PLANS}/{id}/corrections`, { id }, number),
    ];
    const proposal = corrections.find(({ status }) => status < 300)?.body.id ?? '';
    const params = { id, correctionId: proposal };
    succeeded(
      await canaries.send(office, `POST ${PLANS}/{id}/corrections/{correctionId}/decline`, params, { reason: why }),
    );
    await canaries.send(office, `POST ${PLANS}/{id}/items/{itemId}/drop`, { id, itemId }, { reason: why });
    await canaries.send(office, `POST ${PLANS}/{id}/close`, { id }, { note: why, lateEntry });
  });

  it('are refused, reassigned, extended, submitted, returned and withdrawn with reasons in free text', async () => {
    const [office, liaison, head] = [server.as('office'), server.as('unit-liaison'), server.as('unit-head')];
    const { planId, taskId } = await issuedCampaign(server);
    readable.push(`${TASKS}/${taskId}`);
    const lead = (await me(liaison)).units[0]?.id ?? '';
    const units = [{ role: 'lead', unitId: lead }];
    const persons = [{ name: 'x', role: 'direct' }];
    const assigned = succeeded(
      await canaries.send(
        office,
        `POST ${TASKS}`,
        {},
        {
          planId,
          heading: '会议布置的一项',
          units,
          persons,
          dueOn: inDays(20),
          source: { kind: 'meeting' },
          lateEntry: { effectiveOn: inDays(-1), reason: why },
        },
      ),
    );
    readable.push(`${TASKS}/${assigned.id}`);
    const late = { lateEntry: { effectiveOn: inDays(-1), reason: why } };
    const urgedAndHandedOver = async (id: string): Promise<void> => {
      const [fromPersonId, toPersonId] = [(await me(liaison)).id, (await me(head)).id];
      const holder = { units, persons: [{ personId: fromPersonId, role: 'handler' }], dueOn: inDays(25), reason: why };
      succeeded(await canaries.send(office, `POST ${TASKS}/{id}/reassign`, { id }, holder));
      succeeded(await canaries.send(office, `POST ${TASKS}/{id}/reminders`, { id }, { words: 'x' }));
      const parts = { fromPersonId, toPersonId, reason: why };
      succeeded(await canaries.send(office, `POST ${TASKS}/{id}/hand-over`, { id }, parts));
    };
    for (const { id, when } of [
      { id: taskId, when: {} },
      { id: assigned.id, when: late },
    ]) {
      const send = async (caller: Caller, act: string, body: object, params = {}): Promise<WriteAnswer> =>
        succeeded(await canaries.send(caller, `POST ${TASKS}/{id}/${act}`, { id, ...params }, { ...body, ...when }));
      await send(office, 'deliveries', { way: 'paper' });
      await send(head, 'refuse', { reason: why });
      await send(office, 'reassign', { units, persons, dueOn: inDays(25), reason: why });
      await urgedAndHandedOver(id);
      await send(liaison, 'sign-for', {});
      const asked = await send(liaison, 'extension-requests', { until: inDays(40), reason: why });
      const refusal = { decision: 'refuse', reason: why };
      await send(office, 'extension-requests/{requestId}/decision', refusal, { requestId: asked.id });
      const content = canaries.make('evidence file', '/content');
      const name = canaries.make('evidence file', '/fileName');
      const file = await storedFile(liaison, `${name.text}.txt`, Buffer.from(`走访记录：${content.text}，属实。`));
      [content, name].forEach((canary) => (canary.accepted = true));
      readable.push(`/api/plans/v1/files/${file.id}`, `/api/plans/v1/files/${file.id}/content`);
      await send(liaison, 'submissions', { evidence: [{ fileId: file.id, note: 'x', place: 'x' }], statement: 'x' });
      await send(head, 'reviews', {
        submission: 1,
        level: 1,
        reviewed: [file.sha256],
        result: 'return',
        reason: why,
        newDueOn: inDays(35),
      });
    }
    const id = taskId;
    const corrects = await eventOf(`${TASKS}/${id}`, (type) => type === 'TaskAssigned');
    const correctPersons = { corrects, correction: { field: 'persons', value: persons }, reason: why };
    const correction = await canaries.send(office, `POST ${TASKS}/{id}/corrections`, { id }, correctPersons);
    const params = { id, correctionId: correction.body.id ?? randomUUID() };
    const onCorrection = `POST ${TASKS}/{id}/corrections/{correctionId}`;
    await canaries.send(office, `${onCorrection}/decline`, params, { reason: why });
    await canaries.send(office, `${onCorrection}/reexamination`, params, { outcome: 'stands', reason: why });
    for (const [task, when] of [
      [id, {}],
      [assigned.id, late],
    ] as const) {
      succeeded(await canaries.send(office, `POST ${TASKS}/{id}/withdraw`, { id: task }, { reason: why, ...when }));
    }
    const mistake = await storedFile(liaison);
    readable.push(`/api/plans/v1/files/${mistake.id}`);
    succeeded(
      await canaries.send(
        liaison,
        'POST /api/plans/v1/files/{id}/destruction-requests',
        { id: mistake.id },
        {
          reason: why,
        },
      ),
    );
  });

  it('are completed, and reopened with a reason', async () => {
    const { taskId } = await issuedCampaign(server);
    readable.push(`${TASKS}/${taskId}`);
    await sowReopening(server, canaries, taskId);
  });

  it('are read from a document that is stored nowhere', async () => {
    const canary = canaries.make('document', '/content');
    const document = [
      '清河县整洁楼院创建工作方案',
      '一、工作目标',
      '楼道整洁率达到95%以上。',
      '二、组织领导',
      `成立领导小组，组长：${canary.text}。`,
      '三、重点任务',
      '（一）清理楼道堆物。责任单位：县住建局。完成时限：2026年12月31日。',
    ].join('\n');
    const { status, text } = await server
      .as('office')
      .upload('/api/plans/v1/plan-imports', { name: `${canary.text}.txt`, bytes: Buffer.from(document) });
    expect(status).toBe(200);
    expect(text).toContain(canary.token);
  });
});

let life: CountyLife;

describe('a county in which everything happens, and every word is accepted', () => {
  let round: SownRound;
  let applicationId: string;
  let removals: readonly string[];

  it('publishes its programmes', async () => {
    life = await CountyLife.begin(server, canaries, readable);
  });

  it('assesses in rounds: self-checks, findings, values, adjustments, ties', async () => {
    round = await sowRounds(life);
  });

  it('enters what others tell, surveys, and gives a round up', async () => {
    await sowOtherRounds(life, await life.team());
  });

  it('registers complaints and incidents', async () => {
    await sowFacts(life);
  });

  it('takes applications through their levels', async () => {
    applicationId = await sowApplications(life);
  });

  it('lists candidates, gives notice, hears objections and names', async () => {
    await sowApproval(life, applicationId);
    await sowNamings(life, round);
  });

  it('warns, suspends, hears, removes, and hears appeals', async () => {
    removals = await sowTitles(life);
  });

  it('commends and criticises', async () => {
    await sowHonours(life, round);
  });

  it('corrects and looks at results again', async () => {
    await sowCorrections(life, round);
  });

  it('orders problems to be put right, and follows removals up', async () => {
    await sowRectifications(life);
    for (const removalId of removals) await sowFollowUp(life, removalId);
  });

  it('presses for what stays overdue, files evidence of an indicator, and reports on a plan', async () => {
    await sowEscalations(life);
    await sowFiling(life);
    await sowReport(life);
  });

  it('changes how long its records are kept', async () => {
    const changes = '/api/audit/v1/retention/changes';
    const classes = [{ kind: 'task', code: 'D10', basis: '本县保管期限表' }];
    const ask = `POST ${changes}`;
    const office = server.as('office');
    readable.push('/api/audit/v1/retention');
    const { id: changeId } = succeeded(await canaries.send(office, ask, {}, { classes, reason: why }));
    const decline = `POST ${changes}/{changeId}/decline`;
    succeeded(await canaries.send(server.as('leader'), decline, { changeId }, { reason: why }));
  });

  it('proposes to destroy what was kept long enough', async () => {
    const [office, disposals] = [server.as('office'), '/api/audit/v1/disposals'];
    const { planId, taskId } = await issuedCampaign(server, { issue: { issuedOn: '1990-05-01' } });
    succeeded(await office.post(`${TASKS}/${taskId}/withdraw`, { reason: { code: 'other' } }));
    const settings = { fonds: 'Z109', organisation: 'BGS' };
    const ordered = await office.post('/api/audit/v1/dossiers', { scope: { kind: 'plan', id: planId }, settings });
    const dossierId = succeeded(ordered).id;
    await readStatus(`/api/audit/v1/dossiers/${dossierId}`, 'compiled');
    const body = { dossierId, archiveNumbers: ['Z109-WS·1990-D30-BGS-0001'], reason: why };
    const { id } = succeeded(await canaries.send(office, `POST ${disposals}`, {}, body));
    readable.push(`${disposals}/${id}`);
    const deputy = server.as('office-deputy');
    succeeded(await canaries.send(deputy, `POST ${disposals}/{id}/appraisal`, { id }, { opinion: why }));
    succeeded(await canaries.send(server.as('leader'), `POST ${disposals}/{id}/decline`, { id }, { reason: why }));
  });

  it('is refused nothing', () => {
    const ofCounty = canaries.sown.filter(({ operation }) =>
      /\/(assessments|awards|rectifications|follow-ups|escalations|filings|reports)/.test(operation),
    );
    expect(ofCounty.filter(({ accepted }) => !accepted)).toEqual([]);
  });
});

describe('before erasure', () => {
  it('a canary was sown wherever the API takes a personal value', () => {
    expect(canaries.unsown()).toEqual([]);
    expect(canaries.sown.filter(({ accepted }) => accepted).length).toBeGreaterThan(200);
  });

  it('those who may read every one that was accepted', async () => {
    const answers = await everyAnswer();
    const unseen = canaries.sown.filter(({ accepted, token }) => accepted && !answers.includes(token));
    expect(unseen.map(({ operation, place }) => `${operation} ${place}`)).toEqual([]);
  });

  it('who objects is read by a leader alone, once the reason is recorded', async () => {
    const sown = canaries.sown.filter(
      ({ operation, place }) => /objections$/.test(operation) && /name|contact/.test(place),
    );
    expect(sown).toHaveLength(4);
    const awards = readable.filter((path) => path.includes('/awards/'));
    const others = await answersTo(['office', OFFICE, 'auditor', 'security', LEADER, LEADER_SECOND], awards);
    expect(sown.filter(({ token }) => others.includes(token))).toEqual([]);
  });

  it('they stand in clear where people and files are found by their names, and nowhere else', async () => {
    const found = await findCanaries(server, canaries.sown);
    const told = found.map(({ place, canary }) => `${place}: ${canary.operation} ${canary.place}`).sort();
    expect(told).toEqual([
      `${NAME_SEARCH}: POST ${PEOPLE} /name`,
      `${NAME_SEARCH}: POST ${PEOPLE} /name`,
      `${NAME_SEARCH}: POST ${PEOPLE}/{id}/change-name /name`,
      `${FILE_NAMES}: evidence file /fileName`,
      `${FILE_NAMES}: evidence file /fileName`,
    ]);
  });

  it('a search that looks at everything would have found them', async () => {
    const dump = await dumpTables(server);
    expect(dump.get('gongjian.eventlog.events')?.length).toBeGreaterThan(100);
    expect(dump.get('gongjian.plans.plans_task_v4')?.join('')).toContain('$sealed');
    expect([...dump.keys()].some((table) => table.startsWith('gongjian_keys.'))).toBe(true);
    const known: Canary = { text: '', token: '清理楼道堆物', operation: '', place: '', accepted: true };
    const places = (await findCanaries(server, [known])).map(({ place }) => place);
    expect(places).toEqual(expect.arrayContaining(['gongjian.eventlog.events', 'gongjian.plans.plans_task_v4']));
  });
});

describe('an auditor', () => {
  /** What is of no record; what is a leader’s alone: who objects, and what deciding again would come to; whom to give an
   * objection to; who read what, which is for the audit administrator. */
  const NOT_OF_RECORDS =
    /\/v1\/(my-tasks|my-work|feed|changes|search|operations\/.*|programmes\/schema)$|\/public\/|\/(identity|reexamination|handlers)$|\/reads(\/\{id\}(\/history)?)?$/;

  it('reads every kind of record in its list, as it is, as it was, and its history', async () => {
    const auditor = server.as('auditor');
    const reads = operationsOf(api).filter(
      ({ method, path }) =>
        method === 'GET' && /\/(assessments|awards|plans)\/v1\//.test(path) && !NOT_OF_RECORDS.test(path),
    );
    const unread: string[] = [];
    const now = new Date().toISOString();
    for (const { name, path, operation } of reads) {
      const addresses = path.includes('{') ? readable.flatMap((record) => addressOf(path, record) ?? []) : [path];
      if (addresses.length === 0) unread.push(`${name}: nothing of it was sown`);
      const ofTrend = path.endsWith('/trend') ? `?programmeId=${life.programmes.noticed}&roundCode=check` : '';
      const asOf = operation.parameters?.some((parameter) => parameter.name === 'asOf')
        ? ['', `?asOf=${now}`]
        : [ofTrend];
      for (const address of addresses.flatMap((each) => asOf.map((suffix) => each + suffix))) {
        const { status, text } = await auditor.get(address);
        if (status !== 200) unread.push(`${name}: ${status} ${text.slice(0, 200)}`);
      }
    }
    expect(unread).toEqual([]);
    expect(reads.length).toBeGreaterThan(60);
  });

  it('finds every record in its list', async () => {
    const collections = new Set(operationsOf(api).flatMap(({ method, path }) => (method === 'GET' ? [path] : [])));
    const lists = [...new Set(readable.map((record) => record.slice(0, record.lastIndexOf('/'))))].filter((list) =>
      collections.has(list),
    );
    const missing: string[] = [];
    for (const list of lists) {
      const listed = await everyPage(list);
      const records = readable.filter((record) => record.slice(0, record.lastIndexOf('/')) === list);
      missing.push(...records.filter((record) => !listed.includes(record.slice(record.lastIndexOf('/') + 1))));
    }
    expect(missing).toEqual([]);
    expect(lists.length).toBeGreaterThan(15);
  });

  /** The address of an operation for a record, where it is one of that record or below it. */
  function addressOf(template: string, record: string): string | null {
    const [wanted, given] = [template.split('/'), record.split('/')];
    const fits = given.every((part, index) => wanted[index] === part || /^\{.+\}$/.test(wanted[index] ?? ''));
    const rest = wanted.slice(given.length);
    if (!fits || wanted.length < given.length || rest.some((part) => part.startsWith('{'))) return null;
    return [...given, ...rest].join('/');
  }

  async function everyPage(list: string): Promise<string> {
    let pages = '';
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page = await server.as('auditor').get<{ readonly next: string | null }>(`${list}?limit=200${next}`);
      pages += page.text;
      cursor = succeeded(page).next;
    } while (cursor !== null);
    return pages;
  }
});

describe('erasure', () => {
  it('is refused to who may not, and while an officer is in official acts', async () => {
    const [first = ''] = readable;
    const byOffice = await server.as('office').post<ProblemAnswer>(`${first}/erase`, { reason: '本人申请' });
    expect([byOffice.status, byOffice.body.code]).toEqual([403, 'ACCESS.DENIED']);
    const { id } = await me(server.as('unit-liaison'));
    const officer = await server.as('security').post<ProblemAnswer>(`${PEOPLE}/${id}/erase`, { reason: '本人申请' });
    expect(officer.status).toBe(409);
    expect(officer.body.code).toMatch(/^PERSON\./);
  });

  it('leaves a person nowhere in clear, not even for who may read', async () => {
    const security = server.as('security');
    const people = readable.filter((path) => path.startsWith(PEOPLE));
    for (const path of people) succeeded(await security.post(`${path}/erase`, { reason: '本人申请' }));
    const ofPeople = canaries.sown.filter(({ operation }) => operation.includes(PEOPLE));
    expect(ofPeople.length).toBeGreaterThan(9);
    const check = async (): Promise<void> => {
      const found = await findCanaries(server, canaries.sown);
      expect(found.filter(({ place }) => place !== FILE_NAMES)).toEqual([]);
      let answers = '';
      for (const path of people) {
        await readStatus(path, 'erased');
        for (const account of ['office', 'security', 'auditor']) {
          answers += (await server.as(account).get(path)).text;
          answers += (await server.as(account).get(`${path}/history?limit=200`)).text;
          answers += (await server.as(account).get(`${path}?asOf=${new Date().toISOString()}`)).text;
        }
      }
      for (const { text } of ofPeople) {
        answers += (await server.as('office').get(`${PEOPLE}?name=${encodeURIComponent(text)}`)).text;
      }
      expect(ofPeople.filter(({ token }) => answers.includes(token))).toEqual([]);
    };
    await check();
    expect(await server.stop()).toBe(0);
    await server.restart();
    await check();
  });

  it('of a file takes its bytes, its key, and its name from where it is found', async () => {
    const [office, liaison] = [server.as('office'), server.as('unit-liaison')];
    const files = readable.filter((path) => /^\/api\/plans\/v1\/files\/[^/]+$/.test(path));
    expect(files).toHaveLength(3);
    for (const file of files) {
      expect((await office.get(`${file}/content`)).status).toBe(200);
      succeeded(await liaison.post(`${file}/destruction-requests`, { reason: why }));
      succeeded(await office.send({ method: 'POST', path: `${file}/destruction` }));
      await until(async () => (await office.get(`${file}/content`)).status === 404, 'the content is gone');
    }
    await until(async () => (await findCanaries(server, canaries.sown)).length === 0, 'their names are not found');
  });

  it('of records leaves nothing that anybody reads', async () => {
    const { tenant } = await me(server.as('office'));
    const owners = await destroyRecordKeys(server, tenant.id);
    expect(owners.length).toBeGreaterThan(50);
    const map = readFileSync(join(workspace, 'docs/reference/data-map.md'), 'utf8');
    const kinds = new Set(owners.flatMap((owner) => /^record:([a-z_]+)-/.exec(owner)?.[1] ?? []));
    expect([...kinds].filter((kind) => !map.includes(`\`${kind}-…\``))).toEqual([]);
    await until(
      async () => {
        const answers = await everyAnswer();
        return canaries.sown.every(({ token }) => !answers.includes(token));
      },
      'nothing is read any more, once the five seconds of the caches are over',
      60_000,
    );
    for (const path of readable.filter((record) => !/\/files\/|\/trend$/.test(record))) {
      succeeded(await server.as('auditor').get(path));
    }
    expect(await findCanaries(server, canaries.sown)).toEqual([]);
  });
});
