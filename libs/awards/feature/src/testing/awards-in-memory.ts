import {
  Clock,
  decodeEvent,
  DeciderRunner,
  InMemoryEventStore,
  type CommandEnvelope,
  type EventCatalogue,
} from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Fact, Instant } from '@gongjian/shared-kernel';
import { InMemoryKeyStore, Keyring, KeyringCommandHashes, KeyringSealer, LocalMasterKey } from '@gongjian/shared-keys';
import { randomUUID } from 'node:crypto';

export class SettableClock extends Clock {
  at: Instant = '2026-06-10T02:00:00.000Z';

  override now(): Instant {
    return this.at;
  }
}

/** Deciders over a log in memory, for reactions without a database. */
export class AwardsInMemory {
  readonly tenant = randomUUID();
  readonly store = new InMemoryEventStore(randomUUID());
  readonly clock = new SettableClock();
  readonly runner: DeciderRunner;

  constructor() {
    const keyring = new Keyring(new InMemoryKeyStore(), LocalMasterKey.random());
    const hashes = new KeyringCommandHashes(keyring);
    this.runner = new DeciderRunner(this.store, new KeyringSealer(keyring), hashes, this.clock);
  }

  envelope(commandId = randomUUID()): CommandEnvelope {
    return {
      ...{ tenant: this.tenant, commandId, fingerprint: commandId, channel: 'console', correlationId: commandId },
      actor: { kind: 'person', id: randomUUID(), role: 'leader', post: null, division: null, unit: null },
    };
  }

  async facts<Event extends DomainEvent>(catalogue: EventCatalogue, id: string): Promise<readonly Fact<Event>[]> {
    const events = await this.store.readStream(`${catalogue.category}-${id}`).catch(() => []);
    return events.map((event) => decodeEvent<Event>(catalogue, event));
  }
}
