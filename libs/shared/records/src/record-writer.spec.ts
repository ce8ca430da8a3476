import { Policy, type Principal, type Role, type RoleGrant } from '@gongjian/shared-access';
import {
  CommandHashes,
  DeciderRunner,
  decodeEvent,
  InMemoryEventStore,
  Sealer,
  streamName,
  SystemClock,
  type Aggregate,
  type SealingKeys,
} from '@gongjian/shared-event-sourcing';
import type { Actor, Decider, DomainCommand, DomainEvent, Fact, OfficerAsOf } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';
import { actorFrom, officerBehind, type Write } from './acting.js';
import type { May } from './may.js';
import { RecordWriter } from './record-writer.js';

const TENANT = randomUUID();
const COUNTY = { id: randomUUID(), name: '清河县' };
const HEALTH = { id: randomUUID(), name: '县卫健局' };
const TODAY = '2026-03-02';

type AlertEvent =
  | DomainEvent<'AlertRaised', { readonly by: OfficerAsOf }>
  | DomainEvent<'AlertWithdrawn', { readonly by: OfficerAsOf }>;
type AlertCommand =
  | DomainCommand<'RaiseAlert', { readonly by: OfficerAsOf }>
  | DomainCommand<'WithdrawAlert', { readonly by: OfficerAsOf }>;

const decider: Decider<null, AlertCommand, AlertEvent> = {
  initialState: null,
  decide: ({ type, data }) => [{ type: type === 'RaiseAlert' ? 'AlertRaised' : 'AlertWithdrawn', data }],
  evolve: () => null,
};
const alerts: Aggregate<null, AlertCommand, AlertEvent> = {
  decider,
  catalogue: { category: 'alert', types: { AlertRaised: { upcasters: [] }, AlertWithdrawn: { upcasters: [] } } },
};

class NothingToSeal extends Sealer {
  override async prepare(): Promise<SealingKeys> {
    return {
      seal: () => {
        throw new Error('nothing is personal here');
      },
    };
  }
}

class Hashes extends CommandHashes {
  override async hash(_tenant: string, fingerprint: string): Promise<string> {
    return `1:${fingerprint}`;
  }

  override async matches(_tenant: string, stored: string, fingerprint: string): Promise<boolean> {
    return stored === `1:${fingerprint}`;
  }
}

function right(role: Role, change: Partial<RoleGrant> = {}): RoleGrant {
  const divisionIds = new Set([COUNTY.id]);
  return {
    id: randomUUID(),
    role,
    division: COUNTY,
    divisionCode: '990121000000',
    divisionIds,
    from: '2026-01-01',
    to: null,
    ...change,
  };
}

function principal(
  kind: Principal['kind'],
  id: string,
  post: { id: string; title: string },
  grant: RoleGrant,
): Principal {
  return {
    kind,
    tenant: TENANT,
    id,
    accountName: 'an account',
    grants: [grant],
    posts: [{ ...post, unit: HEALTH, division: { ...COUNTY, code: '990121000000' }, from: '2026-01-01', to: null }],
    unitIds: [HEALTH.id],
    rootDivisionId: COUNTY.id,
  };
}

const systemId = randomUUID();
const system = principal('service', systemId, { id: systemId, title: '疫情直报系统' }, right('agency'));
const clerk = principal('person', randomUUID(), { id: randomUUID(), title: '科员' }, right('office'));
const deputy = principal(
  'person',
  randomUUID(),
  { id: randomUUID(), title: '副局长' },
  right('office', {
    onBehalfOf: {
      personId: randomUUID(),
      post: { id: randomUUID(), name: '局长' },
      unit: HEALTH,
      division: { ...COUNTY, code: '990121000000' },
    },
  }),
);

describe('what is recorded through the writer', () => {
  const may: May = { action: 'incident.report', resource: { divisionId: COUNTY.id } };

  /** Raises an alert and withdraws it: a founding command and a change. */
  async function acted(who: Principal): Promise<readonly Fact<AlertEvent>[]> {
    const store = new InMemoryEventStore(randomUUID());
    const runner = new DeciderRunner(store, new NothingToSeal(), new Hashes(), new SystemClock());
    const writer = new RecordWriter(runner, new Policy());
    const write = (): Write => ({
      principal: who,
      commandId: randomUUID(),
      channel: who.kind === 'service' ? 'agency' : 'console',
      now: `${TODAY}T01:00:00.000Z`,
      today: TODAY,
    });
    const id = randomUUID();
    const data = ({ officer }: { readonly officer: OfficerAsOf }): { readonly by: OfficerAsOf } => ({ by: officer });
    await writer.found(alerts, id, write(), { type: 'RaiseAlert', may, body: 1, data });
    await writer.change(alerts, id, write(), { type: 'WithdrawAlert', may: () => may, body: 2, data });
    const recorded = await store.readStream(streamName('alert', id));
    return recorded.map((event) => decodeEvent<AlertEvent>(alerts.catalogue, event));
  }

  it('says of a service account that a service acted, in the metadata and where an officer is named', async () => {
    const facts = await acted(system);
    expect(facts.map(({ event }) => event.type)).toEqual(['AlertRaised', 'AlertWithdrawn']);
    for (const { event, metadata } of facts) {
      expect(metadata).toMatchObject({ channel: 'agency', actor: { kind: 'service', id: systemId, role: 'agency' } });
      expect(event.data.by).toEqual({
        kind: 'service',
        personId: systemId,
        role: 'agency',
        post: { id: systemId, name: '疫情直报系统' },
        unit: HEALTH,
        division: COUNTY,
      });
    }
  });

  it('says nothing of the kind of a person', async () => {
    for (const { event, metadata } of await acted(clerk)) {
      expect(metadata.actor.kind).toBe('person');
      expect(event.data.by).not.toHaveProperty('kind');
    }
  });

  it.each([
    ['a service account', system],
    ['a person', clerk],
    ['a person for another', deputy],
  ])('leads back from the officer to the actor: %s', async (_, who) => {
    for (const { event, metadata } of await acted(who)) {
      const { by } = event.data;
      expect(actorFrom(by)).toEqual(metadata.actor);
      expect(by.onBehalfOf === undefined ? undefined : actorFrom(by.onBehalfOf)).toEqual(metadata.onBehalfOf);
    }
  });

  it('takes neither a rule nor the public for an officer', () => {
    const actor: Omit<Actor, 'kind'> = { id: randomUUID(), role: null, post: null, unit: null, division: null };
    expect(() => officerBehind({ actor: { ...actor, kind: 'rule' } })).toThrow('rule is no officer');
    expect(() => officerBehind({ actor: { ...actor, kind: 'public' } })).toThrow('public is no officer');
  });
});
