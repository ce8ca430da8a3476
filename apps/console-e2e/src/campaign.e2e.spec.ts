import { jest } from '@jest/globals';
import { ConsoleUnderTest } from './console-under-test.js';
import { DESK, PHONE, type Attached, type Visitor } from './visitor.js';
import { publishProgramme, workPlanDocument } from './work-plan.js';

jest.setTimeout(240_000);

const CLEANING = '清理柳荫社区楼道堆物';
const TITLE = '云溪市创建办关于印发《云溪市整洁楼院创建工作方案》的通知';
/** A picture of one point. */
const POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let console_: ConsoleUnderTest;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
  await publishProgramme(console_);
});

afterAll(() => console_?.end());

describe.each([
  ['a desk', DESK, 701],
  ['a phone', PHONE, 702],
] as const)('a campaign through the pages at the width of %s', (_name, viewport, serial) => {
  const number = `云创办〔2026〕${serial}号`;
  const visitors: Visitor[] = [];
  /** What is wrong with how a page looks ends no journey: it fails its step when the step is over. */
  const wrong: string[] = [];
  let plan = '';
  let task = '';

  const enter = async (account: string): Promise<Visitor> => {
    const visitor = await console_.signedIn(account, viewport);
    visitors.push(visitor);
    return visitor;
  };

  /** From the list of what there is to do, as everybody comes to his or her work. */
  const atTask = async (account: string): Promise<Visitor> => {
    const visitor = await enter(account);
    await visitor.link(CLEANING).first().click();
    await visitor.page.locator('main h1', { hasText: CLEANING }).waitFor();
    await visitor.settled();
    return visitor;
  };

  const looksRight = async (visitor: Visitor, page: string): Promise<void> => {
    const found = await visitor.look(page);
    wrong.push(...found.map((what) => `${page}: ${what}`));
  };

  const photograph = (name: string): Attached => ({
    name,
    mimeType: 'image/png',
    // What follows the picture makes its bytes differ from any other's.
    buffer: Buffer.concat([POINT, Buffer.from(`${serial} ${name}`, 'utf8')]),
  });

  const approve = async (account: string): Promise<void> => {
    const visitor = await atTask(account);
    await visitor.act('通过');
    await visitor.button('通过').waitFor({ state: 'detached' });
    await looksRight(visitor, `campaign-approved-by-${account}`);
  };

  afterEach(async () => {
    for (const visitor of visitors.splice(0)) await visitor.leave();
    expect(wrong.splice(0)).toEqual([]);
  });

  it('the office makes a draft of the issued document', async () => {
    const office = await enter('office');
    await office.open('/plans');
    await office.link('从文件建立').click();
    await office.attach(office.page.locator('main'), /把印发的文件拖到这里/, [workPlanDocument(number)]);
    await office.page.locator('main h1', { hasText: `核对：${TITLE}` }).waitFor();
    await office.sees('读出 3 项任务');
    await looksRight(office, 'campaign-import');

    const next = office.button('下一处拿不准');
    for (let left = 20; (await next.isEnabled()) && left > 0; left -= 1) {
      await next.click();
      await office.button('对').first().click();
    }
    expect(await next.isEnabled()).toBe(false);
    await looksRight(office, 'campaign-import-checked');

    await office.act('存为草稿', async (dialog) => {
      await dialog.getByText('全部核对完：3 项任务、3 个阶段、1 个组。').waitFor();
      await office.choose(dialog, '创建项目', '整洁楼院创建');
      await looksRight(office, 'campaign-import-save');
    });
    await office.page.locator('main h1', { hasText: TITLE }).first().waitFor();
    await office.page.waitForURL(/\/plans\/[0-9a-f-]{36}$/);
    plan = new URL(office.page.url()).pathname;
    await office.settled();
    await looksRight(office, 'campaign-draft');
  });

  it('the office names who handles a task', async () => {
    const office = await enter('office');
    await office.open(plan);
    const item = office.page.locator('.plan-items > li', { hasText: CLEANING });
    await item.getByRole('button', { name: '改', exact: true }).click();
    await office.dialog.getByRole('button', { name: '加一人' }).click();
    await office.choose(office.dialog, '角色', '承办人');
    await office.choose(office.dialog, '人员', '袁小满');
    await office.dialog.getByRole('button', { name: '加一人' }).click();
    await office.choose(office.dialog, '人员', '方若谷');
    await looksRight(office, 'campaign-draft-item');
    await office.dialog.getByRole('button', { name: '改', exact: true }).click();
    await office.answered();
    await item.getByText('袁小满').waitFor();
    await item.getByText('方若谷').waitFor();
  });

  it('the leader issues it, and the tasks are assigned', async () => {
    const leader = await enter('leader');
    await leader.open(plan);
    await leader.act('印发', async (dialog) => {
      await dialog.getByText('共 3 项任务').waitFor();
      await dialog.getByLabel('文号').fill(number);
      await looksRight(leader, 'campaign-issue');
    });
    const link = leader.page.locator('.data-table').getByRole('link', { name: CLEANING });
    await link.waitFor();
    await leader.page.locator('.chips', { hasText: '已印发' }).waitFor();
    expect(await leader.page.locator('.data-table').getByText('待签收').count()).toBeGreaterThanOrEqual(3);
    await looksRight(leader, 'campaign-issued');
    await link.click();
    await leader.page.waitForURL(/\/tasks\/[0-9a-f-]{36}$/);
    task = new URL(leader.page.url()).pathname;
    await leader.settled();
    await looksRight(leader, 'campaign-task-assigned');
  });

  it('the community signs for it in its list of work', async () => {
    const community = await enter('community');
    const row = community.page.locator('.work-row', { has: community.page.locator(`a[href="${task}"]`) });
    await row.waitFor();
    await looksRight(community, 'campaign-work-of-community');
    const sign = row.getByRole('button', { name: '签收', exact: true });
    await sign.click();
    await sign.waitFor({ state: 'detached' });
    await community.open(task);
    await community.page.locator('.chips', { hasText: '办理中' }).waitFor();
    await looksRight(community, 'campaign-signed-for-by-community');
  });

  it('the liaison of the other unit signs for it on its page', async () => {
    const liaison = await atTask('unit-liaison');
    await liaison.button('签收').click();
    await liaison.button('签收').waitFor({ state: 'detached' });
    await liaison.page.getByRole('list', { name: '经过' }).getByText('签收', { exact: true }).nth(1).waitFor();
    await looksRight(liaison, 'campaign-signed-for-by-liaison');
  });

  it('the handler submits a photograph', async () => {
    const handler = await atTask('handler');
    await handler.act('提交佐证', async (dialog) => {
      await handler.attach(dialog, /把文件拖到这里/, [photograph('一号楼清理后.png')]);
      await dialog.getByLabel('一号楼清理后.png 证明什么').fill('一号楼');
      await dialog.getByLabel('说明').fill('一号、二号楼已清理完毕。');
      await looksRight(handler, 'campaign-submit');
    });
    await handler.page.locator('.chips', { hasText: '待单位审签' }).waitFor();
    await handler.button('预览 一号楼清理后.png').click();
    await handler.dialog.locator('img').waitFor();
    await looksRight(handler, 'campaign-preview');
    await handler.page.keyboard.press('Escape');
    await handler.answered();
    await looksRight(handler, 'campaign-submitted');
  });

  it('the head of the unit approves it, the town returns it with a reason', async () => {
    await approve('unit-head');
    const town = await atTask('town');
    await town.act('退回', async (dialog) => {
      await town.choose(dialog, '理由类别', '不完整');
      await dialog.getByLabel('说明').fill('缺少三号楼清理后的照片，台账未附。');
      await looksRight(town, 'campaign-return');
    });
    await town.page.locator('.chips', { hasText: '已退回' }).waitFor();
    await looksRight(town, 'campaign-returned');
  });

  it('the handler reads why, and submits again', async () => {
    const handler = await enter('handler');
    const returned = handler.page.getByRole('list', { name: '退回给我' });
    await returned.getByRole('link', { name: CLEANING }).click();
    await handler.sees('缺少三号楼清理后的照片，台账未附。');
    await handler.act('改后再报', async (dialog) => {
      await handler.attach(dialog, /把文件拖到这里/, [photograph('三号楼清理后.png')]);
      await dialog.getByLabel('三号楼清理后.png 证明什么').fill('三号楼');
      await dialog.getByLabel('说明').fill('三号楼照片和台账已补齐。');
      await looksRight(handler, 'campaign-submit-again');
    });
    await handler.sees('第 2 次提交');
    await looksRight(handler, 'campaign-submitted-again');
  });

  it('unit head, town and reviewer approve it: it is done', async () => {
    for (const account of ['unit-head', 'town', 'reviewer']) await approve(account);
    const auditor = await enter('auditor');
    await auditor.open(task);
    await auditor.page.locator('.chips', { hasText: '已完成' }).waitFor();
    await looksRight(auditor, 'campaign-done');
  });

  it('the record shows it all, as it is, as it was, and what changed since', async () => {
    const auditor = await enter('auditor');
    await auditor.open(task);
    const log = auditor.page.getByRole('list', { name: '经过' });
    await log.waitFor();
    const said = (await log.locator('> li > div:first-child').allInnerTexts()).reverse();
    expect(said).toEqual([
      expect.stringMatching(/^分派任务/),
      '签收',
      '签收',
      '提交佐证 1 份（第 1 次）',
      '通过（第 1 级审核）',
      expect.stringMatching(/^退回，新期限/),
      '提交佐证 2 份（第 2 次）',
      '通过（第 1 级审核）',
      '通过（第 2 级审核）',
      '通过（第 3 级审核）',
      '任务完成',
    ]);
    await log.locator('q', { hasText: '缺少三号楼清理后的照片，台账未附。' }).waitFor();

    const time = auditor.page.getByRole('slider', { name: '时间' });
    await time.fill('5');
    await auditor.sees(/时的样子/);
    await auditor.page.locator('.chips', { hasText: '已退回' }).waitFor();
    await auditor.sees('之后又有 5 条记录');
    expect(await auditor.button('通过').count()).toBe(0);
    await looksRight(auditor, 'campaign-as-it-was');

    await auditor.button('与现在比较').click();
    await auditor.dialog.locator('dd', { hasText: /^已退回 → 已完成$/ }).waitFor();
    await looksRight(auditor, 'campaign-compared');
    await auditor.page.keyboard.press('Escape');
    await auditor.answered();
    await auditor.button('回到现在').click();
    await auditor.page.locator('.chips', { hasText: '已完成' }).waitFor();
  });
});
