import type { Instant } from '@gongjian/shared-kernel';
import {
  KeyStore,
  personOwner,
  type KeySelection,
  type NewKey,
  type StoredKey,
  type StoredTenantKey,
} from './key-store.js';
import { randomUUID } from 'node:crypto';

interface TenantRows {
  readonly keys: Map<string, StoredKey>;
  readonly tenantKeys: StoredTenantKey[];
}

/** The key store of a unit test: the same contract as the engine, gone with the process. */
export class InMemoryKeyStore extends KeyStore {
  private readonly tenants = new Map<string, TenantRows>();

  override async byOwner(tenant: string, owners: readonly string[]): Promise<readonly StoredKey[]> {
    const { keys } = this.rows(tenant);
    return [...new Set(owners)].flatMap((owner) => keys.get(owner) ?? []);
  }

  override async byId(tenant: string, keyIds: readonly string[]): Promise<readonly StoredKey[]> {
    return [...this.rows(tenant).keys.values()].filter((row) => keyIds.includes(row.keyId));
  }

  override async putIfAbsent(tenant: string, added: readonly NewKey[]): Promise<readonly StoredKey[]> {
    const { keys } = this.rows(tenant);
    for (const key of added) {
      const found = keys.get(key.owner);
      const erased = key.personId !== null && keys.get(personOwner(key.personId))?.wrapped === null;
      const personId = erased ? null : (found?.personId ?? key.personId);
      if (found === undefined) keys.set(key.owner, { ...key, personId, wrapped: erased ? null : key.wrapped });
      else if (found.wrapped !== null)
        keys.set(key.owner, { ...found, personId, wrapped: erased ? null : found.wrapped });
    }
    return this.byOwner(
      tenant,
      added.map((key) => key.owner),
    );
  }

  override async destroy(tenant: string, selection: KeySelection, _at: Instant): Promise<number> {
    const { keys } = this.rows(tenant);
    const named = [...keys.values()].filter((row) => row.personId !== null && selection.persons.includes(row.personId));
    const owners = [...selection.owners, ...selection.persons.map(personOwner), ...named.map((row) => row.owner)];
    let destroyed = 0;
    for (const owner of new Set(owners)) {
      const found = keys.get(owner);
      if (found !== undefined && found.wrapped !== null) destroyed += 1;
      keys.set(owner, { owner, keyId: found?.keyId ?? randomUUID(), personId: null, wrapped: null });
    }
    return destroyed;
  }

  override async tenantKeys(tenant: string): Promise<readonly StoredTenantKey[]> {
    return [...this.rows(tenant).tenantKeys].sort((a, b) =>
      a.purpose === b.purpose ? a.number - b.number : a.purpose < b.purpose ? -1 : 1,
    );
  }

  override async putTenantKeyIfAbsent(tenant: string, key: StoredTenantKey): Promise<StoredTenantKey> {
    const { tenantKeys } = this.rows(tenant);
    const found = tenantKeys.find((other) => other.purpose === key.purpose && other.number === key.number);
    if (found === undefined) tenantKeys.push(key);
    return found ?? key;
  }

  override async close(): Promise<void> {
    this.tenants.clear();
  }

  private rows(tenant: string): TenantRows {
    const found = this.tenants.get(tenant) ?? { keys: new Map<string, StoredKey>(), tenantKeys: [] };
    this.tenants.set(tenant, found);
    return found;
  }
}
