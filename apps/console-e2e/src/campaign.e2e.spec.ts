import { jest } from '@jest/globals';
import { ConsoleUnderTest } from './console-under-test.js';
import { definitionFile } from './definition-file.js';
import { People } from './people.js';
import { photograph as picture } from './photograph.js';
import { Records } from './records.js';
import { DESK, PHONE, type Attached, type Visitor } from './visitor.js';
import { inDays, TIDY_COURTYARDS, workPlanDocument } from './work-plan.js';

jest.setTimeout(240_000);

const CLEANING = '清理柳荫社区楼道堆物';
const TITLE = '云溪市创建办关于印发《云溪市整洁楼院创建工作方案》的通知';
/** Without the level of the town between. */
const WITHOUT_TOWN = {
  ...TIDY_COURTYARDS,
  tasks: { ...TIDY_COURTYARDS.tasks, review: TIDY_COURTYARDS.tasks.review.filter(({ level }) => level !== 2) },
};
const COUNCIL = '健全居民议事协商制度';
const WIRES = '排查柳荫老院飞线充电';

let console_: ConsoleUnderTest;
let people: People;
let records: Records;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
  people = new People(console_);
  records = new Records(console_, 'office');
});

afterEach(() => expect(people.complaints()).toEqual([]));

afterAll(async () => {
  await people?.leave();
  await console_?.end();
});

describe.each([
  ['a desk', DESK, 701],
  ['a phone', PHONE, 702],
] as const)('a campaign through the pages at the width of %s', (_name, viewport, serial) => {
  const number = `云创办〔2026〕${serial}号`;
  const definition = definitionFile(TIDY_COURTYARDS, serial);
  let plan = '';
  let task = '';

  /** From the list of what there is to do, as everybody comes to his or her work. */
  const atTask = async (account: string): Promise<Visitor> => {
    const visitor = await people.at(account, '/');
    await visitor.page.locator(`main a[href="${task}"]`).first().click();
    await visitor.page.locator('main h1', { hasText: CLEANING }).waitFor();
    await visitor.settled();
    return visitor;
  };

  const looksRight = (visitor: Visitor, page: string): Promise<void> => people.look(visitor, page);

  const photograph = (name: string): Attached => picture(name, String(serial));

  const approve = async (account: string): Promise<void> => {
    const visitor = await atTask(account);
    await visitor.act('通过');
    await visitor.button('通过').waitFor({ state: 'detached' });
    await looksRight(visitor, `campaign-approved-by-${account}`);
  };

  beforeAll(() => people.sitAt(viewport));

  it('the office publishes the programme: what is wrong is told at its place', async () => {
    const office = await people.at('office', '/programmes');
    const unit = (await records.me('office')).units[0]?.name ?? '';
    const wrong = definitionFile(WITHOUT_TOWN, serial);
    await office.act('起草项目', async (dialog) => {
      await office.choose(dialog, '设立单位', unit);
      await office.attach(dialog, '选择文件', [wrong.file]);
      await dialog.getByLabel('定义').filter({ hasText: 'definitionFormat' }).waitFor();
    });
    await office.page.locator('main h1', { hasText: wrong.name }).waitFor();
    await office.press('发布新版本');
    await office.dialog.getByRole('button', { name: '发布新版本', exact: true }).click();
    await office.dialog.locator('code', { hasText: '/tasks/review/1/level' }).waitFor();
    await looksRight(office, 'campaign-programme-findings');
    await office.dialog.getByRole('button', { name: '取消', exact: true }).click();
    await office.answered();
    await office.act(
      '修改草稿',
      async (dialog) => {
        await office.attach(dialog, '选择文件', [definition.file]);
        await dialog.getByLabel('定义').filter({ hasText: '街镇初审' }).waitFor();
      },
      '修改草稿',
    );
    await office.page.locator('.definition').getByText('街镇初审').first().waitFor();
    await office.act('发布新版本');
    await office.page.locator('.chips', { hasText: '第 1 版' }).waitFor();
    await looksRight(office, 'campaign-programme');
  });

  it('the office makes a draft of the issued document', async () => {
    const office = await people.at('office', '/plans');
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
      await office.choose(dialog, '创建项目', definition.name);
      await looksRight(office, 'campaign-import-save');
    });
    await office.page.locator('main h1', { hasText: TITLE }).first().waitFor();
    await office.page.waitForURL(/\/plans\/[0-9a-f-]{36}$/);
    plan = new URL(office.page.url()).pathname;
    await office.settled();
    await looksRight(office, 'campaign-draft');
  });

  it('the office names who handles a task', async () => {
    const office = await people.at('office', plan);
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
    const leader = await people.at('leader', plan);
    await leader.act('印发', async (dialog) => {
      await dialog.getByText('共 3 项任务').waitFor();
      await dialog.getByLabel('文号').fill(number);
      await looksRight(leader, 'campaign-issue');
    });
    const link = leader.page.locator('.data-table').getByRole('link', { name: CLEANING });
    await link.waitFor();
    await leader.page.locator('.chips', { hasText: '已印发' }).waitFor();
    await leader.page.locator('.data-table').getByText('待签收').nth(2).waitFor();
    await looksRight(leader, 'campaign-issued');
    await link.click();
    await leader.page.waitForURL(/\/tasks\/[0-9a-f-]{36}$/);
    task = new URL(leader.page.url()).pathname;
    await leader.settled();
    await looksRight(leader, 'campaign-task-assigned');
  });

  it('the community signs for it in its list of work', async () => {
    const community = await people.at('community', '/');
    const row = community.page.locator('.work-row', { has: community.page.locator(`a[href="${task}"]`) });
    await row.waitFor();
    await looksRight(community, 'campaign-work-of-community');
    const sign = row.getByRole('button', { name: '签收', exact: true });
    await sign.click();
    await sign.waitFor({ state: 'detached' });
    await community.turnTo(task);
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
    const handler = await people.at('handler', '/');
    const returned = handler.page.getByRole('list', { name: '退回给我' });
    await returned.locator(`a[href="${task}"]`).click();
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
    const auditor = await people.at('auditor', task);
    await auditor.page.locator('.chips', { hasText: '已完成' }).waitFor();
    await looksRight(auditor, 'campaign-done');
  });

  it('a unit asks for more time, and its answer that was lost stands once; the office grants less', async () => {
    const liaison = await people.at('unit-liaison', '/');
    await liaison.link(COUNCIL).first().click();
    await liaison.page.locator('main h1', { hasText: COUNCIL }).waitFor();
    await liaison.act('签收', undefined, null);
    await liaison.loseNextAnswer('**/extension-requests');
    await liaison.act('申请延期', async (dialog) => {
      await liaison.day(dialog, '申请延到', inDays(75));
      await liaison.choose(dialog, '理由类别', '等待其他单位');
      await dialog.getByLabel('说明').first().fill('议事会章程需先经居民代表会议表决。');
      await looksRight(liaison, 'campaign-ask-extension');
    });
    const log = liaison.page.getByRole('list', { name: '经过' });
    await log
      .getByText(/^申请延期至/)
      .first()
      .waitFor();
    expect(await log.getByText(/^申请延期至/).count()).toBe(1);
    const council = liaison.at;

    const office = await people.at('office', council);
    await office.act('批复延期', async (decision) => {
      await decision.getByText('议事会章程需先经居民代表会议表决。').waitFor();
      await office.day(decision, '同意延到', inDays(60));
      await office.choose(decision, '理由类别', '所延缩短');
      await decision.getByLabel('说明').first().fill('先给到月中，不足再报。');
      await looksRight(office, 'campaign-decide-extension');
    });
    await office.button('批复延期').waitFor({ state: 'detached' });
    await office.sees('先给到月中，不足再报。');
    await looksRight(office, 'campaign-extended');
  });

  it('a duty given by word of mouth is entered late, and becomes overdue by itself', async () => {
    const office = await people.at('office', plan);
    const unit = (await records.me('community')).units[0]?.name ?? '';
    await office.act('补录任务', async (dialog) => {
      await dialog.getByLabel('工作任务').fill(WIRES);
      await dialog.getByLabel('具体内容').fill('逐户排查，拆除私拉电线。');
      await office.choose(dialog, '单位', unit);
      await office.choose(dialog, '时限怎么定', '写明日期');
      await office.day(dialog, '日期', inDays(-3));
      await dialog.getByLabel('来源写明').fill('专题会议纪要第4号');
      await office.day(dialog, '生效日', inDays(-20));
      await office.choose(dialog, '理由类别', '先有口头指示');
      await dialog.getByLabel('说明').last().fill('专题会上口头布置，会后补录。');
      await looksRight(office, 'campaign-late-item');
    });
    const link = office.page.locator('.data-table').getByRole('link', { name: WIRES });
    await link.click();
    await office.page.locator('main h1', { hasText: WIRES }).waitFor();
    await office.page.locator('.chips', { hasText: '逾期过 1 次' }).waitFor();
    await office.page
      .getByRole('list', { name: '经过' })
      .getByText(/^逾期，期限/)
      .waitFor();
    await looksRight(office, 'campaign-overdue');
  });

  it('who does what stands in the table of responsibility', async () => {
    const office = await people.at('office', `${plan}/responsibility`);
    for (const heading of [CLEANING, COUNCIL, WIRES]) await office.sees(heading);
    await looksRight(office, 'campaign-responsibility');
  });

  it('the record shows it all, as it is, as it was, and what changed since', async () => {
    const auditor = await people.at('auditor', task);
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
