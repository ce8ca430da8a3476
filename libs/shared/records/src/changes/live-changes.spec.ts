import { Policy, type Principal, type Principals, type TokenVerifier } from '@gongjian/shared-access';
import { Clock, InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import type { AnyProjection, ProjectionRunner } from '@gongjian/shared-projections';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { LiveChanges, type ChangesLimits } from './live-changes.js';

class ShownClock extends Clock {
  at = '2026-03-02T01:00:00.000Z';

  override now(): string {
    return this.at;
  }
}

const task = { name: 'task', catalogue: { category: 'task', types: {} } } as unknown as AnyProjection;
const limits: ChangesLimits = { ofPerson: 2, ofProcess: 3, beatMs: 60_000, checkMs: 5 };
const county = { id: 'd-county', name: '清河县' };

const officer = (id: string): Principal => ({
  kind: 'person',
  tenant: 't-1',
  id,
  accountName: id,
  grants: [
    {
      id: `g-${id}`,
      role: 'office',
      division: county,
      divisionCode: '990121000000',
      divisionIds: new Set([county.id]),
      from: '2026-01-01',
      to: null,
    },
  ],
  posts: [],
  unitIds: [],
  rootDivisionId: county.id,
});

describe('streams of live changes', () => {
  let clock: ShownClock;
  let principals: { of: (token: { readonly subject: string }) => Promise<Principal> };
  let changes: LiveChanges;
  const people = new Map<string, Principal>();

  beforeEach(() => {
    clock = new ShownClock();
    people.clear();
    principals = {
      of: async ({ subject }) => {
        const known = people.get(subject);
        if (known === undefined) throw new DomainError('ACCESS.UNKNOWN_ACCOUNT', 'forbidden', { zh: '无', en: 'none' });
        return known;
      },
    };
    const tokens = {
      verify: async (token: string) => ({
        issuer: 'i',
        subject: token,
        accountName: token,
        expiresAt: Date.parse('2026-03-02T01:05:00.000Z') / 1_000,
      }),
    };
    const runner = { positions: async () => new Map() };
    changes = new LiveChanges(
      new InMemoryEventStore('0198c7a0-0000-7000-8000-000000000001'),
      runner as unknown as ProjectionRunner,
      tokens as unknown as TokenVerifier,
      principals as unknown as Principals,
      new Policy(),
      clock,
      limits,
    );
    changes.register('plans', [{ projection: task, action: 'task.read' }]);
    changes.onApplicationBootstrap();
  });

  afterEach(() => changes.onModuleDestroy());

  async function opened(id: string): Promise<Readable> {
    const principal = people.get(id) ?? officer(id);
    people.set(id, principal);
    return changes.stream({ context: 'plans', token: id, principal, lastEventId: undefined });
  }

  async function everything(body: Readable): Promise<string> {
    let said = '';
    for await (const part of body) said += String(part);
    return said;
  }

  it('end with their token', async () => {
    const body = await opened('p-1');
    clock.at = '2026-03-02T01:05:00.000Z';
    expect(await everything(body)).toMatch(
      /^retry: 3000\nevent: open\n.*\n\nevent: end\ndata: \{"reason":"token"\}\n\n$/,
    );
  });

  it('end when the rights are gone, and when nobody can tell', async () => {
    const withoutRights = await opened('p-1');
    people.set('p-1', { ...officer('p-1'), grants: [] });
    expect(await everything(withoutRights)).toContain('"reason":"rights"');
    const unbound = await opened('p-2');
    people.delete('p-2');
    expect(await everything(unbound)).toContain('"reason":"rights"');
    const unknown = await opened('p-3');
    principals.of = async () => {
      throw new DomainError('ACCESS.STALE', 'conflict', { zh: '无', en: 'none' });
    };
    expect(await everything(unknown)).toContain('"reason":"stale"');
  });

  it('go on when rights change and some are left', async () => {
    const body = await opened('p-1');
    people.set('p-1', officer('p-1'));
    const other = await opened('p-2');
    people.delete('p-2');
    await everything(other);
    expect(body.readableEnded || body.destroyed).toBe(false);
  });

  it('are so many of one person, and so many in all', async () => {
    const [first] = [await opened('p-1'), await opened('p-1')];
    await expect(opened('p-1')).rejects.toMatchObject({ status: 429, code: 'CHANGES.TOO_MANY_STREAMS' });
    await opened('p-2');
    await expect(opened('p-3')).rejects.toMatchObject({ status: 503, code: 'CHANGES.NO_STREAM_LEFT' });
    const closed = once(first, 'close');
    first.destroy();
    await closed;
    await opened('p-3');
  });

  it('end when the process stops, and none is opened any more', async () => {
    const body = await opened('p-1');
    await changes.onModuleDestroy();
    expect(await everything(body)).toContain('"reason":"shutdown"');
    await expect(opened('p-1')).rejects.toMatchObject({ status: 503 });
  });

  it('are refused to who reads nothing of the kind', async () => {
    people.set('p-1', { ...officer('p-1'), grants: [] });
    await expect(opened('p-1')).rejects.toMatchObject({ code: 'ACCESS.DENIED' });
  });
});
