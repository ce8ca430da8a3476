import { jest } from '@jest/globals';
import { succeeded, type Caller } from '@gongjian/system-e2e';
import { issueThrough, publishThrough } from './adopting.js';
import { healthAgency } from './agency.js';
import { applyThrough, passThrough } from './applying.js';
import { assessThrough, choice, concludeThrough, score } from './assessing.js';
import { ConsoleUnderTest } from './console-under-test.js';
import { DEPUTY, inDays, LEADER, LEADER_SECOND, OFFICE } from './county.js';
import { definitionFile, shippedDefinition } from './definition-file.js';
import { enterLate, enterLateFor } from './late-entry.js';
import { nameThrough } from './naming.js';
import { People } from './people.js';
import { photograph } from './photograph.js';
import { Records, type Listed } from './records.js';
import { DESK, idAt, PHONE, type Visitor } from './visitor.js';

jest.setTimeout(240_000);

/** Days from now: what led from the first naming to the wrong report. */
const DAYS = {
  plan: -150,
  first: -140,
  case: -100,
  supervised: -96,
  followedUp: -90,
  tooEarly: -87,
  second: -80,
  wrong: -40,
};

interface Round extends Listed {
  readonly roundCode: string;
  readonly period: { readonly from: string; readonly to: string };
}

interface Incident {
  readonly id: string;
  readonly on: string;
}

let console_: ConsoleUnderTest;
let people: People;
let records: Records;
let health: Caller;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
  people = new People(console_);
  records = new Records(console_, OFFICE);
  health = await healthAgency(console_);
});

afterEach(() => expect(people.complaints()).toEqual([]));

afterAll(async () => {
  await people?.leave();
  await console_?.end();
});

describe.each([
  ['a desk', DESK, 1],
  ['a phone', PHONE, 2],
] as const)('a case-free compound through the pages at the width of %s', (_name, viewport, serial) => {
  const file = definitionFile(shippedDefinition('case-free-compound'), serial);
  const compound = `柳荫新苑${serial}`;
  let programmeId = '';
  let subjectId = '';
  let title = '';
  let followUp = '';
  let wrong: Incident;

  const roundOf = async (isIt: (round: Round) => boolean): Promise<string> =>
    (await records.listed<Round>(`/api/assessments/v1/rounds?programmeId=${programmeId}&limit=200`, isIt)).id;

  const applies = (on: string) =>
    applyThrough(people, { programme: file.name, subject: compound, by: 'community', on });

  /** From the application to the plaque. */
  const isNamed = async (nth: number, first: number): Promise<void> => {
    const on = inDays(first + 4);
    const application = await applies(inDays(first));
    await passThrough(people, application, { by: 'town', on: inDays(first + 2) });
    const roundId = await roundOf(
      ({ roundCode, period }) => roundCode === 'evaluation' && period.from === inDays(first),
    );
    const { id: sheetId } = await records.listed(
      `/api/assessments/v1/sheets?roundId=${roundId}&subjectId=${subjectId}`,
    );
    const assessors = ['assessor', 'assessor-second'];
    await assessThrough(people, {
      sheet: `/assessment/sheets/${sheetId}`,
      by: OFFICE,
      assessors: new Map(await Promise.all(assessors.map(async (one) => [one, (await records.me(one)).name] as const))),
      answers: [
        {
          ...choice('现场核查', '达到', '门岗、扫码、消杀均落实。'),
          photos: [{ file: photograph('现场.png', `${serial} ${nth}`), on: inDays(first - 2) }],
        },
        choice('建有台账', '是'),
        score('网格户数', '16'),
      ],
      on,
    });
    await concludeThrough(people, `/assessment/rounds/${roundId}`, OFFICE, on);

    const determined = inDays(first + 6);
    for (const by of ['county-reviewer', OFFICE]) await passThrough(people, application, { by, on: determined });
    await passThrough(people, application, { by: DEPUTY, on: determined, act: '认可' });
    const city = await people.at('office', application);
    await city.act('登记备案', async (dialog) => {
      await dialog.getByLabel('备案回执号').fill(`市备-${serial}-${nth}`);
      await enterLate(city, dialog, determined);
    });
    await city.sees(`市备-${serial}-${nth}`);
    await people.look(city, 'case-free-filed-upward');

    const slate = await records.listed(`/api/awards/v1/slates?fromId=${application.split('/').at(-1)}`);
    title = `/titles/${(await records.listed(`/api/awards/v1/titles?programmeId=${programmeId}&subjectId=${subjectId}`)).id}`;
    const leader = await people.at(LEADER, `/notices/slates/${slate.id}`);
    await leader.act('开始公示', (dialog) => enterLate(leader, dialog, inDays(first + 8)));
    await leader.page.waitForURL(/\/notices\/[0-9a-f-]{36}$/);
    await people.look(leader, 'case-free-notice');
    await nameThrough(people, records, title, {
      number: `清创〔2026〕6${serial}${nth}号`,
      plaque: `无疫-${serial}-${nth}`,
    });
  };

  /** The agency's system tells of a case: the rule removes the title in the name of who adopted it. */
  const caseIsReported = async (day: number, nth: number): Promise<Incident> => {
    const on = inDays(day);
    const { id } = succeeded(
      await health.post('/api/assessments/v1/incidents', {
        subjectId,
        kind: 'confirmedCase',
        occurredAt: `${on}T08:00:00+08:00`,
        reference: `JK-${serial}-${nth}`,
        lateEntry: { effectiveOn: on, reason: { code: 'enteredLate', text: '报送线路中断，恢复后补报。' } },
      }),
    );
    const office = await people.at(OFFICE, title);
    await office.page.locator('.chips', { hasText: '已摘牌' }).waitFor();
    await office.sees('第七条第一项');
    await people.look(office, 'case-free-removed');
    return { id, on };
  };

  beforeAll(() => people.sitAt(viewport));

  it('the city publishes the programme, the county issues its plan and registers a compound', async () => {
    const [city, county] = [await records.me('office'), await records.me(OFFICE)];
    programmeId = await publishThrough(people, 'office', city.units[0]?.name ?? '', file);
    await issueThrough(people, {
      by: OFFICE,
      signedBy: LEADER,
      programme: file.name,
      title: `清河县无疫小区创建方案（${serial}）`,
      from: inDays(DAYS.plan),
      to: inDays(200),
      duty: '组织小区自查、村社检查和街镇督查',
      unit: county.units[0]?.name ?? '',
      number: `清创〔2026〕2${serial}号`,
    });
    const office = await people.at(OFFICE, '/administration/subjects');
    await office.act('登记', async (dialog) => {
      await dialog.getByLabel('对象名称').fill(compound);
      await office.choose(dialog, '类别', '小区');
      await dialog.getByLabel('分类').fill('newEstate');
      await office.choose(dialog, '区划', '柳荫社区');
      await office.day(dialog, '生效日', '2020-01-01');
      await people.look(office, 'case-free-register');
    });
    await office.page.locator('main h1', { hasText: compound }).waitFor();
    subjectId = await idAt(office);
  });

  it('it applies, is reviewed, evaluated and determined by two, shown, named by two and given its plaque', async () => {
    await isNamed(1, DAYS.first);
  });

  it('a case is reported: it is removed at once, by rule', async () => {
    await caseIsReported(DAYS.case, 1);
  });

  it('the removal is signed, served, published, and the plaque is back', async () => {
    const office = await people.at(OFFICE, title);
    const on = inDays(DAYS.case);
    const { name } = await records.me(LEADER);
    await office.act('存入签发文件', async (dialog) => {
      await dialog.getByLabel('文号').fill(`清创〔2026〕7${serial}号`);
      await office.attach(dialog, /把文件拖到这里/, [photograph('摘牌决定.png', `${serial}`)]);
      await office.choose(dialog, '签发人', name);
      await enterLate(office, dialog, on);
    });
    await office.act('送达', async (dialog) => {
      await dialog.getByRole('radio', { name: '当面' }).check();
      await enterLate(office, dialog, on);
    });
    await office.act('公布', async (dialog) => {
      await dialog.getByRole('checkbox', { name: '公示栏' }).check();
      await enterLate(office, dialog, on);
    });
    await office.act('收回牌匾', (dialog) => enterLate(office, dialog, on));
    await office.sees('已收回');
    await people.look(office, 'case-free-after-removal');
  });

  it('the supervision ends, the follow-up opens by itself and the leader confirms it', async () => {
    const on = inDays(DAYS.supervised);
    const roundId = await roundOf(
      ({ roundCode, period }) => roundCode === 'supervision' && period.from <= on && on <= period.to,
    );
    await concludeThrough(people, `/assessment/rounds/${roundId}`, OFFICE, on);
    const { id } = await records.listed(`/api/plans/v1/follow-ups?subjectId=${subjectId}`);
    followUp = `/follow-ups/${id}`;
    const leader = await people.at(LEADER, followUp);
    await leader.act('确认督导', async (dialog) => {
      await dialog.getByLabel('意见').fill('请县创建办包点督导。');
      await enterLate(leader, dialog, on);
    });
    await leader.sees('领导已确认');
    await people.look(leader, 'case-free-follow-up');
  });

  it('a problem is ordered to be put right, done, checked and closed; the removal is settled', async () => {
    const on = inDays(DAYS.supervised);
    const [committee, { name: who }] = [
      (await records.me('community')).units[0]?.name ?? '',
      await records.me('community'),
    ];
    const office = await people.at(OFFICE, followUp);
    await office.act('责令整改', async (dialog) => {
      await dialog.getByLabel('存在的问题').fill('夜间门岗无人值守。');
      await office.day(dialog, '发现日期', on);
      await office.choose(dialog, '责任单位', committee);
      await enterLate(office, dialog, on);
    });
    await office.link('夜间门岗无人值守。').click();
    const rectification = `/rectifications/${await idAt(office)}`;
    await office.act('补录：签收', (dialog) => enterLateFor(office, dialog, on, who), '签收');
    await office.act(
      '补录：提交整改情况',
      async (dialog) => {
        await office.attach(dialog, /把文件拖到这里/, [photograph('门岗排班.png', `${serial}`)]);
        await dialog.getByLabel('门岗排班.png 说明').fill('夜班排班表');
        await dialog.getByLabel('情况说明').fill('已安排夜班值守。');
        await enterLateFor(office, dialog, on, who);
        await people.look(office, 'case-free-put-right');
      },
      '提交整改情况',
    );
    await office.page.locator('.chips', { hasText: '待核查' }).waitFor();
    const deputy = await people.at(DEPUTY, rectification);
    await deputy.act('核查', (dialog) => enterLate(deputy, dialog, on));
    await deputy.page.locator('.chips', { hasText: '核查通过' }).waitFor();
    await deputy.act('销号', (dialog) => enterLate(deputy, dialog, on));
    await deputy.page.locator('.chips', { hasText: '已销号' }).waitFor();
    await people.look(deputy, 'case-free-closed');

    await office.turnTo(followUp);
    await office.act('办结', async (dialog) => {
      await dialog.getByLabel('查找的问题').fill('夜间门岗无人值守，消杀记录不全。');
      await dialog.getByLabel('吸取的教训').fill('物业须轮班值守，社区每周抽查。');
      await enterLate(office, dialog, inDays(DAYS.followedUp));
    });
    await office.sees('物业须轮班值守，社区每周抽查。');
    await people.look(office, 'case-free-settled');
    await records.eventually<{ readonly status: string }>(
      `/api/assessments/v1/subjects/${subjectId}/gate/${programmeId}`,
      ({ status }) => status === 'open',
    );
  });

  it('thirteen days after the case it may not apply yet', async () => {
    const community = await people.at('community', '/applications');
    await community.button('申报').click();
    const { dialog } = community;
    await community.choose(dialog, '创建项目', file.name);
    await community.choose(dialog, '对象', compound);
    await enterLate(community, dialog, inDays(DAYS.tooEarly));
    await dialog.getByRole('button', { name: '申报', exact: true }).click();
    await dialog.getByRole('alert').filter({ hasText: '条件' }).waitFor();
    await people.look(community, 'case-free-too-early');
    await dialog.getByRole('button', { name: '取消', exact: true }).click();
    await community.answered();
  });

  it('it applies again, and is named again', async () => {
    await isNamed(2, DAYS.second);
  });

  it('a wrong report removes it, is withdrawn, and two people annul the removal', async () => {
    wrong = await caseIsReported(DAYS.wrong, 2);
    succeeded(await health.post(`/api/assessments/v1/incidents/${wrong.id}/withdrawal`, { reason: 'reportedInError' }));
    const leader = await people.at(LEADER, title);
    await leader.sees('依据的事实有 1 项已撤回');
    await leader.act('提出撤销摘牌', async (dialog) => {
      await dialog.getByText('报告撤回').or(dialog.getByText('撤回')).first().waitFor();
      await leader.choose(dialog, '理由类别', '撤回');
      await dialog.getByLabel('说明').fill('卫健系统核实为误报。');
    });
    await leader.sees('撤销摘牌（待第二人签署）');
    await people.look(leader, 'case-free-annulment');
    const second = await people.at(LEADER_SECOND, title);
    await second.act('签署撤销摘牌');
    await second.sees('这次摘牌已撤销，视为从未摘牌');
    await second.page.locator('.chips', { hasText: '已授牌' }).waitFor();
    await people.look(second, 'case-free-annulled');
  });

  it('is seen as it was between, and as it is now', async () => {
    const auditor = await people.at('auditor', title);
    await auditor.page.locator('.chips', { hasText: '已授牌' }).waitFor();
    await backTo(auditor, '已摘牌');
    await auditor.sees(/时的样子/);
    await people.look(auditor, 'case-free-as-it-was');
    await auditor.button('与现在比较').click();
    await auditor.dialog.getByText('状态').first().waitFor();
    const other = auditor.dialog.getByRole('combobox', { name: '与哪个时刻比较' });
    await other.focus();
    await other.press('End');
    await auditor.page.keyboard.press('ArrowDown');
    await auditor.page.keyboard.press('Enter');
    await auditor.page.getByRole('dialog', { name: /^\S+ \S+ 到 \S+ \S+ 的改动$/ }).waitFor();
    await people.look(auditor, 'case-free-two-moments');
    await auditor.page.keyboard.press('Escape');
    await auditor.button('回到现在').click();
    await auditor.page.locator('.chips', { hasText: '已授牌' }).waitFor();
  });

  it('shows an auditor what the rule saw, and that it says the same once more; nobody else', async () => {
    const auditor = await people.at('auditor', title);
    const raised = auditor.page.locator('.record .log > li', { hasText: /^触发情形第/ }).first();
    await raised.getByRole('button', { name: '决定时所见' }).press('Enter');
    const seen = auditor.page.getByRole('dialog', { name: '决定时所见' });
    await seen.getByText('与所记一致').waitFor();
    await seen.getByText('称号跟踪').waitFor();
    await seen
      .getByText(/^第 \d+ 个叶子$/)
      .first()
      .waitFor();
    await seen.getByText('当时的内容').first().click();
    await people.look(auditor, 'case-free-decision');
    const office = await people.at('office', title);
    await office.page.locator('.record .log > li').first().waitFor();
    expect(await office.button('决定时所见').count()).toBe(0);
  });
});

/** Back along the time bar until the page says so. */
async function backTo(visitor: Visitor, standing: string): Promise<void> {
  const { page } = visitor;
  const bar = page.getByRole('slider', { name: '时间' });
  const was = page.locator('.chips', { hasText: standing });
  await bar.focus();
  for (let nth = Number(await bar.getAttribute('max')); nth > 0 && (await was.count()) === 0; nth -= 1) {
    await Promise.all([page.waitForResponse(/[?&]asOf=/), bar.press('ArrowLeft')]);
    await page.locator(`[aria-valuetext*="第 ${nth} 条记录"]`).waitFor();
    await visitor.quiet();
  }
  await was.waitFor();
}
