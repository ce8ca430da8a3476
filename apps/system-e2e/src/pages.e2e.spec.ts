import { jest } from '@jest/globals';
import { CONSOLE_CLIENT_ID, DEMO_PASSWORD } from '@gongjian/shared-issuer';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.js';
import { cleanUp, sharedStandalone } from './standalone-under-test.js';

jest.setTimeout(120_000);

const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };
const ACCOUNTS = [
  'office',
  'office-deputy',
  'county-office',
  'county-office-deputy',
  'unit-head',
  'town-head',
  'community-head',
  'unit-liaison',
  'handler',
  'town',
  'town-second',
  'community',
  'community-second',
  'reviewer',
  'county-reviewer',
  'assessor',
  'assessor-second',
  'city-assessor',
  'leader',
  'county-leader',
  'county-leader-second',
  'leader-second',
  'auditor',
  'system',
  'security',
  'audit-admin',
];

const running = sharedStandalone();
const pictures = path.join(tmpdir(), 'gongjian-e2e-pages');
let chromium: Browser;
let base: string;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  chromium = await launchChromium();
  base = (await running()).address;
});

afterAll(async () => {
  await chromium?.close();
  await cleanUp();
});

/** Opens it, takes a picture, and answers what the browser complained of: nothing is expected. */
async function open(
  url: string,
  viewport: { readonly width: number; readonly height: number },
  work: (page: Page) => Promise<void>,
): Promise<readonly string[]> {
  const page = await chromium.newPage({ viewport, locale: 'zh-CN' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== base) complaints.push(`asks elsewhere: ${request.url()}`);
  });
  try {
    const response = await page.goto(url);
    expect(response?.status()).toBe(200);
    const name = new URL(page.url()).pathname.replace(/[^a-z]+/gi, '-').slice(1, 24) || 'home';
    await page.screenshot({ path: path.join(pictures, `${name}-${viewport.width}.png`), fullPage: false });
    await work(page);
  } finally {
    await page.close();
  }
  return complaints;
}

/** Pixels by which the page is wider than the window. */
function overhang(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

function signInAddress(asked: Readonly<Record<string, string>> = {}): string {
  const challenge = createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url');
  const query = new URLSearchParams({
    ...asked,
    client_id: CONSOLE_CLIENT_ID,
    redirect_uri: `${base}/auth/callback`,
    response_type: 'code',
    scope: 'openid api',
    state: 'here',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  return `${base}/oidc/auth?${query.toString()}`;
}

describe('where to sign in', () => {
  it('is told to anybody, with every sample account in the order of a campaign', async () => {
    const response = await fetch(`${base}/api/directory/v1/public/sign-in`);
    const told = (await response.json()) as { readonly accounts: readonly { readonly username: string }[] };
    expect(told).toMatchObject({ issuer: `${base}/oidc`, clientId: CONSOLE_CLIENT_ID });
    expect(told).toHaveProperty('version', expect.stringMatching(/^\d+\.\d+\.\d+/));
    expect(told.accounts.map(({ username }) => username)).toEqual(ACCOUNTS);
    for (const account of told.accounts) {
      expect(account).toMatchObject({ zh: expect.stringMatching(/[一-龥]/), en: expect.stringMatching(/[a-z]/) });
    }
  });
});

describe('the API docs', () => {
  it('name every operation of the document', async () => {
    const document = (await (await fetch(`${base}/api/openapi.json`)).json()) as {
      readonly paths: Readonly<Record<string, object>>;
    };
    const paths = Object.keys(document.paths);
    expect(paths.length).toBeGreaterThan(40);
    const complaints = await open(`${base}/api/docs`, DESK, async (page) => {
      const text = (await page.textContent('body')) ?? '';
      expect(paths.filter((at) => !text.includes(at))).toEqual([]);
    });
    expect(complaints).toEqual([]);
  });

  it('fit a narrow phone', async () => {
    await open(`${base}/api/docs`, PHONE, async (page) => expect(await overhang(page)).toBe(0));
  });

  it('begin on a phone with a short list of groups; a group and a link open what they name', async () => {
    const operation = `${base}/api/docs#op-post-api-plans-v1-plans-id-close`;
    await open(`${base}/api/docs`, { width: 390, height: 844 }, async (page) => {
      const groups = await page.evaluate<readonly number[]>(
        `[...document.querySelectorAll('.group > summary')].map((summary) => summary.offsetHeight)`,
      );
      expect(groups.length).toBeGreaterThan(20);
      expect(groups.filter((height) => height < 44 || height > 48)).toEqual([]);
      const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
      expect(whole).toBeLessThan(844 / 2 + groups.length * 49);
      expect(await page.isVisible('nav')).toBe(false);
      const path = page.locator('summary code', { hasText: '/api/plans/v1/plans/{id}/close' });
      expect(await path.isVisible()).toBe(false);
      await page.locator('.group > summary', { hasText: '工作方案' }).click();
      expect(await path.isVisible()).toBe(true);
      expect(await overhang(page)).toBe(0);
      await page.goto('about:blank');
      await page.goto(operation);
      await page.locator('#op-post-api-plans-v1-plans-id-close').waitFor({ state: 'visible' });
    });
  });

  it('show every operation beside their contents on a desk', async () => {
    await open(`${base}/api/docs`, DESK, async (page) => {
      expect(await page.isVisible('nav')).toBe(true);
      expect(await page.locator('summary code', { hasText: '/api/plans/v1/plans/{id}/close' }).isVisible()).toBe(true);
      await page.click('nav a[href="#op-post-api-plans-v1-plans-id-close"]');
      await page.locator('#op-post-api-plans-v1-plans-id-close').waitFor({ state: 'visible' });
    });
  });
});

describe('the sign-in page', () => {
  it('is used by the keyboard alone', async () => {
    const complaints = await open(signInAddress(), DESK, async (page) => {
      const focused = (): Promise<string> => page.evaluate('document.activeElement?.id ?? ""');
      expect(await focused()).toBe('username');
      await page.keyboard.type('office');
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('password');
      await page.keyboard.type(DEMO_PASSWORD);
      const back = page.waitForRequest((request) => request.url().startsWith(`${base}/auth/callback`));
      await page.keyboard.press('Enter');
      const landed = new URL((await back).url());
      expect(landed.searchParams.get('state')).toBe('here');
      expect(landed.searchParams.get('code')).toMatch(/^.{20,}$/);
    });
    expect(complaints).toEqual([]);
  });

  it('offers every sample account, its name on one line', async () => {
    for (const width of [320, 390, 600, 1280]) {
      await open(signInAddress(), { width, height: 844 }, async (page) => {
        const lines = await page.evaluate<readonly (readonly [string, number])[]>(
          `[...document.querySelectorAll('.demo b')].map((name) => [name.textContent, name.getClientRects().length])`,
        );
        expect(lines).toEqual(ACCOUNTS.map((name) => [name, 1]));
        expect(await overhang(page)).toBe(0);
      });
    }
  });

  it('is not shown to who chose a sample account already', async () => {
    const page = await chromium.newPage();
    try {
      for (const account of ['office', 'town']) {
        const back = page.waitForRequest((request) => request.url().startsWith(`${base}/auth/callback`));
        await page.goto(signInAddress({ login_hint: account, prompt: 'login' }));
        expect(new URL((await back).url()).searchParams.get('code')).toMatch(/^.{20,}$/);
      }
    } finally {
      await page.close();
    }
  });

  it('shows Chinese in a font that has it', async () => {
    await open(signInAddress(), DESK, async (page) => {
      const widths = await page.evaluate<readonly number[]>(`['共', '建', '\\u{10ffff}'].map((character) => {
        const context = document.createElement('canvas').getContext('2d');
        context.font = getComputedStyle(document.querySelector('main')).font;
        return context.measureText(character).width;
      })`);
      expect(widths[0]).toBeGreaterThan(9);
      expect(widths[0]).toBe(widths[1]);
    });
  });

  it('says what went wrong and lets one try again', async () => {
    await open(signInAddress(), DESK, async (page) => {
      await page.fill('#username', 'office');
      await page.fill('#password', 'not the password');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[role=alert]');
      expect(await page.inputValue('#username')).toBe('office');
      expect(await page.evaluate('document.activeElement?.id')).toBe('password');
    });
  });

  it('fits a narrow phone', async () => {
    await open(signInAddress(), PHONE, async (page) => expect(await overhang(page)).toBe(0));
  });
});
