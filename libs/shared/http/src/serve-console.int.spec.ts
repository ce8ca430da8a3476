import { Module } from '@nestjs/common';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createHttpApp, type HttpApp } from './create-http-app.js';

@Module({})
class EmptyModule {}

const PAGE = '<!doctype html><title>共建</title>';
const SCRIPT = `export const words = ${JSON.stringify('共建'.repeat(500))};`;
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

let folder: string;
let app: HttpApp;
let base: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-console-test-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), PAGE);
  writeFileSync(path.join(folder, '.stamp'), 'of the build');
  writeFileSync(path.join(folder, 'assets/main-abc.js'), SCRIPT);
  writeFileSync(path.join(folder, 'assets/main-abc.js.gz'), gzipSync(SCRIPT));
  writeFileSync(path.join(folder, 'assets/main-abc.js.br'), brotliCompressSync(SCRIPT));
  app = await createHttpApp(EmptyModule, { port: 0, logLevel: 'silent', console: { folder } });
  base = await app.listen();
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (at: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Response> =>
  fetch(base + at, { method, headers });

async function codeOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return ((await response.json()) as { readonly code: string }).code;
}

describe('the console', () => {
  it.each(['/', '/index.html', '/plans', '/plans/1/tasks?state=open', '/auth/callback?code=1', '/a.b', '/apis'])(
    'has its page at %s',
    async (at) => {
      const response = await ask(at, HTML);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toBe(PAGE);
    },
  );

  it('keeps its page to this origin, without scripts in the page', async () => {
    const { headers } = await ask('/', HTML);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("worker-src 'self';");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('has files that are kept for good, packed as the browser takes them', async () => {
    for (const encoding of ['identity', 'gzip', 'br']) {
      const response = await ask('/assets/main-abc.js', { 'accept-encoding': encoding });
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toBe('text/javascript');
      expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(response.headers.get('vary')).toBe('Accept-Encoding');
      expect(await response.text()).toBe(SCRIPT);
    }
  });

  it('answers HEAD with the headers of GET and nothing else', async () => {
    const [get, head] = await Promise.all([ask('/plans', HTML), ask('/plans', HTML, 'HEAD')]);
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(PAGE)));
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    expect(await head.text()).toBe('');
  });

  it('says that what the browser has is still so', async () => {
    const tag = (await ask('/plans', HTML)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    const same = await ask('/plans', { ...HTML, 'if-none-match': tag });
    expect(same.status).toBe(304);
    expect(same.headers.get('etag')).toBe(tag);
    expect(same.headers.get('cache-control')).toBe('no-cache');
    expect(await same.text()).toBe('');
    const other = await ask('/plans', { ...HTML, 'if-none-match': 'W/"1-1"' });
    expect(other.status).toBe(200);
    expect(other.headers.get('etag')).toBe(tag);
    expect(await other.text()).toBe(PAGE);
  });

  it('sends whole files only', async () => {
    const response = await ask('/assets/main-abc.js', { range: 'bytes=5-2', 'accept-encoding': 'identity' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(SCRIPT);
  });

  it.each([
    ['an address of the interface', '/api/plans/v1/nothing', HTML],
    ['the interface itself', '/api', HTML],
    ['the issuer, where there is none', '/oidc/auth', HTML],
    ['a file that is not there', '/assets/main-old.js', HTML],
    ['what no page is asked for at', '/plans', { accept: 'application/json' }],
    ['hidden files', '/.stamp', HTML],
    ['what lies outside of the folder', '/..%2f..%2fetc/passwd', { accept: '*/*' }],
    ['a path that is none', '/%00', { accept: '*/*' }],
  ])('does not answer for %s', async (_name, at, headers) => {
    const response = await ask(at, headers);
    expect(response.status).toBe(404);
    expect(response.headers.get('etag')).toBeNull();
    expect(await codeOf(response)).toBe('ROUTE.NOT_FOUND');
  });

  it('is read only', async () => {
    const response = await ask('/plans', HTML, 'POST');
    expect(response.status).toBe(404);
    expect(await codeOf(response)).toBe('ROUTE.NOT_FOUND');
  });

  it('leaves the application its own addresses', async () => {
    expect((await ask('/health/live', HTML)).headers.get('content-type')).toContain('application/json');
    expect((await ask('/favicon.ico', HTML)).headers.get('content-type')).toBe('image/svg+xml');
    expect(await (await ask('/metrics', HTML)).text()).toContain('route="/*"');
  });

  it('is taken from the folder as it is now', async () => {
    const later = PAGE.replace('</title>', '：新</title>');
    writeFileSync(path.join(folder, 'index.html'), later);
    expect(await (await ask('/', HTML)).text()).toBe(later);
    writeFileSync(path.join(folder, 'index.html'), PAGE);
  });
});

describe('a console that was not built', () => {
  it('says so where its page would be', async () => {
    const empty = await createHttpApp(EmptyModule, {
      port: 0,
      logLevel: 'silent',
      console: { folder: path.join(folder, 'nothing'), connectTo: ['https://sso.example'] },
    });
    const address = await empty.listen();
    try {
      const response = await fetch(`${address}/`, { headers: HTML });
      expect(response.status).toBe(503);
      expect(await codeOf(response)).toBe('CONSOLE.NOT_BUILT');
      expect((await fetch(`${address}/health/live`)).status).toBe(200);
    } finally {
      await empty.close();
    }
  });
});

describe('a console whose issuer is elsewhere', () => {
  it('may call it', async () => {
    const other = await createHttpApp(EmptyModule, {
      port: 0,
      logLevel: 'silent',
      console: { folder, connectTo: ['https://sso.example'] },
    });
    const address = await other.listen();
    try {
      const { headers } = await fetch(`${address}/`, { headers: HTML });
      expect(headers.get('content-security-policy')).toContain("connect-src 'self' https://sso.example;");
    } finally {
      await other.close();
    }
  });
});
