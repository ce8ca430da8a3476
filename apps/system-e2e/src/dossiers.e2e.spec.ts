import { leafV1, parsePolicy, verifyTlogProof } from '@gongjian/audit-log';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { jest } from '@jest/globals';
import exceljs from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { issuedCampaign, storedFile, why, type Campaign } from './campaign.js';
import { succeeded, type Caller, type ProblemAnswer, type WriteAnswer } from './caller.js';
import { connectionTo, inDatabase } from './databases.js';
import { foundOtherTenant } from './other-tenant.js';
import { cleanUp, StandaloneUnderTest, until } from './standalone-under-test.js';

jest.setTimeout(400_000);

const DOSSIERS = '/api/audit/v1/dossiers';
const DISPOSALS = '/api/audit/v1/disposals';
const RETENTION = '/api/audit/v1/retention';
const SETTINGS = { fonds: 'Z109', organisation: 'BGS' };
const REASON = { code: 'approvedSchedule' };

interface Checks {
  readonly passed: number;
  readonly failed: number;
}

interface DossierAnswer {
  readonly id: string;
  readonly status: string;
  readonly scope: { readonly name: string };
  readonly retention: { readonly version: number };
  readonly compiled: {
    readonly items: number;
    readonly files: number;
    readonly bytes: number;
    readonly events: number;
    readonly manifestSha256: string;
    readonly checkpoint: { readonly size: number };
    readonly checks: Readonly<Record<string, Checks>>;
  } | null;
  readonly failure: { readonly code: string } | null;
}

interface Item {
  readonly archiveNumber: string;
  readonly kind: string;
  readonly title: string;
  readonly stream: string;
  readonly events: number;
  readonly files: number;
  readonly destroyed: number;
  readonly faults: Readonly<Record<string, readonly { readonly code: string; readonly what: string }[]>>;
}

interface EventLine {
  readonly seq: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

type Zip = Readonly<Record<string, Uint8Array>>;

let server: StandaloneUnderTest;
let office: Caller;
let auditor: Caller;
let plan: string;
let subject: string;

beforeAll(async () => {
  server = await StandaloneUnderTest.afterDemo();
  await foundOtherTenant(server);
  [office, auditor] = [server.as('office'), server.as('auditor')];
  const events = await logged();
  const completed = new Set(events.filter(({ type }) => type === 'TaskCompleted').map(({ stream }) => stream));
  const accepted = events.find(({ type, stream }) => type === 'TaskAssigned' && completed.has(stream));
  plan = String(accepted?.data['planId']);
  const removed = events.find(({ type }) => type === 'TitleRemoved')?.data['subject'];
  subject = (removed as { readonly id: string }).id;
});

afterAll(cleanUp);

interface Logged {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly tenant: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Everything that was ever recorded. */
async function logged(): Promise<readonly Logged[]> {
  const store = await PostgresEventStore.open({ connection: connectionTo(server, 'gongjian') });
  try {
    return (await store.readAll({ limit: 100_000 })).map(({ id, stream, type, data, metadata }) => ({
      id,
      stream,
      type,
      tenant: (JSON.parse(metadata) as { readonly tenant: string }).tenant,
      data: JSON.parse(data) as Readonly<Record<string, unknown>>,
    }));
  } finally {
    await store.close();
  }
}

/** The evidence of a task that was accepted. */
async function evidenceOf({ stream }: Item): Promise<readonly { readonly fileId: string; readonly sha256: string }[]> {
  const events = (await logged()).filter((event) => event.stream === stream);
  const accepted = events.filter(({ type }) => type === 'TaskCompleted').at(-1)?.data['submission'];
  const submitted = events.find(({ type, data }) => type === 'EvidenceSubmitted' && data['submission'] === accepted);
  return submitted?.data['evidence'] as readonly { readonly fileId: string; readonly sha256: string }[];
}

async function order(
  scope: { readonly kind: 'plan' | 'subject'; readonly id: string },
  settings: Readonly<Record<string, unknown>> = SETTINGS,
): Promise<DossierAnswer> {
  return compiled(succeeded(await office.post<WriteAnswer>(DOSSIERS, { scope, settings })));
}

async function compiled({ id, position }: WriteAnswer): Promise<DossierAnswer> {
  const after = { 'gongjian-after': position ?? '' };
  const look = async () => succeeded(await office.get<DossierAnswer>(`${DOSSIERS}/${id}`, after));
  await until(async () => (await look()).status !== 'ordered', 'the dossier is compiled', 60_000);
  return look();
}

async function itemsOf(id: string, limit = 2): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let cursor = ''; ;) {
    const { items, next } = succeeded(
      await office.get<{ readonly items: readonly Item[]; readonly next: string | null }>(
        `${DOSSIERS}/${id}/items?limit=${limit}${cursor}`,
      ),
    );
    found.push(...items);
    if (next === null) return found;
    cursor = `&cursor=${next}`;
  }
}

async function bytesOf(id: string, by = office): Promise<Buffer> {
  const answer = await fetch(new URL(`${DOSSIERS}/${id}/content`, server.address), {
    headers: { authorization: `Bearer ${(await by.token()) ?? ''}` },
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const mayOf = async (account: string, path: string) =>
  succeeded(await server.as(account).get<{ readonly may: unknown }>(path)).may;

const refused = async (id: string) => (await office.get<ProblemAnswer>(`${DOSSIERS}/${id}/content`)).body;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const textOf = (zip: Zip, name: string): string => strFromU8(zip[name] ?? new Uint8Array());
const jsonOf = <T>(zip: Zip, name: string): T => JSON.parse(textOf(zip, name)) as T;
const faultCodes = (item: Item | undefined): readonly string[] =>
  Object.values(item?.faults ?? {}).flatMap((faults) => faults.map(({ code }) => code));

describe('a dossier of a plan', () => {
  let dossier: DossierAnswer;
  let items: readonly Item[];
  let zip: Zip;

  beforeAll(async () => {
    dossier = await order({ kind: 'plan', id: plan });
    items = await itemsOf(dossier.id);
    zip = unzipSync(await bytesOf(dossier.id));
  });

  it('holds the plan and every task of it, each with its number', () => {
    expect(dossier.status).toBe('compiled');
    expect(items.filter(({ kind }) => kind === 'workPlan')).toHaveLength(1);
    expect(items.filter(({ kind }) => kind === 'task').length).toBeGreaterThan(2);
    for (const [index, { archiveNumber, kind }] of items.filter((item) => item.kind === 'task').entries()) {
      expect(archiveNumber).toMatch(/^Z109-WS·\d{4}-D30-BGS-\d{4}$/);
      expect([kind, Number(archiveNumber.slice(-4))]).toEqual(['task', index + 1]);
    }
    expect(new Set(items.map(({ archiveNumber }) => archiveNumber)).size).toBe(items.length);
    expect(dossier.compiled?.items).toBe(items.length);
  });

  it('is whole: every entry is as the sums and the manifest say, and the log keeps the manifest’s hash', () => {
    const sums = textOf(zip, 'SHA256SUMS')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2}/) as [string, string]);
    expect(sums.map(([, name]) => name).sort()).toEqual(
      Object.keys(zip)
        .filter((name) => name !== 'SHA256SUMS')
        .sort(),
    );
    for (const [hash, name] of sums) expect([name, sha256(zip[name] as Uint8Array)]).toEqual([name, hash]);
    expect(sha256(zip['manifest.json'] as Uint8Array)).toBe(dossier.compiled?.manifestSha256);
    const { entries } = jsonOf<{ readonly entries: readonly { readonly size: number }[] }>(zip, 'manifest.json');
    const size = entries.reduce((sum, entry) => sum + entry.size, zip['manifest.json']?.length ?? 0);
    expect(dossier.compiled?.bytes).toBe(size);
  });

  it('comes with its catalogue as a spreadsheet and as XML', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(Buffer.from(zip['归档文件目录.xlsx'] as Uint8Array) as unknown as exceljs.Buffer);
    const sheet = workbook.getWorksheet('归档文件目录');
    const rows = items.map((_item, index) => sheet?.getRow(index + 3).values as readonly unknown[]);
    expect(sheet?.getRow(2).values).toEqual(
      ['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'].reduce<unknown[]>(
        (all, each) => [...all, each],
        [undefined],
      ),
    );
    expect(rows.map((row) => [row[2], row[5]])).toEqual(
      items.map(({ archiveNumber, title }) => [archiveNumber, title]),
    );
    const xml = textOf(zip, '归档文件目录.xml');
    for (const { archiveNumber } of items) expect(xml).toContain(`<档号>${archiveNumber}</档号>`);
  });

  it('proves every event of every item to anybody, without asking the system', () => {
    const keys = textOf(zip, 'verifier-keys.txt').trimEnd().split('\n');
    const policy = parsePolicy(Buffer.from(`${keys.map((key) => `log ${key}\n`).join('')}quorum none\n`));
    const byStream = new Map<string, number[]>();
    let proven = 0;
    for (const name of Object.keys(zip).filter((each) => each.endsWith('/事件.ndjson'))) {
      for (const line of textOf(zip, name).trimEnd().split('\n')) {
        const event = JSON.parse(line) as EventLine;
        const proof = zip[name.replace('事件.ndjson', `证明/${event.seq}.tlog-proof`)] as Uint8Array;
        const leaf = leafV1(event.seq, { ...event, revision: BigInt(event.revision) });
        expect(verifyTlogProof(leaf, proof, policy).index).toBe(event.seq);
        byStream.set(event.stream, [...(byStream.get(event.stream) ?? []), event.revision]);
        proven += 1;
      }
    }
    expect(proven).toBe(dossier.compiled?.events);
    for (const revisions of byStream.values()) expect(revisions).toEqual([...revisions.keys()]);
  });

  it('holds the accepted evidence, byte for byte, under the names of the template', async () => {
    const task = items.find(({ kind, files }) => kind === 'task' && files > 0) as Item;
    const evidence = await evidenceOf(task);
    const folder =
      Object.keys(zip)
        .find((name) => name.endsWith(`/${task.archiveNumber}/记录.html`))
        ?.slice(0, -7) ?? '';
    expect(folder).toMatch(/^文件\/\d{4}\/D30\/$|^文件\/\d{4}\/D30\/Z109/);
    const files = Object.keys(zip).filter((name) => name.startsWith(folder) && /\/\d{2}-[^/]+$/.test(name));
    expect(files.map((name) => sha256(zip[name] as Uint8Array)).sort()).toEqual(
      evidence.map((each) => each.sha256).sort(),
    );
    const metadata = textOf(zip, `${folder}元数据.xml`);
    for (const { sha256: hash } of evidence) expect(metadata).toContain(`<数字摘要值>${hash}</数字摘要值>`);
    expect(metadata).toContain(`<档号>${task.archiveNumber}</档号>`);
  });

  it('passes the four checks, and says that nothing was scanned for viruses', () => {
    const report = jsonOf<{
      readonly passed: boolean;
      readonly virusScan: null;
      readonly log: { readonly read: number; readonly covered: number };
      readonly checkpoint: { readonly signed: boolean; readonly size: number };
      readonly items: readonly unknown[];
    }>(zip, '四性检测报告.json');
    expect(report).toMatchObject({ passed: true, virusScan: null, checkpoint: { signed: true } });
    expect(report.log).toEqual({ read: report.checkpoint.size, covered: report.checkpoint.size });
    expect(report.items).toHaveLength(items.length);
    expect(dossier.compiled?.checks).toEqual(
      Object.fromEntries(
        ['authentic', 'complete', 'usable', 'safe'].map((check) => [check, { passed: items.length, failed: 0 }]),
      ),
    );
    expect(textOf(zip, '四性检测报告.html')).toContain('病毒扫描');
  });

  it('is the same for whoever takes it, as often as it is taken', async () => {
    const [again, others] = [await bytesOf(dossier.id), await bytesOf(dossier.id, auditor)];
    expect(sha256(others)).toBe(sha256(again));
    expect(Object.keys(unzipSync(again))).toEqual(Object.keys(zip));
  });

  it('tells in the log which auditor took it out', async () => {
    await bytesOf(dossier.id, auditor);
    const me = succeeded(await auditor.get<{ readonly id: string }>('/api/directory/v1/me')).id;
    const list = `/api/audit/v1/reads?kind=export&recordId=${dossier.id}&personId=${me}`;
    const { items: reads } = succeeded(
      await server
        .as('audit-admin')
        .get<{ readonly items: readonly { readonly route: string; readonly refused: unknown }[] }>(list),
    );
    expect(reads[0]).toMatchObject({ route: `${DOSSIERS}/:id/content`, refused: null });
  });

  it('is ordered once for one key', async () => {
    const key = randomUUID();
    const body = { scope: { kind: 'plan', id: plan }, settings: SETTINGS };
    const answers = [1, 2].map(async () =>
      succeeded(await office.post<WriteAnswer>(DOSSIERS, body, { 'idempotency-key': key })),
    );
    const [one, other] = (await Promise.all(answers)) as [WriteAnswer, WriteAnswer];
    expect(other).toEqual(one);
    await compiled(one);
    const { entries: events } = succeeded(
      await office.get<{ readonly entries: readonly { readonly type: string }[] }>(`${DOSSIERS}/${one.id}/history`),
    );
    expect(events.map(({ type }) => type)).toEqual(['DossierOrdered', 'DossierCompiled']);
  });
});

describe('a dossier of a subject', () => {
  it('holds what was decided about it, from its application to its removal', async () => {
    const dossier = await order({ kind: 'subject', id: subject });
    const items = await itemsOf(dossier.id, 100);
    const kinds = items.map(({ kind }) => kind);
    for (const kind of ['application', 'result', 'notice', 'naming', 'removal', 'followUp'])
      expect(kinds).toContain(kind);
    const decisions = items.filter(({ kind }) => kind === 'naming' || kind === 'removal');
    const ofTitle = decisions.filter(({ stream }) => stream === decisions[0]?.stream);
    const events = (await logged()).filter(({ stream }) => stream === decisions[0]?.stream);
    expect(ofTitle.reduce((sum, item) => sum + item.events, 0)).toBe(events.length);
  });
});

describe('the names of a dossier', () => {
  const own = { ...SETTINGS, firstNumber: 21, folders: '{kind}/{archiveNumber} {title}', files: '{date}_{sequence}' };

  it('follow the templates it was ordered with', async () => {
    const { id } = await order({ kind: 'plan', id: plan }, own);
    const names = Object.keys(unzipSync(await bytesOf(id)));
    const [first] = await itemsOf(id);
    expect(first?.archiveNumber).toMatch(/-0021$/);
    expect(names.some((name) => name.startsWith(`文件/工作方案/${first?.archiveNumber ?? ''} `))).toBe(true);
    expect(names.some((name) => /^文件\/工作任务及佐证材料\/[^/]+\/\d{4}-\d{2}-\d{2}_01\.png$/.test(name))).toBe(true);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(250);
  });

  it('are seen before anything is ordered', async () => {
    const { items } = succeeded(
      await office.post<{ readonly items: readonly { readonly files: readonly string[] }[] }>(
        `${DOSSIERS}/preview`,
        own,
      ),
    );
    expect(items).toHaveLength(3);
    expect(new Set(items.flatMap(({ files }) => files)).size).toBe(4);
  });

  it('are refused when they would not tell one item from another', async () => {
    for (const settings of [
      { ...own, folders: '{title}' },
      { ...own, files: '{name}' },
      { ...own, fonds: 'z 1' },
    ]) {
      const preview = await office.post<ProblemAnswer>(`${DOSSIERS}/preview`, settings);
      expect(preview.body).toMatchObject({ status: 422, code: 'DOSSIER.SETTINGS_INVALID' });
      const ordered = await office.post<ProblemAnswer>(DOSSIERS, { scope: { kind: 'plan', id: plan }, settings });
      expect(ordered.body).toMatchObject({ status: 422, code: 'DOSSIER.SETTINGS_INVALID' });
    }
  });
});

describe('dossiers', () => {
  it('are ordered by the office, and read by those who oversee it', async () => {
    const body = { scope: { kind: 'plan', id: plan }, settings: SETTINGS };
    const { id } = await order({ kind: 'plan', id: plan });
    for (const account of ['auditor', 'community', 'handler']) {
      expect((await server.as(account).post(DOSSIERS, body)).status).toBe(403);
    }
    expect((await auditor.get(`${DOSSIERS}/${id}`)).status).toBe(200);
    for (const account of ['community', 'handler', 'system']) {
      expect((await server.as(account).get(`${DOSSIERS}/${id}`)).status).toBe(403);
      expect((await server.as(account).get(`${DOSSIERS}/${id}/content`)).status).toBe(403);
      expect((await server.as(account).get(`${DOSSIERS}/${id}/items`)).status).toBe(403);
      expect((await server.as(account).get(DOSSIERS)).status).toBe(403);
    }
    const { items } = succeeded(await auditor.get<{ readonly items: readonly { readonly id: string }[] }>(DOSSIERS));
    expect(items.map((each) => each.id)).toContain(id);
  });

  it('are of what the tenant has', async () => {
    const drafted = (await logged()).filter(({ type }) => type === 'PlanDrafted');
    const { tenant } = drafted.find(({ stream }) => stream === `plan-${plan}`) as Logged;
    const others = drafted.filter((event) => event.tenant !== tenant).map(({ data }) => String(data['planId']));
    expect(others).toHaveLength(1);
    for (const id of [...others, randomUUID()]) {
      const answer = await office.post<ProblemAnswer>(DOSSIERS, { scope: { kind: 'plan', id }, settings: SETTINGS });
      expect(answer.body).toMatchObject({ status: 404 });
    }
    const nobody = await office.post<ProblemAnswer>(DOSSIERS, {
      scope: { kind: 'subject', id: randomUUID() },
      settings: SETTINGS,
    });
    expect(nobody.body).toMatchObject({ status: 404 });
  });

  it('are compiled in spite of a process that is killed', async () => {
    const body = { scope: { kind: 'plan', id: plan }, settings: SETTINGS };
    const ordered = succeeded(await office.post<WriteAnswer>(DOSSIERS, body));
    await server.kill();
    await server.restart();
    [office, auditor] = [server.as('office'), server.as('auditor')];
    const { status, compiled: made } = await compiled(ordered);
    expect(status).toBe('compiled');
    expect(sha256(unzipSync(await bytesOf(ordered.id))['manifest.json'] as Uint8Array)).toBe(made?.manifestSha256);
  });
});

describe('how long records are kept', () => {
  it('is what ships until two people change it, and then arranges what is ordered from then on', async () => {
    const before = succeeded(
      await office.get<{ readonly version: number; readonly classes: readonly unknown[] }>(RETENTION),
    );
    expect([before.version, before.classes.length]).toEqual([0, 13]);
    const old = await order({ kind: 'plan', id: plan });
    const { id } = succeeded(
      await office.post<WriteAnswer>(`${RETENTION}/changes`, {
        classes: [{ kind: 'task', code: 'D10', basis: '清河县保管期限表第12条' }],
        documentNumber: '清档〔2026〕3号',
        reason: REASON,
      }),
    );
    const alone = await office.send<ProblemAnswer>({ method: 'POST', path: `${RETENTION}/changes/${id}/confirm` });
    expect(alone.body).toMatchObject({ status: 403, code: 'RETENTION.SAME_PERSON' });
    expect(await mayOf('office', RETENTION)).toMatchObject({
      propose: { code: 'RETENTION.CHANGE_OPEN' },
      confirm: { code: 'RETENTION.SAME_PERSON' },
      decline: true,
    });
    expect(await mayOf('leader', RETENTION)).toMatchObject({ confirm: true, decline: true });
    const second = await office.post<ProblemAnswer>(`${RETENTION}/changes`, {
      classes: [{ kind: 'task', code: 'Y', basis: '—' }],
      reason: REASON,
    });
    expect(second.body).toMatchObject({ status: 409, code: 'RETENTION.CHANGE_OPEN' });
    const confirmed = succeeded(
      await server.as('leader').send<WriteAnswer>({ method: 'POST', path: `${RETENTION}/changes/${id}/confirm` }),
    );
    const after = succeeded(
      await office.get<{ readonly version: number; readonly classes: readonly { kind: string; code: string }[] }>(
        RETENTION,
        { 'gongjian-after': confirmed.position ?? '' },
      ),
    );
    expect(after.version).toBe(1);
    expect(after.classes.find(({ kind }) => kind === 'task')?.code).toBe('D10');
    const dossier = await order({ kind: 'plan', id: plan });
    expect(dossier.retention.version).toBe(1);
    const numbers = async (of: string) =>
      (await itemsOf(of, 100)).filter(({ kind }) => kind === 'task').map(({ archiveNumber }) => archiveNumber);
    expect((await numbers(dossier.id)).every((each) => each.includes('-D10-'))).toBe(true);
    expect((await numbers(old.id)).every((each) => each.includes('-D30-'))).toBe(true);
  });

  it('stays as it is when a change is declined', async () => {
    const { id } = succeeded(
      await office.post<WriteAnswer>(`${RETENTION}/changes`, {
        classes: [{ kind: 'naming', code: 'D10', basis: '—' }],
        reason: REASON,
      }),
    );
    const declined = succeeded(
      await server.as('leader').post<WriteAnswer>(`${RETENTION}/changes/${id}/decline`, { reason: REASON }),
    );
    const { version, proposal } = succeeded(
      await office.get<{ readonly version: number; readonly proposal: unknown }>(RETENTION, {
        'gongjian-after': declined.position ?? '',
      }),
    );
    expect([version, proposal]).toEqual([1, null]);
  });
});

describe('what is destroyed when its time is over', () => {
  interface Disposal {
    readonly status: string;
    readonly lines: readonly { readonly archiveNumber: string; readonly keptUntil: string }[];
    readonly carriedOut: { readonly files: readonly { readonly sha256: string }[] } | null;
  }

  const ended = { reason: { code: 'retentionEnded' } };
  let dossier: DossierAnswer;
  let task: Item;
  let workPlan: Item;
  let campaign: Campaign;
  let file: { readonly id: string; readonly sha256: string };

  const propose = (archiveNumber: string, of = dossier.id) =>
    office.post<WriteAnswer & ProblemAnswer>(DISPOSALS, { dossierId: of, archiveNumbers: [archiveNumber], ...ended });
  const act = (account: string, id: string, what: string, body: unknown = {}) =>
    server.as(account).post<WriteAnswer & ProblemAnswer>(`${DISPOSALS}/${id}/${what}`, body);
  const submit = async (taskId: string, fileId: string) => {
    const liaison = server.as('unit-liaison');
    succeeded(await liaison.post(`/api/plans/v1/tasks/${taskId}/sign-for`, {}));
    succeeded(await liaison.post(`/api/plans/v1/tasks/${taskId}/submissions`, { evidence: [{ fileId }] }));
  };

  beforeAll(async () => {
    campaign = await issuedCampaign(server, { issue: { issuedOn: '2010-05-01' } });
    file = await storedFile(server.as('unit-liaison'));
    await submit(campaign.taskId, file.id);
    dossier = await order({ kind: 'plan', id: campaign.planId });
    const items = await itemsOf(dossier.id);
    task = items.find(({ kind }) => kind === 'task') as Item;
    workPlan = items.find(({ kind }) => kind === 'workPlan') as Item;
    expect([task.archiveNumber, task.files]).toEqual(['Z109-WS·2010-D10-BGS-0001', 1]);
  });

  it('is nothing whose procedure runs, that is kept for ever, or whose time is not over', async () => {
    expect((await propose(task.archiveNumber)).body).toMatchObject({ status: 409, code: 'DISPOSAL.PROCEDURE_RUNS' });
    expect((await propose(workPlan.archiveNumber)).body).toMatchObject({ status: 409, code: 'DISPOSAL.PERMANENT' });
    expect((await propose('Z109')).body).toMatchObject({ status: 422, code: 'DISPOSAL.LINE_UNKNOWN' });
    const young = await order({ kind: 'plan', id: plan });
    const own = (await itemsOf(young.id)).find(({ kind }) => kind === 'task');
    const answer = await propose(own?.archiveNumber ?? '', young.id);
    expect(answer.body).toMatchObject({ status: 409, code: 'DISPOSAL.STILL_KEPT' });
  });

  it('is nothing that another record needs', async () => {
    succeeded(await office.post(`/api/plans/v1/tasks/${campaign.taskId}/withdraw`, { reason: why }));
    const other = await issuedCampaign(server);
    const shared = await storedFile(server.as('unit-liaison'), '共用.txt', Buffer.from('两项任务共用的材料'));
    const old = await issuedCampaign(server, { issue: { issuedOn: '2011-05-01' } });
    for (const { taskId } of [old, other]) await submit(taskId, shared.id);
    succeeded(await office.post(`/api/plans/v1/tasks/${old.taskId}/withdraw`, { reason: why }));
    const { id } = await order({ kind: 'plan', id: old.planId });
    const item = (await itemsOf(id)).find(({ kind }) => kind === 'task');
    const answer = await propose(item?.archiveNumber ?? '', id);
    expect(answer.body).toMatchObject({ status: 409, code: 'DISPOSAL.FILE_NEEDED' });
  });

  it('is destroyed by a list that is proposed, appraised and approved by different people, and then for ever', async () => {
    const { id } = succeeded(await propose(task.archiveNumber));
    const opinion = { opinion: { code: 'noFurtherUse' } };
    const decision = { documentNumber: '清档〔2026〕8号' };
    expect((await act('office', id, 'appraisal', opinion)).body).toMatchObject({ code: 'DISPOSAL.SAME_PERSON' });
    expect((await act('leader', id, 'approval', decision)).body).toMatchObject({ code: 'DISPOSAL.NOT_OPEN' });
    const list = `${DISPOSALS}/${id}`;
    expect(await mayOf('office', list)).toMatchObject({
      appraise: { code: 'DISPOSAL.SAME_PERSON' },
      approve: { code: 'ACCESS.DENIED' },
      carryOut: { code: 'DISPOSAL.NOT_OPEN' },
    });
    expect(await mayOf('office-deputy', list)).toMatchObject({ appraise: true });
    succeeded(await act('office-deputy', id, 'appraisal', opinion));
    expect(await mayOf('leader', list)).toMatchObject({ approve: true, decline: true });
    expect((await act('office', id, 'approval', decision)).status).toBe(403);
    succeeded(await act('leader', id, 'approval', decision));
    expect((await act('office', id, 'completion')).body).toMatchObject({ status: 409, code: 'DISPOSAL.FILES_REMAIN' });
    expect(await mayOf('office', list)).toMatchObject({ carryOut: { code: 'DISPOSAL.FILES_REMAIN' } });
    const content = `/api/plans/v1/files/${file.id}`;
    expect((await office.get(`${content}/content`)).status).toBe(200);
    succeeded(await server.as('unit-liaison').post(`${content}/destruction-requests`, { reason: why }));
    succeeded(await office.send({ method: 'POST', path: `${content}/destruction` }));
    await until(async () => (await office.get(`${content}/content`)).status === 404, 'the content is gone');
    const { position } = succeeded(await act('office', id, 'completion'));
    const after = { 'gongjian-after': position ?? '' };
    const done = succeeded(await auditor.get<Disposal>(`${DISPOSALS}/${id}`, after));
    expect(done.status).toBe('carriedOut');
    expect(done.lines).toMatchObject([{ archiveNumber: task.archiveNumber, keptUntil: '2020-12-31' }]);
    expect(done.carriedOut?.files).toMatchObject([{ sha256: file.sha256 }]);
    const { entries } = succeeded(
      await office.get<{ readonly entries: readonly { readonly type: string }[] }>(`${DISPOSALS}/${id}/history`),
    );
    expect(entries.map(({ type }) => type)).toEqual([
      'DisposalProposed',
      'DisposalAppraised',
      'DisposalApproved',
      'DisposalCarriedOut',
    ]);
    const now = await order({ kind: 'plan', id: campaign.planId });
    const item = (await itemsOf(now.id)).find(({ kind }) => kind === 'task');
    expect([item?.title, item?.files, item?.destroyed]).toEqual([task.title, 0, 1]);
  });

  it('stays when the list is declined', async () => {
    const { id } = succeeded(await propose(task.archiveNumber));
    const { position } = succeeded(await act('leader', id, 'decline', { reason: { code: 'kept' } }));
    const after = { 'gongjian-after': position ?? '' };
    const list = `${DISPOSALS}?status=declined`;
    const { items } = succeeded(await office.get<{ readonly items: readonly { readonly id: string }[] }>(list, after));
    expect(items.map((each) => each.id)).toEqual([id]);
    expect((await server.as('community').get(DISPOSALS)).status).toBe(403);
    expect((await server.as('community').get(`${DISPOSALS}/${id}`)).status).toBe(403);
  });
});

describe('a dossier whose records are not whole any more', () => {
  it('is not handed over once a file of it was destroyed, and a new one tells what is missing', async () => {
    const before = await order({ kind: 'plan', id: plan });
    const task = (await itemsOf(before.id, 100)).find(({ files }) => files > 0) as Item;
    const fileId = (await evidenceOf(task))[0]?.fileId ?? '';
    const why = { reason: { code: 'private', text: '误传' } };
    succeeded(await server.as('unit-liaison').post(`/api/plans/v1/files/${fileId}/destruction-requests`, why));
    succeeded(await office.send({ method: 'POST', path: `/api/plans/v1/files/${fileId}/destruction` }));
    await until(
      async () => (await office.get(`/api/plans/v1/files/${fileId}/content`)).status === 404,
      'the content is gone',
    );
    expect(await refused(before.id)).toMatchObject({ status: 409, code: 'DOSSIER.OUTDATED' });
    const now = await order({ kind: 'plan', id: plan });
    const item = (await itemsOf(now.id, 100)).find(({ stream }) => stream === task.stream);
    expect([item?.files, item?.destroyed, faultCodes(item)]).toEqual([task.files - 1, 1, []]);
    await bytesOf(now.id);
  });

  it('tells of a stored file that was changed', async () => {
    const folder = path.join(server.folder, 'files');
    const before = await order({ kind: 'plan', id: plan });
    const task = (await itemsOf(before.id, 100)).find(({ files }) => files > 0) as Item;
    const fileId = (await evidenceOf(task)).at(-1)?.fileId ?? '';
    const object = readdirSync(folder, { recursive: true })
      .map((name) => path.join(folder, String(name)))
      .find((name) => name.includes(fileId) && statSync(name).isFile()) as string;
    const bytes = readFileSync(object);
    const changed = Buffer.from(bytes);
    changed[bytes.length - 20] = (changed[bytes.length - 20] ?? 0) ^ 1;
    writeFileSync(object, changed);
    const { id, compiled: made } = await order({ kind: 'plan', id: plan });
    expect(made?.checks['authentic']).toMatchObject({ failed: 1 });
    const item = (await itemsOf(id, 100)).find(({ stream }) => stream === task.stream);
    expect(item?.faults['authentic']).toEqual([{ code: 'fileUnreadable', what: fileId }]);
    writeFileSync(object, bytes);
  });

  it('tells of an event that was changed in the log', async () => {
    const events = await logged();
    const ofPlan = events.filter(({ type, data }) => type === 'TaskAssigned' && data['planId'] === plan);
    const victim = events.find(
      ({ type, stream }) => type === 'TaskSignedFor' && ofPlan.some((task) => task.stream === stream),
    ) as Logged;
    await inDatabase(server, 'gongjian', async (client) => {
      // As a superuser may: the log's own guard is off.
      await client.query('SET session_replication_role = replica');
      const { rowCount } = await client.query(
        `UPDATE eventlog.events SET data = replace(data, '"role":"', '"role":"x') WHERE id = $1`,
        [victim.id],
      );
      expect(rowCount).toBe(1);
    });
    const { id, compiled: made } = await order({ kind: 'plan', id: plan });
    const item = (await itemsOf(id, 100)).find(({ stream }) => stream === victim.stream);
    expect(item?.faults['authentic']).toEqual([{ code: 'eventNotAsSigned', what: victim.id }]);
    expect(made?.checks['authentic']).toMatchObject({ failed: 1 });
    const zip = unzipSync(await bytesOf(id));
    expect(jsonOf<{ readonly passed: boolean }>(zip, '四性检测报告.json').passed).toBe(false);
    expect(textOf(zip, '四性检测报告.html')).toContain('事件与已签名的检查点不符');
  });
});
