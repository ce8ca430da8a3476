import type { Decider, DomainCommand, DomainEvent, Sealed } from '@gongjian/shared-kernel';
import {
  commandFingerprint,
  decodeEvent,
  DeciderRunner,
  InMemoryEventStore,
  PersonalValue,
  type Aggregate,
  type CommandEnvelope,
} from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import { InMemoryErasureList } from './erasure-list.js';
import { InMemoryKeyStore } from './in-memory-key-store.js';
import { KeyringEraser } from './key-eraser.js';
import { Keyring } from './keyring.js';
import { LocalMasterKey } from './master-key.js';
import { KeyringCommandHashes, KeyringOpener, KeyringSealer } from './sealing-keyring.js';

interface Contact {
  readonly name: Sealed;
  readonly phone: Sealed<{ readonly number: string }>;
}
type ContactEvent = DomainEvent<'ContactRegistered', Contact> | DomainEvent<'ContactCopied', Contact>;
type ContactCommand = DomainCommand<'RegisterContact', Contact> | DomainCommand<'CopyContact', null>;

const decider: Decider<Contact | null, ContactCommand, ContactEvent> = {
  initialState: null,
  decide(command, state) {
    if (command.type === 'RegisterContact') return [{ type: 'ContactRegistered', data: command.data }];
    return state === null ? [] : [{ type: 'ContactCopied', data: { phone: state.phone, name: state.name } }];
  },
  evolve: (_state, event) => event.data,
};

const contact: Aggregate<Contact | null, ContactCommand, ContactEvent> = {
  decider,
  catalogue: { category: 'contact', types: { ContactRegistered: { upcasters: [] }, ContactCopied: { upcasters: [] } } },
};

const clock = { now: () => '2026-03-01T08:00:00.000Z' };
const tenant = randomUUID();
const name = `示例姓名-${randomUUID()}`;
const number = `1380000${randomUUID()}`;

function world() {
  const log = new InMemoryEventStore(randomUUID());
  const keys = new InMemoryKeyStore();
  const keyring = new Keyring(keys, LocalMasterKey.random());
  const runner = new DeciderRunner(log, new KeyringSealer(keyring), new KeyringCommandHashes(keyring), clock);
  const id = randomUUID();
  const execute = async (command: ContactCommand, change: Partial<CommandEnvelope> = {}) =>
    runner.execute(contact, id, command, {
      tenant,
      commandId: randomUUID(),
      fingerprint: commandFingerprint(command.type, id, command.data),
      actor: { kind: 'person', id: 'a', role: 'office', post: null, division: null, unit: null },
      channel: 'console',
      correlationId: 'c',
      ...change,
    });
  const register = (phone = number): ContactCommand => ({
    type: 'RegisterContact',
    data: {
      name: PersonalValue.of(name).sealedFor({ kind: 'person', personId: 'p1' }),
      phone: PersonalValue.of({ number: phone }).sealedFor({ kind: 'record', stream: `contact-${id}` }),
    },
    now: clock.now(),
    today: '2026-03-01',
  });
  const copy: ContactCommand = { type: 'CopyContact', data: null, now: clock.now(), today: '2026-03-01' };
  const facts = async () =>
    (await log.readAll({})).map((recorded) => decodeEvent<ContactEvent>(contact.catalogue, recorded));
  return {
    log,
    execute,
    register,
    copy,
    facts,
    opener: new KeyringOpener(keyring),
    eraser: new KeyringEraser(keys, keyring, new InMemoryErasureList(), clock),
  };
}

describe('personal values in events', () => {
  it('stand sealed in every stored byte, also where they are copied on, and open with their first place', async () => {
    const it = world();
    await it.execute(it.register());
    await it.execute(it.copy);
    const bytes = JSON.stringify((await it.log.readAll({})).map(({ data, metadata }) => [data, metadata]));
    expect(bytes).not.toContain(name);
    expect(bytes).not.toContain(number);

    const [registered, copied] = await it.facts();
    expect(copied?.event.data).toEqual(registered?.event.data);
    expect(JSON.stringify(copied?.event.data)).toContain(`${registered?.id}#/data/phone`);
    for (const fact of [registered, copied]) {
      expect(await it.opener.open(tenant, fact?.event.data)).toEqual({ name, phone: { number } });
    }
  });

  it('are null everywhere once their person or record is erased, and the log keeps its bytes', async () => {
    const it = world();
    await it.execute(it.register());
    await it.execute(it.copy);
    const before = await it.log.readAll({});
    await it.eraser.erase(tenant, { kind: 'person', personId: 'p1' }, randomUUID());
    for (const fact of await it.facts()) {
      expect(await it.opener.open(tenant, fact.event.data)).toEqual({ name: null, phone: { number } });
    }
    expect(await it.log.readAll({})).toEqual(before);
    expect((await it.execute(it.copy)).changed).toBe(true);
    await expect(it.execute(it.register())).rejects.toMatchObject({ code: 'PERSONAL.ERASED' });
    expect(await it.log.readAll({})).toHaveLength(before.length + 1);
  });

  it('do not count when a repeated command is compared with the first', async () => {
    const it = world();
    const change = { commandId: randomUUID() };
    const first = await it.execute(it.register(), change);
    expect(await it.execute(it.register('another'), change)).toEqual(first);
    await expect(it.execute(it.copy, change)).rejects.toMatchObject({ code: 'COMMAND.REUSED' });
  });
});
