import { succeeded } from '@gongjian/system-e2e';
import { jest } from '@jest/globals';
import { ConsoleUnderTest } from './console-under-test.js';
import { PAGES, PUBLIC_PAGES, type ConsolePage } from './page-list.js';
import { addressOf, nameOf } from './screens/addresses.js';
import { stretched } from './screens/names.js';
import { refusalsOf } from './screens/states.js';
import { DESK, PHONE, type Visitor } from './visitor.js';

jest.setTimeout(600_000);

const accounts = [...new Set(PAGES.map(({ account }) => account))];
/** What the demo leaves something to look at of. */
const pagesOf = (account: string): readonly ConsolePage[] =>
  PAGES.filter((page) => page.account === account && page.demo);

/** What is wrong with the page that is open. */
async function lookAtBothWidths(visitor: Visitor, name: string, at: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const viewport of [DESK, PHONE]) {
    await visitor.sitAt(viewport);
    const found = await visitor.look(name);
    wrong.push(...found.map((what) => `${at} at ${viewport.width} px: ${what}`));
  }
  return wrong;
}

let console_: ConsoleUnderTest;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: true });
});

afterAll(() => console_?.end());

describe('every page, at a desk and on a phone', () => {
  it.each(accounts)('of %s is whole, reachable and without complaint', async (account) => {
    const visitor = await console_.signedIn(account);
    const wrong: string[] = [];
    for (const page of pagesOf(account)) {
      const address = await addressOf(page, { server: console_.server, ids: new Map() });
      if (address === null) {
        wrong.push(`${page.at}: the demo leaves nothing to look at`);
        continue;
      }
      await visitor.sitAt(DESK);
      await visitor.open(address.at);
      wrong.push(...(await lookAtBothWidths(visitor, nameOf(`${account} ${page.at}`), page.at)));
    }
    await visitor.leave();
    expect(wrong).toEqual([]);
  });
});

describe('without signing in', () => {
  it('the way in and the public pages fit a desk and a phone', async () => {
    const visitor = await console_.visitor();
    const wrong: string[] = [];
    for (const page of PUBLIC_PAGES.filter(({ demo }) => demo)) {
      const address = await addressOf(page, { server: console_.server, ids: new Map() });
      await visitor.sitAt(DESK);
      await visitor.open(address?.at ?? page.at);
      wrong.push(...(await lookAtBothWidths(visitor, nameOf(`public ${page.at}`), page.at)));
    }
    await visitor.leave();
    expect(wrong).toEqual([]);
  });

  it('English is a full translation', async () => {
    const visitor = await console_.signedIn('office', DESK, 'en');
    await visitor.sees('Workbench');
    for (const page of PAGES.filter(({ english, list }) => english === true && list !== undefined)) {
      await visitor.open(page.at);
      expect(await visitor.look(nameOf(`english ${page.at}`))).toEqual([]);
      const words = await visitor.page.locator('nav.pages a, h1, th, .ant-btn').allInnerTexts();
      expect(words.filter((text) => /[\u4e00-\u9fff]/.test(text))).toEqual([]);
    }
    await visitor.leave();
  });
});

describe('a form whose choices cannot be read', () => {
  const PROGRAMMES = /\/api\/plans\/v1\/programmes\?/;

  it.each([
    { locale: 'zh-CN', field: '创建项目', says: '没有读到：', again: '再试一次', chosen: '人社指标' },
    { locale: 'en', field: 'Programme', says: 'Not read: ', again: 'Try again', chosen: 'four figures' },
  ] as const)('says so at the field in $locale, and reads them when it is asked again', async (words) => {
    const visitor = await console_.signedIn('office', PHONE, words.locale);
    visitor.forgive(/status of 503/);
    const { body, headers } = (await refusalsOf(console_.server))['503'];
    await visitor.page.route(PROGRAMMES, (route) => route.fulfill({ status: 503, headers: { ...headers }, body }));
    await visitor.open('/plans/new');
    const said = visitor.page.getByRole('alert').filter({ hasText: words.says });
    await said.waitFor();
    expect(await visitor.look(`choices unread ${words.locale}`)).toEqual([]);
    await visitor.page.unroute(PROGRAMMES);
    await said.getByRole('button', { name: words.again }).click();
    await said.waitFor({ state: 'detached' });
    await visitor.choose(visitor.page.locator('main'), words.field, words.chosen);
    await visitor.leave();
  });
});

describe('a name longer than a phone is wide', () => {
  it('takes three lines of the page on a phone until it is asked for whole, all of them at a desk', async () => {
    const { rootDivision } = succeeded(
      await console_.as('office').get<{ readonly rootDivision: { readonly id: string } }>('/api/directory/v1/me'),
    );
    const { id } = succeeded(
      await console_.as('office').post<{ readonly id: string }>('/api/directory/v1/units', {
        ...{ name: stretched('柳荫社区', 100), kind: 'committee', divisionId: rootDivision.id },
        effectiveOn: '2026-01-01',
      }),
    );
    const visitor = await console_.signedIn('office', PHONE);
    await visitor.open(`/administration/units/${id}`);
    const heading = visitor.page.getByRole('heading', { level: 1 });
    const height = async (): Promise<number> => (await heading.boundingBox())?.height ?? 0;
    const whole = visitor.button('全文');
    await whole.waitFor();
    expect(await visitor.look('heading cut')).toEqual([]);
    expect(await height()).toBeLessThan(90);
    await visitor.tabTo(whole);
    await visitor.page.keyboard.press('Enter');
    await visitor.button('收起').waitFor();
    expect(await height()).toBeGreaterThan(120);
    await visitor.sitAt(DESK);
    await visitor.button('收起').waitFor({ state: 'hidden' });
    await visitor.leave();
  });
});
