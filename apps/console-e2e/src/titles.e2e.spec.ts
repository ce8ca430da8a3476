import { jest } from '@jest/globals';
import { ConsoleUnderTest } from './console-under-test.js';
import { APPLIED, County, DEPUTY, inDays, LEADER, LEADER_SECOND, OFFICE } from './county.js';
import { enterLate, enterLateAlone } from './late-entry.js';
import type { TitleRead } from './naming.js';
import { PHONE, type Visitor } from './visitor.js';

jest.setTimeout(180_000);

/** Took no part in what led to the list. */
const HANDLER = 'office-deputy';
const GRID = '柳荫第一网格';
const OBJECTION = '公示的网格楼道内仍有堆物，请核实。';
const NAMING = '清创〔2026〕12号';
const REMOVAL = '清创〔2026〕18号';
const MINUTES = '县政府常务会议纪要第7号';
const PLAQUE = '整洁-2026-001';

let console_: ConsoleUnderTest;
let county: County;
let office: Visitor;
let leader: Visitor;
let second: Visitor;
let subjectId: string;
let slate: string;
let title: string;
let publicPages: string;

/** What is known of the title once it is so. */
async function becomes(holds: (title: Readonly<Record<string, unknown>>) => boolean): Promise<void> {
  await county.eventually(`/api/awards/v1${title}`, holds);
}

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
  county = await County.publishing(console_, APPLIED);
  subjectId = await county.team(GRID);
  publicPages = `/public/${encodeURIComponent((await county.me(OFFICE)).tenant.name)}`;
  office = await console_.signedIn(OFFICE);
  leader = await console_.signedIn(LEADER);
  second = await console_.signedIn(LEADER_SECOND);
});

afterAll(() => console_?.end());

describe('a grid that applies', () => {
  let application: string;

  it('is reviewed by the town and determined by two persons of the office', async () => {
    const community = await console_.signedIn('community');
    await community.open('/applications');
    await community.act('申报', async (dialog) => {
      await community.choose(dialog, '创建项目', '整洁网格评定');
      await community.choose(dialog, '对象', GRID);
      await dialog.getByLabel('申报说明').fill('对照标准自查，自愿申报。');
      await enterLate(community, dialog, inDays(-40));
    });
    await community.page.waitForURL(/\/applications\/[^/]+$/);
    application = new URL(community.page.url()).pathname;
    await community.sees('乡镇初审 办理中');
    expect(await community.look('titles-application')).toEqual([]);
    await community.leave();

    const town = await console_.signedIn('town');
    await town.open(application);
    await town.act('通过', (dialog) => enterLate(town, dialog, inDays(-38)));
    await town.sees('乡镇初审 已过');
    await town.leave();

    await office.open(application);
    await office.act('通过', async (dialog) => {
      await office.choose(dialog, '等级', '金牌');
      await enterLate(office, dialog, inDays(-36));
    });
    const deputy = await console_.signedIn(DEPUTY);
    await deputy.open(application);
    await deputy.act('认可', async (dialog) => {
      await deputy.choose(dialog, '等级', '金牌');
      await enterLate(deputy, dialog, inDays(-35));
    });
    await deputy.sees('县办认定 已过');
    expect(await deputy.look('titles-determined')).toEqual([]);
    await deputy.leave();
    slate = `/notices/slates/${await county.slateOf(application.split('/').at(-1) ?? '')}`;
    title = `/titles/${await county.only(`/api/awards/v1/titles?subjectId=${subjectId}`)}`;
  });
});

describe('a candidate', () => {
  let notice: string;
  let objection: string;

  it('is shown to the public by a leader', async () => {
    await leader.open(slate);
    await leader.sees(GRID);
    expect(await leader.look('titles-slate')).toEqual([]);
    await leader.act('开始公示');
    await leader.page.waitForURL(/\/notices\/[^/]+$/);
    await leader.sees('公示中');
    expect(await leader.look('titles-notice')).toEqual([]);
    notice = new URL(leader.page.url()).pathname;
  });

  it('is objected to on the public page by somebody with a phone', async () => {
    const resident = await console_.visitor(PHONE);
    await resident.open(publicPages);
    expect(await resident.look('titles-public-notices')).toEqual([]);
    await resident.link('“整洁网格”拟命名对象公示').click();
    await resident.sees(GRID);
    await resident.choose(resident.page.locator('main'), '对哪个对象', GRID);
    await resident.page.getByLabel('异议内容').fill(OBJECTION);
    await resident.page.getByLabel('姓名（可不填）').fill('居民甲');
    await resident.page.getByLabel('联系方式（可不填）').fill('13900000000');
    expect(await resident.look('titles-public-objection')).toEqual([]);
    await resident.button('提交异议').click();
    await resident.sees('异议已收到，谢谢。');
    objection = `/notices/objections/${await resident.page.locator('strong.number').innerText()}`;
    expect(await resident.look('titles-public-thanks')).toEqual([]);
    await resident.leave();
  });

  it('is held up until the objection is answered', async () => {
    const handler = await console_.signedIn(HANDLER);
    await office.open(notice);
    await office.sees('异议待处理');
    await office.open(objection);
    await office.sees(OBJECTION);
    expect(await office.look('titles-objection')).toEqual([]);
    const { name } = await county.me(HANDLER);
    await office.act('指定处理人', (dialog) => office.choose(dialog, '处理人', name));
    await office.sees('办理中');

    await handler.open(objection);
    await handler.act('处理异议', async (dialog) => {
      await dialog.getByRole('radio', { name: '不成立', exact: true }).check();
      await dialog.getByLabel('查明的情况与理由').fill('到现场核查，楼道堆物已于公示前清理完毕。');
    });
    await handler.sees('已处理');
    await handler.act('登记答复', (dialog) => dialog.getByRole('radio', { name: '电话' }).check());
    await handler.sees('已答复');
    expect(await handler.look('titles-objection-answered')).toEqual([]);
    await handler.leave();
  });

  it('was shown on paper before: the notice is cancelled, and the one on paper entered', async () => {
    await office.open(notice);
    await office.act('取消公示', async (dialog) => {
      await office.choose(dialog, '理由类别', '有误');
      await dialog.getByLabel('说明').fill('已在公示栏公示过，不再重复公示。');
    });
    await office.sees('已取消');
    expect(await office.look('titles-notice-cancelled')).toEqual([]);
    await county.eventually<{ readonly status: string }>(
      `/api/awards/v1/slates/${slate.split('/').at(-1)}`,
      ({ status }) => status === 'prepared',
    );

    await leader.open(slate);
    await leader.act('开始公示', (dialog) => enterLate(leader, dialog, inDays(-35)));
    await leader.page.waitForURL(/\/notices\/[^/]+$/);
    await becomes(({ pending }) => pending === 'ready');
    await leader.open(new URL(leader.page.url()).pathname);
    await leader.sees('公示期满');
  });

  it('is named by two persons, and the plaque handed over', async () => {
    // So many working days after the notice: how many days those are the calendar says.
    const { readiness } = await county.eventually<TitleRead>(
      `/api/awards/v1${title}`,
      ({ pending }) => pending === 'ready',
    );
    const on = readiness?.ready.notBefore ?? '';
    await leader.open(title);
    expect(await leader.look('titles-to-sign')).toEqual([]);
    await leader.act('签署命名', async (dialog) => {
      await dialog.getByLabel('文号').fill(NAMING);
      await dialog.getByLabel('会议纪要编号').fill(MINUTES);
      await enterLate(leader, dialog, on);
    });
    await leader.sees('待第二人签署');
    expect(await leader.button('签署命名').count()).toBe(0);
    expect(await leader.look('titles-signed-once')).toEqual([]);

    await second.open(title);
    await second.sees('待第二人签署');
    await second.act('签署命名', (dialog) => enterLate(second, dialog, on));
    await second.sees('已命名');

    await office.open(title);
    await office.act('授牌', async (dialog) => {
      await dialog.getByLabel('牌匾编号').fill(PLAQUE);
      await dialog.getByLabel('地点').fill('小区广场');
      await enterLate(office, dialog, on);
    });
    await office.sees('已授牌');
    await office.sees(`牌匾 ${PLAQUE}`);
    expect(await office.look('titles-conferred')).toEqual([]);
  });

  it('stands in the public register', async () => {
    const resident = await console_.visitor(PHONE);
    await resident.open(`${publicPages}/titles`);
    expect(await resident.look('titles-public-register')).toEqual([]);
    await resident.link(GRID).click();
    await resident.sees('有效');
    await resident.sees(PLAQUE);
    expect(await resident.look('titles-public-plaque')).toEqual([]);
    await resident.leave();
  });
});

describe('a title that is held', () => {
  it('is proposed for removal when an officer confirms what happened', async () => {
    await county.fight(subjectId, 12);
    await becomes(({ procedure }) => procedure === 'raised');
    await office.open(title);
    await office.sees('情形已触发');
    expect(await office.look('titles-raised')).toEqual([]);
    await office.act('核实情形', (dialog) => enterLate(office, dialog, inDays(-11)));
    await office.sees('建议摘牌');
  });

  it('is taken away only after the subject was told, heard and answered', async () => {
    await office.act('告知', async (dialog) => {
      await dialog.getByRole('radio', { name: '当面' }).check();
      await enterLate(office, dialog, inDays(-10));
    });
    await office.sees('已告知');
    await office.act('补录：记录陈述申辩', async (dialog) => {
      await dialog.getByLabel('陈述申辩内容').fill('斗殴双方系外来人员，已当场制止。');
      await enterLateAlone(office, dialog, inDays(-9));
    });
    await office.sees('尚未答复');
    await office.act('答复陈述申辩', async (dialog) => {
      await dialog.getByRole('textbox', { name: '答复' }).fill('陈述属实，但不影响第八条的适用。');
      await enterLate(office, dialog, inDays(-8));
    });
    await office.sees('已答复陈述申辩');
    expect(await office.look('titles-answered')).toEqual([]);
  });

  it('is taken away by two persons', async () => {
    await leader.open(title);
    await leader.act('签署摘牌', async (dialog) => {
      await dialog.getByLabel('文号').fill(REMOVAL);
      await dialog.getByLabel('会议纪要编号').fill(MINUTES);
      await enterLate(leader, dialog, inDays(-6));
    });
    await leader.sees('待签署');
    expect(await leader.button('签署摘牌').count()).toBe(0);
    await second.open(title);
    await second.act('签署摘牌', (dialog) => enterLate(second, dialog, inDays(-6)));
    await second.sees('已摘牌');
    expect(await second.look('titles-removed')).toEqual([]);
  });

  it('gives the plaque back', async () => {
    await office.open(title);
    await office.act('收回牌匾', (dialog) => enterLate(office, dialog, inDays(-5)));
    await office.sees('已收回');
    expect(await office.look('titles-plaque-recovered')).toEqual([]);
    const resident = await console_.visitor(PHONE);
    await resident.open(`${publicPages}${title}`);
    await resident.sees('查无有效称号');
    expect(await resident.look('titles-public-not-valid')).toEqual([]);
    await resident.leave();
  });

  it('is held again when two persons annul the removal', async () => {
    await leader.open(title);
    await leader.act('提出撤销摘牌', async (dialog) => {
      await leader.choose(dialog, '理由类别', '与事实不符');
      await dialog.getByLabel('说明').fill('经复核，斗殴不在该网格内。');
    });
    await leader.sees('撤销摘牌（待第二人签署）');
    expect(await leader.look('titles-annulment-proposed')).toEqual([]);
    await second.open(title);
    await second.act('签署撤销摘牌');
    await second.sees('这次摘牌已撤销，视为从未摘牌');
    await second.sees('已授牌');
    expect(await second.look('titles-annulled')).toEqual([]);
  });

  it('is seen as it was at any moment of its record', async () => {
    await office.open(title);
    const bar = office.page.getByRole('slider', { name: '时间' });
    const last = Number(await bar.getAttribute('max'));
    await bar.focus();
    await bar.press('Home');
    await office.page.waitForURL(/asOf=/);
    await office.sees('只看，不能办理');
    await office.settled();
    expect(await office.button(/^签署|^提出/).count()).toBe(0);
    await bar.press('End');
    await office.page.waitForURL((url) => url.search === '');
    const removed = office.page.locator('.chip', { hasText: /^已摘牌$/ });
    for (let nth = last; nth > 0 && (await removed.count()) === 0; nth -= 1) {
      await bar.press('ArrowLeft');
      await office.page.locator(`[aria-valuetext*="第 ${nth} 条记录"]`).waitFor();
      await office.settled();
    }
    await office.sees(/^已摘牌$/);
    expect(await office.look('titles-as-of')).toEqual([]);
    await office.button('与现在比较').click();
    await office.dialog.getByText('状态').first().waitFor();
    await office.page.keyboard.press('Escape');
    await office.button('回到现在').click();
    await office.sees('已授牌');
    expect(new URL(office.page.url()).search).toBe('');
  });
});
