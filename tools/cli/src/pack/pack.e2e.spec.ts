import { jest } from '@jest/globals';
import {
  cleanUp,
  foundOtherTenant,
  launchChromium,
  StandaloneUnderTest,
  succeeded,
  temporaryFolder,
  until,
} from '@gongjian/system-e2e';
import { PackSource, verifyCommand } from '@gongjian/verify';
import { SampleLog } from '@gongjian/verify/sample-pack';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { pack, type PackOptions } from './pack-command.js';
import { ZipWriter } from './zip-writer.js';

jest.setTimeout(300_000);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = { desktop: { width: 1366, height: 900 }, phone: { width: 390, height: 844 } } as const;
const DESTROYED = Buffer.from('误传的文件\n');

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Manifest {
  readonly size: number;
  readonly tenant: string;
  readonly logId: string;
  readonly period: unknown;
}

interface TreeAnswer {
  readonly tenant: string;
  readonly number: number;
}

const TREES = '/api/audit/v1/trees';
let server: StandaloneUnderTest;
let folder: string;
let zip: string;
let unpacked: string;
let made: Said;
let secret: string;
let destroyedFile: string;

const at = (name: string): string => path.join(folder, name);

async function packed(options: Partial<PackOptions>, token?: string): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await pack(
    server.address,
    { proofs: 'all', ...options },
    { GONGJIAN_TOKEN: token ?? (await server.as('auditor').token()) ?? '' },
    { print: (line) => out.push(line), tell: (line) => err.push(line) },
  );
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function verified(...args: readonly string[]): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const ends = { env: {}, out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  const code = await verifyCommand(args, ends);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function unpack(file: string, to: string): void {
  mkdirSync(to);
  execFileSync('unzip', ['-q', file, '-d', to]);
}

function textOf(name: string): string {
  return readFileSync(path.join(unpacked, name), 'utf8');
}

const filesOf = (below: string): readonly string[] => readdirSync(path.join(unpacked, below));

/** What the events of the pack are kept in. */
const eventsText = (): string =>
  filesOf('events')
    .map((name) => textOf(`events/${name}`))
    .join('');

beforeAll(async () => {
  server = await StandaloneUnderTest.afterDemo({ logLevel: 'warn' });
  ({ secret } = await foundOtherTenant(server));
  const [office, liaison] = [server.as('office'), server.as('unit-liaison')];
  const { id } = succeeded(await liaison.upload('/api/plans/v1/files', { name: '误传.txt', bytes: DESTROYED }));
  destroyedFile = id;
  const file = `/api/plans/v1/files/${id}`;
  const reason = { code: 'other', text: '误传' };
  succeeded(await liaison.post(`${file}/destruction-requests`, { reason }));
  succeeded(await office.send({ method: 'POST', path: `${file}/destruction` }));
  await until(async () => (await office.get(`${file}/content`)).status === 404, 'the content is gone');
  const auditor = server.as('auditor');
  const { items } = succeeded(await auditor.get<{ readonly items: readonly TreeAnswer[] }>(TREES));
  const proof = `${TREES}/${items[0]?.tenant}/${items[0]?.number}/proofs?stream=file-${id}&revision=2`;
  await until(async () => (await auditor.get(proof)).status === 200, 'the destruction is published');
  folder = temporaryFolder();
  zip = at('pack.zip');
  made = await packed({ out: zip });
  unpacked = at('unpacked');
  if (made.code === 0) unpack(zip, unpacked);
});

afterAll(cleanUp);

describe('the pack of a district after the demo', () => {
  it('is made whole', () => {
    expect({ code: made.code, err: made.code === 0 ? '' : made.err }).toEqual({ code: 0, err: '' });
    expect(made.out).toContain('everything holds');
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('says what it is', () => {
    const manifest = JSON.parse(textOf('pack.json')) as Manifest & { readonly version: number };
    expect(manifest).toMatchObject({ version: 1, number: 1, period: null });
    expect(manifest.logId).toMatch(/^[0-9a-f-]{36}$/);
    const lines = eventsText().split('\n').slice(0, -1);
    expect(lines).toHaveLength(manifest.size);
    expect(filesOf('proofs')).toHaveLength(manifest.size);
    expect(filesOf('programmes').length).toBeGreaterThan(2);
  });

  it('is verified in its zip and unpacked', async () => {
    for (const where of [zip, unpacked]) {
      const { code, out } = await verified(where, '--policy', path.join(unpacked, 'policy.txt'));
      expect({ code, out: code === 0 ? '' : out }).toEqual({ code: 0, out: '' });
    }
  });

  it('holds every file that events name and that still exists, and says of the others why not', () => {
    const stored = [...eventsText().matchAll(/\\"sha256\\":\\"([0-9a-f]{64})\\",\\"size\\"/g)].map(([, sum]) => sum);
    const files = filesOf('files');
    expect(files.length).toBeGreaterThan(5);
    expect(files.every((name) => stored.includes(name))).toBe(true);
    const told = JSON.parse(/push\((.*)\);/.exec(textOf('view/files.js'))?.[1] ?? '') as {
      readonly files: readonly { readonly fileId: string; readonly status: string; readonly sha256: string }[];
    };
    const gone = told.files.find(({ fileId }) => fileId === destroyedFile);
    expect(gone).toMatchObject({ status: 'destroyed', reason: 'other' });
    expect(files).not.toContain(gone?.sha256);
    const present = told.files.filter(({ status }) => status === 'present').map(({ sha256 }) => sha256);
    expect([...new Set(present)].sort()).toEqual([...files].sort());
  });

  it('holds no byte of another tenant', () => {
    const names = readdirSync(unpacked, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const telling = names.filter((one) => readFileSync(path.join(one.parentPath, one.name)).includes(secret));
    expect(telling.map(({ name }) => name)).toEqual([]);
  });

  it('holds no personal value in clear but what is written in files', () => {
    const { tenant } = JSON.parse(textOf('pack.json')) as Manifest;
    expect(eventsText()).toContain(tenant);
    for (const script of filesOf('view').filter((name) => name.startsWith('histories'))) {
      expect(textOf(`view/${script}`)).not.toMatch(/"ct":|"nonce":/);
    }
  });
});

describe('a byte that was changed', () => {
  /** With fewer proofs: each of many packs is checked whole. */
  let fewer: string;

  beforeAll(async () => {
    expect((await packed({ out: at('fewer.zip'), proofs: 'decisions' })).code).toBe(0);
    fewer = at('fewer');
    unpack(at('fewer.zip'), fewer);
  });

  const parts = (): readonly string[] => [
    'pack.json',
    'policy.txt',
    'index.html',
    'SHA256SUMS',
    'tree/checkpoint',
    'tree/tile/0/000',
    'tree/tile/entries/000',
    'events/000000000000.ndjson',
    `proofs/${readdirSync(path.join(fewer, 'proofs'))[0]}`,
    `files/${filesOf('files')[0]}`,
    `programmes/${filesOf('programmes')[0]}`,
    'view/overview.js',
    'view/records-0.js',
    'view/histories-0.js',
    'view/viewer.js',
  ];

  it('is found, in whatever part it is, where it is', async () => {
    const policy = at('trusted.txt');
    writeFileSync(policy, textOf('policy.txt'));
    for (const part of parts()) {
      const file = path.join(fewer, part);
      const before = readFileSync(file);
      const after = Buffer.from(before);
      const place = Math.floor(after.length / 2);
      after[place] = (after[place] ?? 0) ^ 1;
      writeFileSync(file, after);
      const { code, out } = await verified(fewer, '--policy', policy);
      writeFileSync(file, before);
      expect({ part, code }).toEqual({ part, code: 1 });
      expect(out).toContain(part === 'pack.json' || part === 'SHA256SUMS' ? 'FAIL' : part);
    }
    expect((await verified(fewer, '--policy', policy)).code).toBe(0);
  });

  it('is found in the zip', async () => {
    const bytes = readFileSync(at('fewer.zip'));
    const changed = at('changed.zip');
    const end = bytes.readUInt32LE(bytes.length - 6);
    for (const share of [0.1, 0.35, 0.5, 0.75, 0.95]) {
      const other = Buffer.from(bytes);
      const place = Math.floor(end * share);
      other[place] = (other[place] ?? 0) ^ 1;
      writeFileSync(changed, other);
      const { code, out } = await verified(changed, '--policy', path.join(unpacked, 'policy.txt'));
      expect({ share, code }).toEqual({ share, code: 1 });
      expect(out).toMatch(/位置 at +\S+/);
    }
  });
});

describe('the pack of a period', () => {
  it('has the whole log, and files, proofs and records of the period alone', async () => {
    const { code } = await packed({ out: at('period.zip'), from: '2001-01-01', to: '2001-12-31' });
    expect(code).toBe(0);
    const source = await PackSource.open(at('period.zip'));
    expect(source.manifest.size).toBeGreaterThan(500);
    expect([...source.filesIn('files'), ...source.filesIn('proofs')]).toEqual([]);
    expect(source.filesIn('view').filter((name) => name.includes('records'))).toEqual([]);
    await source.close();
    expect((await verified(at('period.zip'))).code).toBe(0);
  });

  it('may prove decisions alone', async () => {
    const source = await PackSource.open(at('fewer.zip'));
    const proofs = source.filesIn('proofs').length;
    await source.close();
    expect(proofs).toBeGreaterThan(0);
    expect(proofs).toBeLessThan(source.manifest.size);
  });
});

describe('a pack that cannot be made', () => {
  it.each<[string, () => Promise<Said>]>([
    ['without a token', () => packed({ out: at('none.zip') }, '')],
    ['with a token that is none', () => packed({ out: at('none.zip') }, 'x')],
    [
      'by somebody who is no auditor',
      async () => packed({ out: at('none.zip') }, (await server.as('office').token()) ?? ''),
    ],
    ['over a file that is there', () => packed({ out: zip })],
    ['by a policy that is none', () => packed({ out: at('none.zip'), policy: path.join(unpacked, 'pack.json') })],
  ])('%s leaves nothing', async (_, attempt) => {
    const before = readdirSync(folder);
    const { code, err } = await attempt();
    expect(code).toBe(2);
    expect(err).not.toBe('');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('by the policy of another log is not whole, and leaves nothing', async () => {
    writeFileSync(at('other.txt'), new SampleLog(1).policyWithoutWitness);
    const before = readdirSync(folder);
    const { code, err } = await packed({ out: at('none.zip'), policy: at('other.txt') });
    expect(code).toBe(1);
    expect(err).toContain('CHECKPOINT.NOT_SIGNED');
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('the viewer, opened as a file', () => {
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(() => browser.close());

  const opened = async (width: keyof typeof WIDTHS, root = unpacked): Promise<void> => {
    faults.length = 0;
    const context = await browser.newContext({ viewport: WIDTHS[width] });
    page = await context.newPage();
    page.on('console', (message) => faults.push(`${message.type()} ${message.text()}`));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!/^(?:file|data):/.test(request.url())) faults.push(request.url());
    });
    await page.goto(pathToFileURL(path.join(root, 'index.html')).href);
    await page.locator('dl.facts').waitFor();
  };

  const good = async (): Promise<void> => {
    if (!(await page.evaluate<boolean>(`typeof axe !== 'undefined'`))) await page.evaluate(AXE);
    const { violations } = await page.evaluate<{ readonly violations: readonly { readonly id: string }[] }>(
      `axe.run(document, { preload: false, resultTypes: ['violations'] })`,
    );
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect({ violations: violations.map(({ id }) => id), wider: Math.max(0, wider), faults }).toEqual({
      violations: [],
      wider: 0,
      faults: [],
    });
  };

  it.each(['desktop', 'phone'] as const)(
    'tells whose log it is, its records and their histories: %s',
    async (width) => {
      await opened(width);
      expect(await page.locator('main').textContent()).toContain('gongjian-verify.mjs');
      await good();

      await page.getByRole('link', { name: '记录', exact: true }).click();
      await page.locator('ul.records li').first().waitFor();
      await good();
      const all = Number(/^\d+/.exec((await page.getByRole('status').textContent()) ?? '')?.[0]);
      await page.getByLabel('种类').selectOption({ label: '任务' });
      await page.getByText(/^\d+ 条记录$/).waitFor();
      const kinds = await page.locator('ul.records .kind').allTextContents();
      expect([...new Set(kinds)]).toEqual(['任务']);
      await page.getByLabel('查找').fill('桥头');
      await page.getByRole('button', { name: '清除条件' }).click();
      await page.getByLabel('查找').fill('柳荫社区');
      await page.locator('ul.records li').first().waitFor();
      const found = await page.locator('ul.records li').allTextContents();
      expect(found.length).toBeLessThan(all);
      expect(found.every((text) => text.includes('柳荫社区'))).toBe(true);
      await good();
      await page.getByLabel('记录止').fill('2001-01-01');
      await page.getByText('没有符合条件的记录。').waitFor();
      await page.getByRole('button', { name: '清除条件' }).click();

      await page.getByLabel('种类').selectOption({ label: '任务' });
      await page.getByText(/^\d+ 条记录$/).waitFor();
      const places: (string | null)[] = [];
      for (const link of await page.locator('ul.records li a').all()) places.push(await link.getAttribute('href'));
      const histories: string[] = [];
      for (const place of places) {
        await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
        await page.locator(`ol.log li`).first().waitFor();
        histories.push((await page.locator('ol.log').textContent()) ?? '');
        if (histories.at(-1)?.includes('退回') === true) break;
      }
      const history = histories.at(-1) ?? '';
      expect(history).toContain('退回');
      expect(history).toMatch(/河东镇人民政府 副镇长 [0-9a-f]{8}/);
      expect(history).toMatch(/依据：.+第 1 版/);
      for (const summary of await page.locator('ol.log summary').all()) await summary.click();
      expect(await page.locator('ol.log').textContent()).toMatch(/状态.* → 已退回/);
      await good();
      const proof = (await page.locator('ol.log .proof-of a').first().getAttribute('href')) ?? '';
      expect(textOf(proof)).toContain('c2sp.org/tlog-proof@v1');
      const link = (await page.locator('ol.log .named-files a').first().getAttribute('href')) ?? '';
      expect(filesOf('files')).toContain(path.basename(link));

      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('link', { name: 'Files' }).click();
      await page.getByText('destroyed: ').waitFor();
      await good();
      await page.getByRole('link', { name: 'Programmes' }).click();
      await page.getByText('Version 1').first().waitFor();
      await good();
    },
  );

  it('opens a file of the pack', async () => {
    await opened('desktop');
    await page.getByRole('link', { name: '文件', exact: true }).click();
    const link = page.locator('ul.records a').first();
    const [popup] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await popup.waitForLoadState();
    expect(popup.url()).toMatch(/files\/[0-9a-f]{64}$/);
    expect(faults).toEqual([]);
  });

  it('says what to do when it was not unpacked whole', async () => {
    const less = at('less');
    unpack(zip, less);
    rmSync(path.join(less, 'view/records-0.js'));
    await opened('desktop', less);
    await page.getByRole('alert').getByText('view/records-0.js').waitFor();
  });
});

describe('a zip that could not be written', () => {
  it('tells so and does not hang', async () => {
    const writer = new ZipWriter(at('missing/pack.zip'));
    await writer.add('a', 'a');
    await expect(writer.end()).rejects.toThrow('ENOENT');
    await writer.abandon();
  });
});
