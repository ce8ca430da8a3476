import { jest } from '@jest/globals';
import { ConsoleUnderTest } from './console-under-test.js';
import { PAGES, PUBLIC_PAGES, type ConsolePage } from './page-list.js';
import { addressOf, nameOf } from './screens/addresses.js';
import { DESK, PHONE } from './visitor.js';

jest.setTimeout(600_000);

const accounts = [...new Set(PAGES.map(({ account }) => account))];
/** What the demo leaves something to look at of. */
const pagesOf = (account: string): readonly ConsolePage[] =>
  PAGES.filter((page) => page.account === account && page.demo);

let console_: ConsoleUnderTest;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: true });
});

afterAll(() => console_?.end());

describe.each([
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)('every page at the width of %s', (_name, viewport) => {
  it.each(accounts)('of %s is whole, reachable and without complaint', async (account) => {
    const visitor = await console_.signedIn(account, viewport);
    const wrong: string[] = [];
    for (const page of pagesOf(account)) {
      const address = await addressOf(page, { server: console_.server, ids: new Map() });
      if (address === null) {
        wrong.push(`${page.at}: the demo leaves nothing to look at`);
        continue;
      }
      await visitor.open(address.at);
      const found = await visitor.look(nameOf(`${account} ${page.at}`));
      wrong.push(...found.map((what) => `${page.at}: ${what}`));
    }
    await visitor.leave();
    expect(wrong).toEqual([]);
  });
});

describe('without signing in', () => {
  it.each([
    ['a desk', DESK],
    ['a phone', PHONE],
  ] as const)('the way in and the public pages fit %s', async (_name, viewport) => {
    const visitor = await console_.visitor(viewport);
    const wrong: string[] = [];
    for (const page of PUBLIC_PAGES.filter(({ demo }) => demo)) {
      const address = await addressOf(page, { server: console_.server, ids: new Map() });
      await visitor.open(address?.at ?? page.at);
      const found = await visitor.look(nameOf(`public ${page.at}`));
      wrong.push(...found.map((what) => `${page.at}: ${what}`));
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
