import { jest } from '@jest/globals';
import { ConsoleUnderTest } from './console-under-test.js';
import { PAGES, PUBLIC_PAGES, type ConsolePage } from './page-list.js';
import { addressOf, nameOf } from './screens/addresses.js';
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
