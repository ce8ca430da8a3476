import { succeeded, temporaryFolder, until, workspace } from '@gongjian/system-e2e';
import { jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Download } from 'playwright-core';
import { ConsoleUnderTest } from './console-under-test.js';
import { inDays } from './county.js';
import { DESK, PHONE, type Visitor } from './visitor.js';

jest.setTimeout(240_000);

const TREES = '/api/audit/v1/trees';
const STATES = '/api/audit/v1/states';
const VERIFIER = path.join(workspace, 'tools/verify/dist/gongjian-verify.mjs');
const HEADING = '清理柳荫社区楼道堆物';

interface Tree {
  readonly tenant: string;
  readonly number: number;
  readonly origin: string;
  readonly verifierKeys: readonly string[];
  readonly states: { readonly received: number; readonly published: number };
}
interface State {
  readonly id: string;
  readonly status: string;
}
interface Listed<Item> {
  readonly items: readonly Item[];
}

let console_: ConsoleUnderTest;
let tree: Tree;
let folder: string;

const trees = async (): Promise<readonly Tree[]> =>
  succeeded(await console_.as('auditor').get<Listed<Tree>>(TREES)).items;
const states = async (): Promise<readonly State[]> =>
  succeeded(await console_.as('auditor').get<Listed<State>>(STATES)).items;

async function saved(visitor: Visitor, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all<[Promise<Download>, Promise<void>]>([
    visitor.page.waitForEvent('download'),
    visitor.button(button).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

beforeAll(async () => {
  folder = temporaryFolder();
  console_ = await ConsoleUnderTest.start({ demo: true });
  await until(async () => {
    const [first] = await trees();
    return first !== undefined && first.states.published === first.states.received;
  }, 'everything is published');
  [tree] = (await trees()) as [Tree];
});

afterAll(() => console_?.end());

describe.each([
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)('a district’s own auditor at the width of %s', (width, viewport) => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await console_.signedIn('auditor', viewport);
  });

  afterEach(async () => expect(await visitor.look(`audit-end-${width}`)).toEqual([]));

  afterAll(() => visitor?.leave());

  it('sees the tree, how far it has come and its key, and keeps the checkpoint', async () => {
    await visitor.open('/audit');
    await visitor.sees(tree.origin);
    await visitor.sees('全部已公布');
    await visitor.sees('没有见证人联署');
    await visitor.sees(tree.verifierKeys[0] ?? '');
    expect(await visitor.look(`audit-trees-${width}`)).toEqual([]);
    const { name, bytes } = await saved(visitor, '下载检查点');
    expect(name).toMatch(/\.checkpoint$/);
    const [origin, size] = bytes.toString('utf8').split('\n');
    expect(origin).toBe(tree.origin);
    expect(Number(size)).toBeGreaterThanOrEqual(tree.states.published);
  });

  it('takes out the proof of what a record shows last, and it holds', async () => {
    await visitor.open('/tasks');
    await visitor.page.getByText(HEADING).filter({ visible: true }).first().click();
    await visitor.page.waitForURL(/\/tasks\/[0-9a-f-]{36}$/);
    await visitor.quiet();
    const steps = await visitor.page.locator('.record .log > li').count();
    await visitor.link('证明').click();
    await visitor.sees('叶子序号');
    expect(await visitor.look(`audit-proof-${width}`)).toEqual([]);
    const proof = await saved(visitor, '下载证明');
    const event = await saved(visitor, '下载事件');
    await visitor.sees(`--proof ${proof.name} --event ${event.name}`);
    expect(JSON.parse(event.bytes.toString('utf8'))).toMatchObject({ revision: steps - 1 });
    const policy = Buffer.from(tree.verifierKeys.map((key) => `log ${key}\n`).join('') + 'quorum none\n');
    await Promise.all(
      [proof, event, { name: 'policy.txt', bytes: policy }].map(({ name, bytes }) =>
        writeFile(path.join(folder, name), bytes),
      ),
    );
    const command = (await visitor.page.locator('.command pre').innerText()).trim();
    expect(command.startsWith('node gongjian-verify.mjs --proof ')).toBe(true);
    const [, , ...args] = command.split(/\s+/);
    const { status, stdout } = spawnSync(process.execPath, [VERIFIER, ...args], { cwd: folder, encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringContaining('everything holds')]);
  });

  it('looks a proof up by the address of a record and a step, and is told when there is none', async () => {
    const { pathname, searchParams } = new URL(visitor.page.url());
    expect(pathname).toBe('/audit/proof');
    const id = searchParams.get('id') ?? '';
    await visitor.open('/audit/proof');
    const record = visitor.page.getByLabel('记录的网址或编号');
    await record.fill('楼道');
    await visitor.button('查证明').click();
    await visitor.sees('填记录页面的网址，或记录编号。');
    await record.fill(`${console_.address}/tasks/${id}`);
    await visitor.page.locator('.proof-form').getByText('任务', { exact: true }).waitFor();
    await visitor.page.getByLabel('第几步').fill('1');
    await visitor.button('查证明').click();
    await visitor.sees(/分派任务/);
    await visitor.page.getByLabel('第几步').fill('900');
    await visitor.button('查证明').click();
    await visitor.sees('没有这条记录，或你无权查看。');
  });

  it('asks for the district as it was, and drops it again', async () => {
    await visitor.open('/audit/states');
    expect(await visitor.look(`audit-states-${width}`)).toEqual([]);
    const time = visitor.isAtPhone ? '08:31' : '08:30';
    await visitor.act('查看往期全貌', async (dialog) => {
      await visitor.day(dialog, '日期', inDays(-400));
      await dialog.getByLabel('时刻（北京时间）').fill(time);
    });
    await visitor.link(`${inDays(-400)} ${time}:00 的全貌`).click();
    await visitor.page.locator('.chips', { hasText: '就绪' }).waitFor();
    await visitor.sees('当时还没有任何记录。');
    expect(await visitor.look(`audit-state-empty-${width}`)).toEqual([]);
    await visitor.act('提前删除');
    await visitor.page.locator('.chips', { hasText: '已到期' }).waitFor();
    await visitor.sees('保留时间已过，这一份已删除。需要时再要一份。');
    await until(async () => (await states()).every(({ status }) => status !== 'ready'), 'nothing is kept');
  });

  it('is told why a moment to come cannot be looked at', async () => {
    await visitor.open('/audit/states');
    await visitor.press('查看往期全貌');
    await visitor.dialog.getByLabel('时刻（北京时间）').fill('23:59');
    await visitor.dialog.getByRole('button', { name: '查看往期全貌', exact: true }).click();
    await visitor.dialog.getByRole('alert').getByText('时刻尚未到来').waitFor();
    expect(await visitor.look(`audit-state-future-${width}`)).toEqual([]);
    await visitor.dialog.getByRole('button', { name: '取消', exact: true }).click();
    await visitor.dialog.waitFor({ state: 'hidden' });
  });

  it('reads what the district was by kind, finds a record, and opens its page as it was', async () => {
    const asOf = new Date().toISOString();
    const { id } = succeeded(await console_.as('auditor').post<State>(STATES, { asOf }));
    await visitor.open(`/audit/states/${id}`);
    await visitor.page.locator('.chips', { hasText: '就绪' }).waitFor();
    expect(await visitor.look(`audit-state-${width}`)).toEqual([]);
    await visitor.page.getByRole('region', { name: '方案' }).getByRole('link', { name: '任务' }).click();
    await visitor.page.waitForURL(/\/plans\.task$/);
    const rows = visitor.page.locator('main .ant-table-row, main .cards > li');
    await rows.nth(1).waitFor();
    await visitor.page.getByRole('searchbox', { name: '名称、标题、编号中的词' }).fill('楼道堆物');
    await visitor.page.keyboard.press('Enter');
    await rows.nth(1).waitFor({ state: 'detached' });
    await visitor.quiet();
    expect(await visitor.look(`audit-records-${width}`)).toEqual([]);
    await visitor.link(HEADING).click();
    await visitor.sees('当时的内容');
    await visitor.quiet();
    expect(await visitor.look(`audit-record-${width}`)).toEqual([]);
    await visitor.button('打开当时的页面').click();
    await visitor.page.locator('.banner', { hasText: '时的样子' }).waitFor();
    expect(new URL(visitor.page.url()).searchParams.get('asOf')).toBe(asOf);
    succeeded(await console_.as('auditor').send({ method: 'DELETE', path: `${STATES}/${id}` }));
  });
});

describe('by the keyboard alone', () => {
  it('an auditor goes to the archive, asks for a state and opens a kind of it', async () => {
    const visitor = await console_.signedIn('auditor');
    await visitor.page.keyboard.press('g');
    await visitor.page.keyboard.press('d');
    await visitor.sees(tree.origin);
    await visitor.tabTo(visitor.link('往期全貌'));
    await visitor.page.keyboard.press('Enter');
    await visitor.page.waitForURL(/\/audit\/states$/);
    await visitor.tabTo(visitor.button('查看往期全貌'));
    await visitor.page.keyboard.press('Enter');
    await visitor.tabTo(visitor.dialog.getByRole('button', { name: '查看往期全貌', exact: true }));
    await visitor.page.keyboard.press('Enter');
    await visitor.answered();
    const made = visitor.link(`${inDays(0)} 00:00:00 的全貌`).first();
    await made.waitFor();
    await visitor.page.keyboard.press('j');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.locator('.chips', { hasText: '就绪' }).waitFor();
    const drop = visitor.button('提前删除');
    await visitor.tabTo(drop);
    await visitor.page.keyboard.press('Enter');
    await visitor.tabTo(visitor.dialog.getByRole('button', { name: '提前删除', exact: true }));
    await visitor.page.keyboard.press('Enter');
    await visitor.answered();
    await visitor.page.locator('.chips', { hasText: '已到期' }).waitFor();
    await visitor.leave();
  });
});

describe('who may not', () => {
  it('read the log sees the archive without it, is refused at its address, and is offered no proof', async () => {
    const visitor = await console_.signedIn('office');
    await visitor.open('/audit');
    expect(await visitor.page.locator('nav.pages').getByRole('link').allInnerTexts()).toEqual([
      '归档案卷',
      '保管期限',
      '销毁清册',
    ]);
    for (const at of ['/audit/trees', '/audit/states']) {
      await visitor.open(at);
      await visitor.page.getByRole('alert').waitFor();
      expect(await visitor.look('audit-refused')).toEqual([]);
    }
    await visitor.open('/tasks');
    await visitor.page.getByText(HEADING).filter({ visible: true }).first().click();
    await visitor.page.locator('.record .proof').waitFor();
    expect(await visitor.page.locator('.record .proof a').count()).toBe(0);
    await visitor.leave();
  });

  it('look at states of the past sees the log without them', async () => {
    const visitor = await console_.signedIn('audit-admin');
    await visitor.open('/audit');
    await visitor.sees(tree.origin);
    expect(await visitor.page.locator('nav.pages').getByRole('link').allInnerTexts()).toEqual([
      '可验证日志',
      '记录证明',
    ]);
    await visitor.open('/audit/states');
    await visitor.page.getByRole('alert').waitFor();
    await visitor.leave();
  });
});
