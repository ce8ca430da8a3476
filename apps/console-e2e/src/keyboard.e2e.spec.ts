import { jest } from '@jest/globals';
import { succeeded } from '@gongjian/system-e2e';
import type { Locator } from 'playwright-core';
import { ConsoleUnderTest } from './console-under-test.js';
import type { Visitor } from './visitor.js';
import { inDays, publishProgramme } from './work-plan.js';

jest.setTimeout(240_000);

const TITLE = '键盘方案';
const HEADING = '清理楼道堆物';

interface Listed {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

interface Me {
  readonly id: string;
  readonly name: string;
  readonly rootDivision: { readonly id: string };
  readonly units: readonly { readonly id: string }[];
}

let console_: ConsoleUnderTest;
let planId = '';
let taskId = '';

/** Drafts a plan of one task. */
async function draft(): Promise<string> {
  const programmeId = await publishProgramme(console_);
  const of = async (account: string): Promise<Me> =>
    succeeded(await console_.as(account).get<Me>('/api/directory/v1/me'));
  const [office, handler] = [await of('office'), await of('handler')];
  const { items } = succeeded(
    await console_.as('office').get<Listed>(`/api/directory/v1/units?name=${encodeURIComponent('柳荫社区居民委员会')}`),
  );
  const { id } = succeeded(
    await console_.as('office').post('/api/plans/v1/plans', {
      programmeId,
      header: {
        title: TITLE,
        authorityUnitId: office.units[0]?.id,
        divisionId: office.rootDivision.id,
        period: { from: inDays(0), to: inDays(200) },
      },
      items: [
        {
          heading: HEADING,
          content: '逐栋清理。',
          units: [
            { role: 'lead', unitId: items[0]?.id },
            { role: 'responsible', unitId: handler.units[0]?.id },
          ],
          due: { kind: 'stated', on: inDays(40) },
        },
      ],
    }),
  );
  return id;
}

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
  planId = await draft();
});

afterAll(() => console_?.end());

/** `g` and the letter of the place; the address is there before its page is. */
async function goTo({ page }: Visitor, letter: string, place: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
  await page.locator(`.rail a[aria-current="page"][href="${place}"]`).waitFor();
}

/** Moves down the list until the focus is on this, and opens it. */
async function openInList(visitor: Visitor, link: Locator): Promise<void> {
  await link.first().waitFor();
  await visitor.settled();
  const rows = await visitor.page.locator('main .ant-table-row, main .work-row').count();
  for (let pressed = 0; pressed < rows; pressed += 1) {
    await visitor.page.keyboard.press('j');
    if (await link.first().evaluate((element) => element === element.ownerDocument.activeElement)) break;
  }
  await visitor.page.keyboard.press('Enter');
  await visitor.page.waitForURL(/\/(plans|tasks)\/[0-9a-f-]{36}$/);
  await visitor.settled();
}

async function press(visitor: Visitor, button: Locator): Promise<void> {
  await button.waitFor();
  await visitor.tabTo(button);
  await visitor.page.keyboard.press('Enter');
}

async function send(visitor: Visitor, name: string): Promise<void> {
  await press(visitor, visitor.dialog.getByRole('button', { name, exact: true }));
  await visitor.answered();
}

/** What is no part of the journey is done beside the pages. */
async function write(account: string, path: string, body: unknown): Promise<void> {
  succeeded(await console_.as(account).post(path, body));
}

describe('by the keyboard alone', () => {
  it('the keys are told, and left with Escape', async () => {
    const office = await console_.signedIn('office');
    await office.page.keyboard.press('?');
    await office.dialog.getByText('键盘快捷键').waitFor();
    expect(await office.look('keyboard-help')).toEqual([]);
    await office.page.keyboard.press('Escape');
    await office.answered();
    await office.page.keyboard.press('/');
    await office.page.keyboard.type('柳荫');
    await office.page.keyboard.press('Enter');
    await office.page.waitForURL(/\/search\?q=/);
    await office.leave();
  });

  it('the office names who handles a task', async () => {
    const office = await console_.signedIn('office');
    const { name } = succeeded(await console_.as('handler').get<Me>('/api/directory/v1/me'));
    await goTo(office, 'f', '/plans');
    await openInList(office, office.link(TITLE));
    const item = office.page.locator('.plan-items > li', { hasText: HEADING });
    await press(office, item.getByRole('button', { name: '改', exact: true }));
    await press(office, office.dialog.getByRole('button', { name: '加一人' }));
    await office.chooseByKeys(office.dialog.getByRole('combobox', { name: '角色' }).last(), '承办人');
    await office.chooseByKeys(office.dialog.getByRole('combobox', { name: '人员' }), name);
    expect(await office.look('keyboard-handler')).toEqual([]);
    await send(office, '改');
    await item.getByText(name).waitFor();
    await office.leave();
  });

  it('the leader issues a plan: its task is assigned', async () => {
    const leader = await console_.signedIn('leader');
    await goTo(leader, 'f', '/plans');
    await openInList(leader, leader.link(TITLE));
    expect(new URL(leader.page.url()).pathname).toBe(`/plans/${planId}`);
    await press(leader, leader.button('印发'));
    await leader.tabTo(leader.dialog.getByLabel('文号'));
    await leader.page.keyboard.type('云创办〔2026〕801号');
    await send(leader, '印发');
    const task = leader.page.locator('.data-table').getByRole('link', { name: HEADING });
    await task.waitFor();
    expect(await leader.look('keyboard-issued')).toEqual([]);
    await leader.tabTo(task);
    await leader.page.keyboard.press('Enter');
    await leader.page.waitForURL(/\/tasks\/[0-9a-f-]{36}$/);
    taskId = new URL(leader.page.url()).pathname.split('/').at(-1) ?? '';
    await leader.leave();
  });

  it('a unit signs for it in its list of work', async () => {
    const liaison = await console_.signedIn('unit-liaison');
    const row = liaison.page.locator('.work-row', { hasText: HEADING });
    await row.waitFor();
    await liaison.page.keyboard.press('j');
    await press(liaison, row.getByRole('button', { name: '签收', exact: true }));
    await row.getByRole('button', { name: '签收', exact: true }).waitFor({ state: 'detached' });
    await goTo(liaison, 'r', '/tasks');
    await openInList(liaison, liaison.link(HEADING));
    await liaison.page.locator('.chips', { hasText: '办理中' }).waitFor();
    await liaison.leave();
  });

  it('the office decides on more time', async () => {
    await write('unit-liaison', `/api/plans/v1/tasks/${taskId}/extension-requests`, {
      until: inDays(60),
      reason: { code: 'dependsOnOthers', text: '等物业腾出库房。' },
    });
    const office = await console_.signedIn('office');
    await goTo(office, 'r', '/tasks');
    await openInList(office, office.link(HEADING));
    await press(office, office.button('批复延期'));
    await office.dialog.getByText('等物业腾出库房。').waitFor();
    expect(await office.look('keyboard-decide')).toEqual([]);
    await send(office, '批复延期');
    await office.sees(`延到`);
    await office.button('批复延期').waitFor({ state: 'detached' });
    await office.leave();
  });

  it('the head of the unit approves, the town returns it with a reason', async () => {
    const file = succeeded(
      await console_
        .as('handler')
        .upload('/api/plans/v1/files', { name: '台账.txt', bytes: Buffer.from('一号楼 已清理'), type: 'text/plain' }),
    );
    await write('handler', `/api/plans/v1/tasks/${taskId}/submissions`, {
      evidence: [{ fileId: file.id, note: '台账' }],
      statement: '已清理完毕。',
    });

    const head = await console_.signedIn('unit-head');
    await openInList(head, head.link(HEADING));
    await press(head, head.button('通过'));
    await send(head, '通过');
    await head.button('通过').waitFor({ state: 'detached' });
    await head.leave();

    const town = await console_.signedIn('town');
    await openInList(town, town.link(HEADING));
    await press(town, town.button('退回'));
    await town.chooseByKeys(town.dialog.getByRole('combobox', { name: '理由类别' }), '佐证不符');
    await town.tabTo(town.dialog.getByLabel('说明'));
    await town.page.keyboard.type('台账不是这栋楼的。');
    await send(town, '退回');
    await town.page.locator('.chips', { hasText: '已退回' }).waitFor();
    await town.sees('台账不是这栋楼的。');
    expect(await town.look('keyboard-returned')).toEqual([]);

    const time = town.page.getByRole('slider', { name: '时间' });
    await town.tabTo(time);
    await town.page.keyboard.press('Home');
    await town.sees(/时的样子/);
    await town.page.keyboard.press('End');
    await town.page.locator('.banner').waitFor({ state: 'detached' });
    await town.leave();
  });
});
