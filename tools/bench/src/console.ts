import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { measureLongList } from './long-list.js';
import { median, percentile, type Measurement } from './measurement.js';
import { Product } from './product/product.js';

const EXECUTABLE = '/usr/bin/chromium';
const DEMO = fileURLToPath(new URL('../../demo/dist/main.js', import.meta.url));
const ACCOUNT = 'office';
const COLD_STARTS = 5;
const WALKS = 5;
const KB = 1000;

const FIRST_PAGE_S = 2;
const ROUTE_MS = 200;
const INITIAL_KB = 400;

/** Each page by the link that leads to it from the page before. */
const WALK: readonly (readonly [page: string, link: string])[] = [
  ['plans', '.rail a[href="/plans"]'],
  ['a plan', 'main .ant-table-row a[href^="/plans/"]'],
  ['tasks', '.rail a[href="/tasks"]'],
  ['a task', 'main .ant-table-row a[href^="/tasks/"]'],
  ['titles', '.rail a[href="/titles"]'],
  ['rounds', '.rail a[href="/assessment"]'],
  ['programmes', '.rail a[href="/programmes"]'],
  ['people', '.rail a[href="/administration"]'],
  ['workbench', '.rail a[href="/"]'],
];

const READING = '.side .ant-skeleton, .side .ant-spin-spinning';

/** In the page: from the click on the link to the frame with the content of the next page; milliseconds. */
const FOLLOW = `(link) => new Promise((resolve, reject) => {
  const target = document.querySelector(link);
  if (target === null) return reject(new Error('there is no ' + link + ' at ' + location.pathname));
  const before = document.querySelector('main');
  const late = setTimeout(() => reject(new Error(link + ' leads nowhere')), 15000);
  const seen = new MutationObserver(() => {
    const main = document.querySelector('main');
    if (main === null || main === before || main.querySelector('h1') === null) return;
    if (document.querySelector('${READING}') !== null) return;
    seen.disconnect();
    clearTimeout(late);
    requestAnimationFrame(() => resolve(performance.now() - started));
  });
  seen.observe(document.body, { childList: true, subtree: true, attributes: true });
  const started = performance.now();
  target.click();
})`;

/** In the page: resolves when nothing is being read any more. */
const READ = `new Promise((resolve) => {
  const look = () => {
    if (document.querySelector('${READING}') !== null) return;
    seen.disconnect();
    requestAnimationFrame(() => resolve(true));
  };
  const seen = new MutationObserver(look);
  seen.observe(document.body, { childList: true, subtree: true, attributes: true });
  look();
})`;

/** In the page: resolves when it fetched ahead and kept what it does at rest, some seconds after its first reads. */
const AT_REST = 'navigator.serviceWorker.ready.then(() => true)';

/** The console in a real browser on the product filled by the demo, and a long list over HTTP. */
export async function measureConsole(): Promise<Measurement[]> {
  const product = await Product.start();
  try {
    await runDemo(product.url);
    await product.settled();
    const browser = await launch();
    try {
      const [cold, walk] = [await coldStarts(browser, product.url), await walks(browser, product.url)];
      return [...cold, ...walk, ...(await measureLongList(product))];
    } finally {
      await browser.close();
    }
  } finally {
    await product.stop();
  }
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

async function runDemo(url: string): Promise<void> {
  const child = spawn(process.execPath, [DEMO], {
    env: { ...process.env, GONGJIAN_URL: url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the demo ended with ${String(code)}`);
}

const accountOf = (page: Page): Locator =>
  page.locator('.accounts button', { has: page.locator(`code:text-is("${ACCOUNT}")`) });

/** To where somebody can sign in. */
async function arrive(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await accountOf(page).click({ trial: true });
}

async function signIn(page: Page, url: string): Promise<void> {
  await arrive(page, url);
  await accountOf(page).click();
  await page.locator('.shell main h1').waitFor();
  await page.evaluate(READ);
}

const BROWSER = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** A browser that was never here: from the address to the first page, where one signs in, and to a workbench that can be used. */
async function coldStarts(browser: Browser, url: string): Promise<Measurement[]> {
  const [first, workbench]: [number[], number[]] = [[], []];
  for (const [seconds, go] of [
    [first, arrive],
    [workbench, signIn],
  ] as const) {
    for (let start = 0; start < COLD_STARTS; start += 1) {
      const context = await browser.newContext(BROWSER);
      const page = await context.newPage();
      const started = performance.now();
      await go(page, url);
      seconds.push((performance.now() - started) / 1_000);
      await context.close();
    }
  }
  return [
    fixed('console: new browser to a first page that can be used, median', {
      value: median(first),
      unit: 's',
      most: FIRST_PAGE_S,
    }),
    fixed('console: new browser to a workbench that can be used, sign-in included, median', {
      value: median(workbench),
      unit: 's',
      most: FIRST_PAGE_S,
    }),
    fixed('console: JavaScript until then, gzip', {
      value: await scriptsOf(browser, url),
      unit: 'kB',
      most: INITIAL_KB,
    }),
  ];
}

/** What is fetched until the workbench can be used; kB of 1000, gzip. */
async function scriptsOf(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext(BROWSER);
  const page = await context.newPage();
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.set(response.url(), response.body());
  });
  await signIn(page, url);
  const bodies = await Promise.all(scripts.values());
  await context.close();
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / KB;
}

async function walks(browser: Browser, url: string): Promise<Measurement[]> {
  const context = await browser.newContext(BROWSER);
  const page = await context.newPage();
  await signIn(page, url);
  await page.evaluate(AT_REST);
  const taken = new Map<string, number[]>(WALK.map(([name]) => [name, []]));
  for (let walk = 0; walk < WALKS; walk += 1) {
    for (const [name, link] of WALK) {
      taken.get(name)?.push(await page.evaluate<number>(`(${FOLLOW})(${JSON.stringify(link)})`));
      await page.evaluate(READ);
    }
  }
  await context.close();
  const all = [...taken.values()].flat();
  const slowest = [...taken]
    .map(([name, times]) => `${name} ${Math.round(median(times))} (first ${Math.round(times[0] ?? 0)})`)
    .join(', ');
  return [
    fixed('console: from one page to the next, median', {
      value: median(all),
      unit: 'ms',
      most: ROUTE_MS,
      note: slowest,
    }),
    fixed('console: from one page to the next, p95', {
      value: percentile(all, 0.95),
      unit: 'ms',
      most: ROUTE_MS,
      note: slowest,
    }),
  ];
}

interface Found {
  readonly value: number;
  readonly unit: string;
  readonly most: number;
  readonly note?: string;
}

function fixed(name: string, { most, ...found }: Found): Measurement {
  return { name, ...found, peer: 'fixed', peerValue: most, bar: { kind: 'atMost', ratio: 1 } };
}
