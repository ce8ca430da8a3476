import type { RunningProcess } from '@gongjian/shared-service';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readGatewayConfiguration } from './gateway-configuration.js';
import { startGateway } from './start-gateway.js';

const HTML = { accept: 'text/html' };
const servers: Server[] = [];
let gateway: RunningProcess;

/** Answers what it was asked. */
async function service(context: string): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify([context, request.method, request.url]));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  const [directory = '', plans = '', assessments = '', awards = '', audit = ''] = await Promise.all(
    ['directory', 'plans', 'assessments', 'awards', 'audit'].map(service),
  );
  gateway = await startGateway(
    readGatewayConfiguration({
      GONGJIAN_PORT: '0',
      GONGJIAN_LOG_LEVEL: 'silent',
      GONGJIAN_DIRECTORY_URL: directory,
      GONGJIAN_PLANS_URL: plans,
      GONGJIAN_ASSESSMENTS_URL: assessments,
      GONGJIAN_AWARDS_URL: awards,
      GONGJIAN_AUDIT_URL: audit,
      GONGJIAN_ISSUER_URL: 'https://sso.example/realms/district',
    }),
  );
});

afterAll(async () => {
  await gateway?.stop();
  for (const server of servers) server.close().closeAllConnections();
});

const ask = (at: string, init: RequestInit = {}): Promise<Response> => fetch(gateway.address + at, init);

describe('the gateway', () => {
  it.each([
    ['/api/plans/v1/plans?limit=1', 'plans'],
    ['/api/directory/v1/public/sign-in', 'directory'],
    ['/oidc/auth?client_id=x', 'directory'],
  ])('hands %s to its service', async (at, context) => {
    expect(await (await ask(at, { headers: HTML })).json()).toEqual([context, 'GET', at]);
    const posted = await ask(at, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(await posted.json()).toEqual([context, 'POST', at]);
  });

  it.each([
    ['/api/nobody/v1/things', {}],
    ['/api', {}],
    ['/plans', { method: 'POST' }],
    ['/assets/none.js', {}],
  ])('says itself that there is nothing at %s', async (at, init) => {
    const response = await ask(at, { ...init, headers: HTML });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'ROUTE.NOT_FOUND', instance: at });
  });

  it('serves the console, which may call the issuer elsewhere', async () => {
    for (const at of ['/', '/plans', '/auth/callback?code=x']) {
      const response = await ask(at, { headers: HTML });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<div id="root">');
      expect(response.headers.get('content-security-policy')).toContain("connect-src 'self' https://sso.example;");
    }
    expect((await ask('/favicon.ico')).headers.get('content-type')).toBe('image/svg+xml');
  });
});
