import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { randomBytes, randomUUID } from 'node:crypto';
import { Aes256Gcm, type Cipher } from './cipher.js';
import { type KeyContext, KeyUnwrapFailed, parseWrappedKey, unwrapKey, wrapKey } from './key-wrap.js';
import {
  type KeyStore,
  type NewKey,
  type StoredKey,
  type StoredTenantKey,
  type TenantKeyPurpose,
} from './key-store.js';
import type { MasterKey } from './master-key.js';

/** A key a stored value names and the key store has never held: a store restored from before the value, or another's. */
export class SealingKeyMissing extends Error {
  readonly code = 'SEALING_KEY_MISSING';

  constructor(readonly keyId: string) {
    super(`the key store does not know the key ${keyId}`);
    this.name = 'SealingKeyMissing';
  }
}

/** `bytes` is `null` when the key was destroyed. */
export interface OpenedKey {
  readonly owner: string;
  readonly keyId: string;
  readonly personId: string | null;
  readonly bytes: Buffer | null;
}

export interface TenantKey {
  readonly number: number;
  readonly bytes: Buffer;
}

export interface OwnerRequest {
  readonly owner: string;
  /** The person that owner's key names. */
  readonly personId?: string;
}

export interface KeyringOptions {
  /** Milliseconds an opened key is kept, counted from before it was asked for. At most, and by default, 5,000. */
  readonly ttlMs?: number;
  /** Opened keys kept at most. Default 20,000. */
  readonly maxKeys?: number;
  /** Milliseconds that never run backwards. Default: the process's monotonic clock. */
  readonly monotonicNow?: () => number;
  /** For owners' keys made from now on, and all that stored values may name. Default AES-256-GCM alone. */
  readonly ciphers?: readonly [Cipher, ...Cipher[]];
}

const MAX_TTL_MS = 5_000;
const TENANT_KEY_TTL_MS = 60_000;

interface Kept<Value> {
  readonly value: Value;
  readonly until: number;
}

/**
 * The opened keys of one process over a key store: fetched in batches, kept for at most 5 s, bounded in number. A key
 * destroyed by another process is therefore unusable here after 5 s, one destroyed through this process at once.
 */
export class Keyring {
  readonly cipher: Cipher;
  private readonly ciphers: ReadonlyMap<string, Cipher>;
  private readonly ttlMs: number;
  private readonly maxKeys: number;
  private readonly now: () => number;
  private readonly byOwner = new Map<string, Kept<OpenedKey>>();
  private readonly byId = new Map<string, Kept<OpenedKey>>();
  private readonly ofTenant = new Map<string, Kept<readonly StoredTenantKey[]>>();
  private readonly openedTenantKeys = new Map<string, Kept<TenantKey>>();
  private generation = 0;

  constructor(
    private readonly store: KeyStore,
    private readonly master: MasterKey,
    options: KeyringOptions = {},
  ) {
    const ciphers = options.ciphers ?? [new Aes256Gcm()];
    this.cipher = ciphers[0];
    this.ciphers = new Map(ciphers.map((cipher) => [cipher.alg, cipher]));
    this.ttlMs = options.ttlMs ?? MAX_TTL_MS;
    if (!(this.ttlMs >= 0 && this.ttlMs <= MAX_TTL_MS)) throw new RangeError(`ttlMs is at most ${MAX_TTL_MS}`);
    this.maxKeys = options.maxKeys ?? 20_000;
    this.now = options.monotonicNow ?? (() => performance.now());
  }

  /** `undefined` when this build does not know the algorithm. */
  cipherOf(alg: string): Cipher | undefined {
    return this.ciphers.get(alg);
  }

  /**
   * Run it at start: opens the deployment's own key, or makes it in an empty store.
   *
   * @throws KeyUnwrapFailed when the store was made under another master key
   */
  async verify(): Promise<void> {
    await this.tenantKey(DEPLOYMENT_TENANT, 'wrap');
  }

  /** The owners' keys; those that do not exist are made, durably. One round trip at most when all exist, none when kept. */
  async ofOwners(tenant: string, requests: readonly OwnerRequest[]): Promise<ReadonlyMap<string, OpenedKey>> {
    const found = new Map<string, OpenedKey>();
    const missing = new Map<string, OwnerRequest>();
    for (const request of requests) {
      const kept = this.kept(this.byOwner, `${tenant}/${request.owner}`);
      if (kept === undefined || (request.personId !== undefined && kept.bytes !== null && kept.personId === null)) {
        missing.set(request.owner, request);
      } else found.set(request.owner, kept);
    }
    if (missing.size === 0) return found;

    const asked = this.moment();
    const stored = new Map<string, StoredKey>();
    for (const row of await this.store.byOwner(tenant, [...missing.keys()])) stored.set(row.owner, row);
    const made: NewKey[] = [];
    for (const request of missing.values()) {
      const row = stored.get(request.owner);
      const complete =
        row !== undefined && (row.wrapped === null || request.personId === undefined || row.personId !== null);
      if (!complete) made.push(await this.candidate(tenant, request));
    }
    if (made.length > 0) for (const row of await this.store.putIfAbsent(tenant, made)) stored.set(row.owner, row);
    for (const row of stored.values()) found.set(row.owner, await this.opened(tenant, row, asked));
    return found;
  }

  /** The keys there are, destroyed ones among them. */
  async ofIds(tenant: string, keyIds: readonly string[]): Promise<ReadonlyMap<string, OpenedKey>> {
    const found = new Map<string, OpenedKey>();
    const missing = new Set<string>();
    for (const keyId of keyIds) {
      const kept = this.kept(this.byId, `${tenant}/${keyId}`);
      if (kept === undefined) missing.add(keyId);
      else found.set(keyId, kept);
    }
    if (missing.size === 0) return found;
    const asked = this.moment();
    for (const row of await this.store.byId(tenant, [...missing])) {
      found.set(row.keyId, await this.opened(tenant, row, asked));
    }
    return found;
  }

  /** The owner's key as it stands, `undefined` when none was ever made. */
  async existing(tenant: string, owner: string): Promise<OpenedKey | undefined> {
    const kept = this.kept(this.byOwner, `${tenant}/${owner}`);
    if (kept !== undefined) return kept;
    const asked = this.moment();
    const [row] = await this.store.byOwner(tenant, [owner]);
    return row === undefined ? undefined : this.opened(tenant, row, asked);
  }

  /** The tenant's key of that purpose: the one numbered so, or the current one, made when there is none. */
  async tenantKey(tenant: string, purpose: TenantKeyPurpose, number?: number): Promise<TenantKey | undefined> {
    let rows = this.kept(this.ofTenant, tenant);
    const pick = (): StoredTenantKey | undefined => newest(rows ?? [], purpose, number);
    if (pick() === undefined) rows = await this.tenantRows(tenant);
    let row = pick();
    if (row === undefined) {
      if (number !== undefined) return undefined;
      row = await this.addTenantKey(tenant, purpose, 1);
    }
    return this.openTenantKey(tenant, row);
  }

  /** Makes the next key of that purpose the current one; earlier ones stay. Other processes follow within 60 s. */
  async rotateTenantKey(tenant: string, purpose: TenantKeyPurpose): Promise<TenantKey> {
    const rows = await this.tenantRows(tenant);
    const last = newest(rows, purpose)?.number ?? 0;
    return this.openTenantKey(tenant, await this.addTenantKey(tenant, purpose, last + 1));
  }

  /** Drops every kept owner's key, and keeps none that was being fetched meanwhile. */
  forget(): void {
    this.generation += 1;
    this.byOwner.clear();
    this.byId.clear();
  }

  private moment(): { readonly until: number; readonly generation: number } {
    return { until: this.now() + this.ttlMs, generation: this.generation };
  }

  private kept<Value>(map: Map<string, Kept<Value>>, key: string): Value | undefined {
    const kept = map.get(key);
    if (kept === undefined) return undefined;
    if (this.now() < kept.until) return kept.value;
    map.delete(key);
    return undefined;
  }

  private keep<Value>(map: Map<string, Kept<Value>>, key: string, value: Value, until: number): void {
    map.delete(key);
    map.set(key, { value, until });
    if (map.size > this.maxKeys) map.delete(map.keys().next().value as string);
  }

  private async candidate(tenant: string, request: OwnerRequest): Promise<NewKey> {
    const keyId = randomUUID();
    const wrapping = (await this.tenantKey(tenant, 'wrap')) as TenantKey;
    const context = ownerContext(tenant, request.owner, keyId);
    return {
      owner: request.owner,
      keyId,
      personId: request.personId ?? null,
      wrapped: wrapKey(this.cipher, named(wrapping), randomBytes(this.cipher.keyBytes), context),
    };
  }

  private async opened(
    tenant: string,
    row: StoredKey,
    asked: { readonly until: number; readonly generation: number },
  ): Promise<OpenedKey> {
    const { owner, keyId, personId } = row;
    const bytes = row.wrapped === null ? null : await this.unwrap(tenant, row, row.wrapped);
    const key: OpenedKey = { owner, keyId, personId, bytes };
    if (asked.generation === this.generation) {
      this.keep(this.byOwner, `${tenant}/${owner}`, key, asked.until);
      this.keep(this.byId, `${tenant}/${keyId}`, key, asked.until);
    }
    return key;
  }

  private async unwrap(tenant: string, row: StoredKey, text: string): Promise<Buffer> {
    const wrapped = parseWrappedKey(text);
    const cipher = this.ciphers.get(wrapped.alg);
    const wrapping = await this.tenantKey(tenant, 'wrap', Number(wrapped.by));
    if (cipher === undefined || wrapping === undefined) {
      throw new KeyUnwrapFailed(`key ${row.keyId} is wrapped with ${wrapped.alg} by tenant key ${wrapped.by}`);
    }
    return unwrapKey(cipher, named(wrapping), wrapped, ownerContext(tenant, row.owner, row.keyId));
  }

  private async tenantRows(tenant: string): Promise<readonly StoredTenantKey[]> {
    const until = this.now() + TENANT_KEY_TTL_MS;
    const rows = await this.store.tenantKeys(tenant);
    this.keep(this.ofTenant, tenant, rows, until);
    return rows;
  }

  private async addTenantKey(tenant: string, purpose: TenantKeyPurpose, number: number): Promise<StoredTenantKey> {
    const key = randomBytes(32);
    const wrapped = await this.master.wrap(key, tenantContext(tenant, purpose, number));
    const stored = await this.store.putTenantKeyIfAbsent(tenant, { purpose, number, wrapped });
    const kept = this.ofTenant.get(tenant);
    if (kept !== undefined) this.ofTenant.set(tenant, { value: [...kept.value, stored], until: kept.until });
    return stored;
  }

  private async openTenantKey(tenant: string, row: StoredTenantKey): Promise<TenantKey> {
    const cacheKey = `${tenant}/${row.purpose}/${row.number}`;
    const kept = this.kept(this.openedTenantKeys, cacheKey);
    if (kept !== undefined) return kept;
    const until = this.now() + TENANT_KEY_TTL_MS;
    const bytes = await this.master.unwrap(row.wrapped, tenantContext(tenant, row.purpose, row.number));
    const key: TenantKey = { number: row.number, bytes };
    this.keep(this.openedTenantKeys, cacheKey, key, until);
    return key;
  }
}

function newest(
  rows: readonly StoredTenantKey[],
  purpose: TenantKeyPurpose,
  number?: number,
): StoredTenantKey | undefined {
  let found: StoredTenantKey | undefined;
  for (const row of rows) {
    if (row.purpose !== purpose || (number !== undefined && row.number !== number)) continue;
    if (found === undefined || row.number > found.number) found = row;
  }
  return found;
}

function named(key: TenantKey): { readonly name: string; readonly bytes: Buffer } {
  return { name: String(key.number), bytes: key.bytes };
}

function ownerContext(tenant: string, owner: string, keyId: string): KeyContext {
  return { tenant, owner, key: keyId };
}

function tenantContext(tenant: string, purpose: TenantKeyPurpose, number: number): KeyContext {
  return { tenant, purpose, number: String(number) };
}
