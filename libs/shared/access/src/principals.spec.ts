import { Clock } from '@gongjian/shared-event-sourcing';
import {
  Directory,
  type AccountHolder,
  type DirectoryDivision,
  type DirectoryGrant,
  type DirectoryPerson,
  type DirectoryService,
  type DirectorySubject,
  type DirectoryTenant,
  type DirectoryUnit,
} from './directory/directory.js';
import { actedBy } from './policy/actor.js';
import { Principals } from './principals.js';

const TENANT = '11111111-1111-4111-8111-111111111111';
const county = { id: 'd-county', name: '清河县', code: '990121000000' };
const token = { issuer: 'https://id.example', subject: 's-1', accountName: 'office', expiresAt: 0 };
const office: DirectoryGrant = {
  id: 'g-1',
  kind: 'granted',
  role: 'office',
  division: county,
  from: '2026-01-01',
  to: null,
  actsFor: null,
};

class FixedClock extends Clock {
  at = '2026-03-02T01:00:00.000Z';

  override now(): string {
    return this.at;
  }
}

class DirectoryOfTwo extends Directory {
  fresh = true;
  changes = 0;
  asked = 0;
  holder: AccountHolder | null = { tenant: TENANT, personId: 'p-1' };
  readonly people = new Map<string, Partial<DirectoryPerson>>();
  readonly services = new Map<string, DirectoryService>();

  override isFresh(): boolean {
    return this.fresh;
  }

  override revision(): number {
    return this.changes;
  }

  override async tenant(id: string): Promise<DirectoryTenant> {
    return { id, name: '云溪市创建办', rootDivision: county, timeZone: 'Asia/Shanghai', retentionYears: 10 };
  }

  override async tenantIds(): Promise<readonly string[]> {
    return [];
  }

  override async tenantNamed(): Promise<DirectoryTenant | null> {
    return null;
  }

  override async person(tenant: string, id: string): Promise<DirectoryPerson | null> {
    this.asked += 1;
    const person = this.people.get(id);
    return person === undefined ? null : { id, tenant, status: 'registered', posts: [], grants: [], ...person };
  }

  override async service(_tenant: string, id: string): Promise<DirectoryService | null> {
    return this.services.get(id) ?? null;
  }

  override async accountHolder(): Promise<AccountHolder | null> {
    return this.holder;
  }

  override async subtreeSet(id: string): Promise<ReadonlySet<string>> {
    return new Set([id]);
  }

  override async subtree(id: string): Promise<readonly string[]> {
    return [id];
  }

  override async unit(): Promise<DirectoryUnit | null> {
    return null;
  }

  override async unitsOf(): Promise<readonly DirectoryUnit[]> {
    return [];
  }

  override async division(): Promise<DirectoryDivision | null> {
    return null;
  }

  override async path(): Promise<readonly DirectoryDivision[]> {
    return [];
  }

  override async unitsWithRole(): Promise<ReadonlySet<string>> {
    return new Set();
  }

  override async peopleWithRole(): Promise<readonly string[]> {
    return [];
  }

  override async divisionSubject(): Promise<null> {
    return null;
  }

  override async unitSubject(): Promise<null> {
    return null;
  }

  override async subjectsIn(): Promise<readonly DirectorySubject[]> {
    return [];
  }

  override async subject(): Promise<DirectorySubject | null> {
    return null;
  }
}

function setUp(): { directory: DirectoryOfTwo; clock: FixedClock; principals: Principals } {
  const directory = new DirectoryOfTwo();
  const clock = new FixedClock();
  directory.people.set('p-1', {
    grants: [office],
    posts: [
      { id: 'po-1', title: '主任', unit: { id: 'u-1', name: '甲' }, division: county, from: '2020-01-01', to: null },
      { id: 'po-2', title: '书记', unit: { id: 'u-1', name: '甲' }, division: county, from: '2020-01-01', to: null },
    ],
  });
  return { directory, clock, principals: new Principals(directory, clock) };
}

describe('who signed in', () => {
  it('is the person the account is bound to, with posts, units and rights', async () => {
    expect(await setUp().principals.of(token)).toMatchObject({
      kind: 'person',
      tenant: TENANT,
      id: 'p-1',
      accountName: 'office',
      unitIds: ['u-1'],
      rootDivisionId: county.id,
      grants: [{ id: 'g-1', role: 'office', divisionCode: county.code, divisionIds: new Set([county.id]) }],
    });
  });
  it('is remembered until the directory or the day changes', async () => {
    const { directory, clock, principals } = setUp();
    const first = await principals.of(token);
    expect(await principals.of(token)).toBe(first);
    directory.people.set('p-1', { grants: [] });
    expect(await principals.of(token)).toBe(first);
    directory.changes += 1;
    const second = await principals.of(token);
    expect(second.grants).toEqual([]);
    clock.at = '2026-03-02T16:00:00.000Z';
    expect(await principals.of(token)).not.toBe(second);
  });
  it('is refused when nobody is bound, or the person was erased', async () => {
    const { directory, principals } = setUp();
    directory.people.set('p-1', { status: 'erased' });
    await expect(principals.of(token)).rejects.toMatchObject({ code: 'ACCESS.UNKNOWN_ACCOUNT', kind: 'forbidden' });
    directory.holder = null;
    await expect(principals.of(token)).rejects.toMatchObject({ code: 'ACCESS.UNKNOWN_ACCOUNT' });
  });
  it('is refused, also when remembered, while the directory is stale', async () => {
    const { directory, principals } = setUp();
    await principals.of(token);
    directory.fresh = false;
    await expect(principals.of(token)).rejects.toMatchObject({ code: 'ACCESS.STALE' });
  });
});

describe('a system that signed in', () => {
  const service: DirectoryService = {
    id: 's-1',
    tenant: TENANT,
    status: 'registered',
    name: '疫情报送系统',
    unit: { id: 'u-1', name: '县卫健局' },
    division: county,
    registeredOn: '2026-01-01',
    grants: [{ ...office, role: 'agency' }],
  };
  it('is the service account it is bound to: the system stands for a post, in the unit that answers for it', async () => {
    const { directory, principals } = setUp();
    directory.holder = { tenant: TENANT, serviceId: 's-1' };
    directory.services.set('s-1', service);
    const principal = await principals.of(token);
    expect(principal).toMatchObject({
      kind: 'service',
      tenant: TENANT,
      id: 's-1',
      unitIds: ['u-1'],
      grants: [{ role: 'agency', divisionIds: new Set([county.id]) }],
    });
    const [grant] = principal.grants;
    if (grant === undefined) throw new Error('no right');
    expect(actedBy(principal, grant)).toEqual({
      actor: {
        kind: 'service',
        id: 's-1',
        role: 'agency',
        post: { id: 's-1', name: '疫情报送系统' },
        unit: { id: 'u-1', name: '县卫健局' },
        division: { id: county.id, name: county.name },
      },
    });
  });
  it('is refused once it was closed, or when there is no such service account', async () => {
    const { directory, principals } = setUp();
    directory.holder = { tenant: TENANT, serviceId: 's-1' };
    await expect(principals.of(token)).rejects.toMatchObject({ code: 'ACCESS.UNKNOWN_ACCOUNT' });
    directory.services.set('s-1', { ...service, status: 'closed' });
    await expect(principals.of(token)).rejects.toMatchObject({ code: 'ACCESS.UNKNOWN_ACCOUNT' });
  });
});

describe('a delegated right', () => {
  const delegated: DirectoryGrant = {
    ...office,
    id: 'g-2',
    kind: 'delegated',
    to: '2026-03-31',
    actsFor: { personId: 'p-2', post: null, unit: null, division: county },
  };
  it('lasts as long as the delegator’s own', async () => {
    const { directory, principals } = setUp();
    directory.people.set('p-1', { grants: [delegated] });
    directory.people.set('p-2', { grants: [office] });
    expect((await principals.of(token)).grants).toMatchObject([{ id: 'g-2', onBehalfOf: { personId: 'p-2' } }]);
    directory.people.set('p-2', { grants: [] });
    directory.changes += 1;
    expect((await principals.of(token)).grants).toEqual([]);
    directory.people.set('p-2', { grants: [delegated] });
    directory.changes += 1;
    expect((await principals.of(token)).grants).toEqual([]);
  });
  it('does not depend on a right of the person acted for when it is an acting one', async () => {
    const { directory, principals } = setUp();
    directory.people.set('p-1', { grants: [{ ...delegated, kind: 'acting', to: null }] });
    expect((await principals.of(token)).grants).toHaveLength(1);
  });
});
