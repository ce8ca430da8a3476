import { jest } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { ConsoleUnderTest } from './console-under-test.js';
import { DESK } from './visitor.js';

jest.setTimeout(120_000);

/** Bytes of JavaScript, packed with gzip, that a browser fetches before the page can be used. */
const MOST = 400_000;

let console_: ConsoleUnderTest;

beforeAll(async () => {
  console_ = await ConsoleUnderTest.start({ demo: false });
});

afterAll(() => console_?.end());

/** Every script the page fetches from now on, by its address. */
function scriptsOf(page: Page): {
  readonly packed: () => Promise<number>;
  readonly addresses: () => readonly string[];
} {
  const fetched = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') fetched.set(response.url(), response.body());
  });
  return {
    packed: async () => (await Promise.all(fetched.values())).reduce((sum, body) => sum + gzipSync(body).length, 0),
    addresses: () => [...fetched.keys()],
  };
}

describe.each(['zh-CN', 'en'] as const)('JavaScript of the first load in %s', (locale) => {
  it('of the sign-in page stays below what a slow line carries', async () => {
    const visitor = await console_.visitor(DESK, locale);
    const scripts = scriptsOf(visitor.page);
    await visitor.open('/');
    await visitor.page.locator('.accounts button').first().waitFor();
    expect(scripts.addresses().length).toBeGreaterThan(2);
    expect(await scripts.packed()).toBeLessThanOrEqual(MOST);
    await visitor.leave();
  });

  it('of the workbench does too, with what came before it', async () => {
    const visitor = await console_.visitor(DESK, locale);
    const scripts = scriptsOf(visitor.page);
    await visitor.signIn('office');
    await visitor.settled();
    const packed = await scripts.packed();
    expect(packed).toBeGreaterThan(100_000);
    expect(packed).toBeLessThanOrEqual(MOST);
    const other = locale === 'en' ? 'zh' : 'en';
    expect(scripts.addresses().filter((address) => new RegExp(`words\\.${other}-`).test(address))).toEqual([]);
    await visitor.leave();
  });
});

describe('a new version', () => {
  it('is offered while the page goes on, and taken when it is asked for', async () => {
    const visitor = await console_.signedIn('office');
    await visitor.keptInBrowser();
    await visitor.page.getByRole('searchbox').fill('社区');
    // Under another address the same worker counts as the next one.
    await visitor.page.evaluate("navigator.serviceWorker.register('/sw.js?next').then(() => true)");
    await visitor.sees('新版本已就绪。');
    expect(await visitor.page.getByRole('searchbox').inputValue()).toBe('社区');
    expect(await visitor.look('new-version')).toEqual([]);

    const loaded = visitor.page.waitForEvent('load');
    await visitor.button('刷新').click();
    await loaded;
    await visitor.settled();
    expect(await visitor.page.evaluate('navigator.serviceWorker.controller.scriptURL')).toMatch(/next$/);
    expect(await visitor.page.getByRole('searchbox').inputValue()).toBe('');
    await visitor.leave();
  });
});

describe('a page that cannot be shown', () => {
  it('says so where no page has that address', async () => {
    const visitor = await console_.signedIn('office');
    // The first is below a section, the second is no section: the name of what every object has.
    for (const address of ['/titles/of/nobody', '/constructor']) {
      await visitor.open(address);
      await visitor.page.getByRole('heading', { name: '没有这个页面' }).waitFor();
    }
    expect(await visitor.look('no-such-page')).toEqual([]);
    await visitor.leave();
  });

  it('leaves the rest as it is where its code does not come, and comes when it is loaded anew', async () => {
    const visitor = await console_.visitor();
    const { page } = visitor;
    await page.route('**/sw.js', (route) => route.abort());
    await visitor.signIn('office');
    await visitor.settled();
    await page.route('**/assets/*.js', (route) => route.abort());
    await visitor.link('称号').first().click();
    await visitor.sees('这一页没能显示');
    await page.unroute('**/assets/*.js');
    const loaded = page.waitForEvent('load');
    await visitor.button('重新载入').click();
    await loaded;
    await page.getByRole('heading', { name: '称号', exact: true }).waitFor();
    await visitor.leave();
  });
});
