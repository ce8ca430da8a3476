import { DEMO_PASSWORD } from '@gongjian/shared-issuer';
import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Caller, succeeded, type Answer } from './caller.js';
import { operationsOf, type ApiDocument } from './openapi.js';
import { cleanUp, sharedStandalone, until, workspace, type StandaloneUnderTest } from './standalone-under-test.js';

jest.setTimeout(180_000);

/** What everybody who signed in may ask: who they are, and what waits for them. */
const OPEN_TO_ALL = [
  'GET /api/directory/v1/me',
  'GET /api/plans/v1/my-tasks',
  'GET /api/plans/v1/programmes/schema',
  'GET /api/assessments/v1/my-work',
  'GET /api/awards/v1/my-work',
];

/** Lists in which the system of an agency finds what it reported itself. */
const OWN_LISTS = ['GET /api/assessments/v1/incidents', 'GET /api/assessments/v1/complaints'];

const SEARCHES = ['directory', 'plans', 'assessments', 'awards'].map((context) => `/api/${context}/v1/search`);

/** They ask for what to look up. */
const LOOK_UPS = ['GET /api/directory/v1/subject-lookup', ...SEARCHES.map((path) => `GET ${path}`)];

interface Service {
  readonly id: string;
  readonly name: string;
  readonly accounts: readonly { readonly issuer: string; readonly subject: string }[];
}

interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly tokenEndpoint: string;
}

const running = sharedStandalone();
let server: StandaloneUnderTest;

beforeAll(async () => {
  server = await running();
});

afterAll(cleanUp);

async function tokenAnswer(
  endpoint: string,
  clientId: string,
  clientSecret: string,
): Promise<Answer<{ access_token: string }>> {
  return server.anonymous().send({
    method: 'POST',
    path: endpoint,
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials&scope=api',
  });
}

async function systemWith({ tokenEndpoint, clientId, clientSecret }: Credentials): Promise<Caller> {
  const { access_token: token } = succeeded(await tokenAnswer(tokenEndpoint, clientId, clientSecret));
  return new Caller(server.address, () => Promise.resolve(token));
}

async function services(query = ''): Promise<readonly Service[]> {
  const answer = await server.as('system').get<{ items: readonly Service[] }>(`/api/directory/v1/services${query}`);
  return succeeded(answer).items;
}

async function sampleAgency(): Promise<{ readonly service: Service; readonly system: Caller }> {
  const [service] = await services(`?name=${encodeURIComponent('清河县卫生健康局')}`);
  if (service === undefined) throw new Error('the sample district has no agency');
  const clientId = service.accounts[0]?.subject ?? '';
  const system = await systemWith({
    tokenEndpoint: `${server.address}/oidc/token`,
    clientId,
    clientSecret: DEMO_PASSWORD,
  });
  return { service, system };
}

describe('the system of an agency of the sample district', () => {
  it('signs in with the credentials the guide names, as itself', async () => {
    const { service, system } = await sampleAgency();
    const guide = readFileSync(path.join(workspace, 'docs/guides/agencies.md'), 'utf8');
    expect(guide).toContain(service.accounts[0]?.subject ?? 'no account');
    expect(succeeded(await system.get('/api/directory/v1/me'))).toMatchObject({
      id: service.id,
      kind: 'service',
      name: '清河县卫生健康局疫情报送系统',
      units: [{ name: '清河县卫生健康局' }],
      roles: [{ role: 'agency', division: { name: '清河县' } }],
    });
  });

  it('has no work of people', async () => {
    const { system } = await sampleAgency();
    const nothing = { items: [], next: null };
    const work = ['/api/plans/v1/my-tasks', '/api/assessments/v1/my-work', '/api/awards/v1/my-work'];
    for (const path of work) {
      const lists = Object.values(succeeded(await system.get<Readonly<Record<string, unknown>>>(path)));
      expect(lists.length).toBeGreaterThan(2);
      expect(lists).toEqual(lists.map(() => nothing));
    }
  });

  it('is refused whatever else it asks for', async () => {
    const { system } = await sampleAgency();
    const document = succeeded(await server.anonymous().get<ApiDocument>('/api/openapi.json'));
    const guarded = operationsOf(document).filter(
      ({ name, operation }) => operation.security?.length !== 0 && !OPEN_TO_ALL.includes(name),
    );
    expect(guarded.length).toBeGreaterThan(90);
    const answered: [string, number][] = [];
    for (const { name, method, path: template, takesForm } of guarded) {
      const address = template.replaceAll(/\{[^}]+\}/g, () => randomUUID());
      const { status } =
        method === 'GET'
          ? await system.get(address)
          : takesForm
            ? await system.upload(address, { name: 'a.txt', bytes: Buffer.from('内容') })
            : await system.post(address, {});
      answered.push([name, status]);
    }
    const refused = answered.filter(([name]) => !OWN_LISTS.includes(name));
    expect(refused.filter(([, status]) => ![403, 404, 422].includes(status))).toEqual([]);
    const lists = refused.filter(
      ([name]) => name.startsWith('GET ') && !name.includes('{') && !LOOK_UPS.includes(name),
    );
    expect(lists.length).toBeGreaterThan(10);
    expect(lists.filter(([, status]) => status !== 403)).toEqual([]);
    for (const path of SEARCHES) {
      const { status } = await system.get(`${path}?q=${encodeURIComponent('社区')}`);
      expect([path, status]).toEqual([path, path.includes('/assessments/') ? 200 : 403]);
    }
  });

  it('finds the subjects of its divisions, and sees of facts what it reported itself: nothing yet', async () => {
    const { system } = await sampleAgency();
    const found = succeeded(
      await system.get<{ items: readonly { id: string }[] }>(
        `/api/directory/v1/subject-lookup?divisionCode=990121000000`,
      ),
    );
    expect(found.items.length).toBeGreaterThan(0);
    for (const name of OWN_LISTS) {
      expect(succeeded(await system.get(name.replace('GET ', '')))).toEqual({ items: [], next: null });
    }
    const unknown = { subjectId: found.items[0]?.id, kind: 'flood', occurredAt: '2026-01-05T08:00:00+08:00' };
    const refused = await system.post('/api/assessments/v1/incidents', unknown);
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('INCIDENT.KIND_UNKNOWN')]);
  });
});

describe('the credentials of a service account', () => {
  async function registered(): Promise<string> {
    const units = await server
      .as('office')
      .get<{ items: readonly { id: string }[] }>(`/api/directory/v1/units?name=${encodeURIComponent('清河县民政局')}`);
    const unitId = succeeded(units).items[0]?.id;
    const body = { name: `救助系统${randomUUID().slice(0, 8)}`, unitId };
    return succeeded(await server.as('office').post('/api/directory/v1/services', body)).id;
  }

  const issue = async (id: string): Promise<Credentials> =>
    succeeded(await server.as('system').post<Credentials>(`/api/directory/v1/services/${id}/credentials`, {}));

  it('are exchanged for new ones without a gap, and useless within five seconds once they are ended', async () => {
    const id = await registered();
    const old = await issue(id);
    const next = await issue(id);
    const [before, after] = [await systemWith(old), await systemWith(next)];
    const answers = async (system: Caller): Promise<number> => (await system.get('/api/directory/v1/me')).status;
    await until(async () => (await answers(before)) === 200 && (await answers(after)) === 200, 'both are bound');

    const [account] = (await services(`?limit=200`)).find((service) => service.id === id)?.accounts ?? [];
    expect(account?.subject).toBe(old.clientId);
    const unbinding = `/api/directory/v1/services/${id}/accounts/unbind`;
    succeeded(await server.as('system').post(unbinding, { ...account, reason: '更换凭据' }));
    await until(async () => (await answers(before)) === 403, 'the old token is useless', 5_000);
    await until(
      async () => (await tokenAnswer(old.tokenEndpoint, old.clientId, old.clientSecret)).status === 401,
      'no more tokens',
    );
    expect(await answers(after)).toBe(200);

    succeeded(await server.as('office').post(`/api/directory/v1/services/${id}/closure`, { reason: '系统下线' }));
    await until(async () => (await answers(after)) === 403, 'the new token is useless', 5_000);
    await until(
      async () => (await tokenAnswer(next.tokenEndpoint, next.clientId, next.clientSecret)).status === 401,
      'no more tokens',
    );
  });

  it('are told once and are nowhere in the process’s output', async () => {
    const id = await registered();
    const { clientId, clientSecret, tokenEndpoint } = await issue(id);
    expect(clientSecret).toMatch(/^[\w-]{43}$/);
    expect((await tokenAnswer(tokenEndpoint, clientId, `${clientSecret}x`)).status).toBe(401);
    let shown = '';
    await until(async () => {
      shown = (await server.as('system').get(`/api/directory/v1/services/${id}`)).text;
      return shown.includes(clientId);
    }, 'it is shown as bound');
    expect(shown + server.stdout + server.stderr).not.toContain(clientSecret);
  });
});
