import type { Instant } from '@gongjian/shared-kernel';

/** A key's row. `wrapped` is `null` once the key was destroyed; the row itself stays for ever. */
export interface StoredKey {
  /** `person:<id>`, `record:<stream>` or `file:<id>`. */
  readonly owner: string;
  /** UUID. */
  readonly keyId: string;
  /** The person a record's key names, `null` when it names none. */
  readonly personId: string | null;
  readonly wrapped: string | null;
}

export interface NewKey {
  readonly owner: string;
  readonly keyId: string;
  readonly personId: string | null;
  readonly wrapped: string;
}

/** `wrap`: wraps owners' keys. `hash`: makes command hashes; old ones are kept. */
export type TenantKeyPurpose = 'wrap' | 'hash';

export interface StoredTenantKey {
  readonly purpose: TenantKeyPurpose;
  /** From 1; the highest is the current one. */
  readonly number: number;
  /** Under the master key. */
  readonly wrapped: string;
}

export interface KeySelection {
  readonly owners: readonly string[];
  /** Their own keys (`person:<id>`) and every key that names one of them. */
  readonly persons: readonly string[];
}

/** The key store cannot be reached or did not answer in time. Nothing is known about the call; it may be repeated. */
export class KeyStoreUnavailable extends Error {
  readonly code = 'KEY_STORE_UNAVAILABLE';

  constructor(options?: ErrorOptions) {
    super('the key store is unavailable', options);
    this.name = 'KeyStoreUnavailable';
  }
}

/**
 * Port: where wrapped keys are kept, in a place of their own with its own backup. It never sees a clear key. Every
 * call is for one tenant and sees that tenant's rows only. Every write is durable when it answers and may be repeated.
 *
 * - An owner has one key for ever. Of several writers exactly one row stands, and all get that row.
 * - A destroyed key leaves its row without bytes: neither it nor another key for that owner can be made again.
 * - A key that names a destroyed person is never kept: its row is there, destroyed from the start.
 */
export abstract class KeyStore {
  /** The rows there are, in any order. */
  abstract byOwner(tenant: string, owners: readonly string[]): Promise<readonly StoredKey[]>;
  /** The rows there are, in any order. */
  abstract byId(tenant: string, keyIds: readonly string[]): Promise<readonly StoredKey[]>;
  /**
   * Keeps each key whose owner has none, and answers every owner's row as it then stands. A `personId` is added to a
   * row that names none.
   */
  abstract putIfAbsent(tenant: string, keys: readonly NewKey[]): Promise<readonly StoredKey[]>;
  /** Destroys what is selected; an owner or person without a key gets a destroyed row. Answers how many keys there were. */
  abstract destroy(tenant: string, selection: KeySelection, at: Instant): Promise<number>;
  /** All of the tenant's own keys, by purpose and number. */
  abstract tenantKeys(tenant: string): Promise<readonly StoredTenantKey[]>;
  /** Keeps the key unless one of that purpose and number is there, and answers the one that then stands. */
  abstract putTenantKeyIfAbsent(tenant: string, key: StoredTenantKey): Promise<StoredTenantKey>;
  abstract close(): Promise<void>;
}

export function personOwner(personId: string): string {
  return `person:${personId}`;
}

export function recordOwner(stream: string): string {
  return `record:${stream}`;
}

export function fileOwner(fileId: string): string {
  return `file:${fileId}`;
}
