import { DomainError, isSealedEnvelope, type SealedEnvelope } from '@gongjian/shared-kernel';
import {
  CommandHashes,
  Opener,
  PersonalValue,
  Sealer,
  type SealingKeys,
  type SealOwner,
} from '@gongjian/shared-event-sourcing';
import { randomBytes } from 'node:crypto';
import { commandHash, commandHashKeyId, sameCommandHash } from './command-hash.js';
import { type Keyring, SealingKeyMissing, type OpenedKey, type TenantKey } from './keyring.js';
import { personOwner, recordOwner } from './key-store.js';
import { isWellFormedEnvelope, openEnvelope, SealedValueCorrupt, sealEnvelope } from './sealed-envelope.js';

/** The person, or the record, was erased: nothing personal can be written for it any more. */
export function personalErased(): DomainError {
  return new DomainError('PERSONAL.ERASED', 'conflict', {
    zh: '相关个人信息已按规定删除，不能再写入。',
    en: 'The personal data of this person or record was erased; none can be written any more.',
  });
}

/** The record's key already names another person. */
export function recordNamesAnother(): DomainError {
  return new DomainError('PERSONAL.RECORD_NAMES_ANOTHER', 'conflict', {
    zh: '该记录已登记另一位当事人。',
    en: 'This record already names another person.',
  });
}

export function ownerName(owner: SealOwner): string {
  return owner.kind === 'person' ? personOwner(owner.personId) : recordOwner(owner.stream);
}

/** Seals with keys of a {@link Keyring}; no round trip while an owner's key is kept. */
export class KeyringSealer extends Sealer {
  constructor(private readonly keyring: Keyring) {
    super();
  }

  override async prepare(tenant: string, owners: readonly SealOwner[]): Promise<SealingKeys> {
    const names = owners.map((owner) => ({ owner: ownerName(owner) }));
    const keys = names.length === 0 ? new Map<string, OpenedKey>() : await this.keyring.ofOwners(tenant, names);
    for (const key of keys.values()) if (key.bytes === null) throw personalErased();
    const { cipher } = this.keyring;
    return {
      seal(owner, value, at): SealedEnvelope {
        const key = keys.get(ownerName(owner));
        if (key === undefined || key.bytes === null)
          throw new RangeError('seal() was called for an owner not prepared');
        return sealEnvelope(cipher, {
          keyId: key.keyId,
          key: key.bytes,
          nonce: randomBytes(cipher.nonceBytes),
          value,
          at,
        });
      },
    };
  }
}

/**
 * Port: the keys of records whose personal values belong to someone the log must not name (a complainant, an
 * objector). The key's row alone names the person, so that erasing the person destroys it.
 */
export abstract class RecordKeys {
  /**
   * Makes the record's key, or completes it, so that it names the person. Call it before the record's first event.
   *
   * @throws DomainError `PERSONAL.ERASED`, `PERSONAL.RECORD_NAMES_ANOTHER`
   */
  abstract nameIn(tenant: string, stream: string, personId: string): Promise<void>;
}

export class KeyringRecordKeys extends RecordKeys {
  constructor(private readonly keyring: Keyring) {
    super();
  }

  override async nameIn(tenant: string, stream: string, personId: string): Promise<void> {
    const owner = recordOwner(stream);
    const key = (await this.keyring.ofOwners(tenant, [{ owner, personId }])).get(owner);
    if (key === undefined || key.bytes === null) throw personalErased();
    if (key.personId !== personId) throw recordNamesAnother();
  }
}

/** Opens with keys of a {@link Keyring}, all keys of one value in one batch. */
export class KeyringOpener extends Opener {
  constructor(private readonly keyring: Keyring) {
    super();
  }

  /**
   * @throws SealedValueCorrupt for a value that was changed, moved or forged
   * @throws SealingKeyMissing for a key this tenant's store has never held
   */
  override async open<Opened>(tenant: string, value: unknown): Promise<Opened> {
    const keyIds = new Set<string>();
    collectKeys(value, keyIds);
    if (keyIds.size === 0) return value as Opened;
    const keys = await this.keyring.ofIds(tenant, [...keyIds]);
    return this.opened(value, keys) as Opened;
  }

  private opened(value: unknown, keys: ReadonlyMap<string, OpenedKey>): unknown {
    if (!isContainer(value)) return value;
    if (Array.isArray(value)) return value.map((item) => this.opened(item, keys));
    if (!isSealedEnvelope(value)) {
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.opened(member, keys)]));
    }
    const { alg, key: keyId, at } = value.$sealed;
    const key = keys.get(keyId);
    if (key === undefined) throw new SealingKeyMissing(keyId);
    if (key.bytes === null) return null;
    const cipher = this.keyring.cipherOf(alg);
    if (cipher === undefined) throw new SealedValueCorrupt(at);
    return openEnvelope(cipher, value, key.bytes);
  }
}

function collectKeys(value: unknown, keyIds: Set<string>): void {
  if (!isContainer(value)) return;
  if (Array.isArray(value)) {
    for (const item of value) collectKeys(item, keyIds);
  } else if (isSealedEnvelope(value)) {
    if (!isWellFormedEnvelope(value)) throw new SealedValueCorrupt('a malformed envelope');
    keyIds.add(value.$sealed.key);
  } else {
    for (const member of Object.values(value)) collectKeys(member, keyIds);
  }
}

function isContainer(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof PersonalValue) &&
    !(value instanceof Date || value instanceof Map || value instanceof Set) &&
    !ArrayBuffer.isView(value)
  );
}

/** Command hashes under the tenant's HMAC-SHA-256 keys; the hash names its key's number. */
export class KeyringCommandHashes extends CommandHashes {
  constructor(private readonly keyring: Keyring) {
    super();
  }

  override async hash(tenant: string, fingerprint: string): Promise<string> {
    const key = (await this.keyring.tenantKey(tenant, 'hash')) as TenantKey;
    return commandHash(String(key.number), key.bytes, fingerprint);
  }

  /** @throws SealingKeyMissing when the key store has lost the key that `stored` names */
  override async matches(tenant: string, stored: string, fingerprint: string): Promise<boolean> {
    const keyId = commandHashKeyId(stored);
    if (keyId === null) return false;
    const key = await this.keyring.tenantKey(tenant, 'hash', Number(keyId));
    if (key === undefined) throw new SealingKeyMissing(keyId);
    return sameCommandHash(commandHash(keyId, key.bytes, fingerprint), stored);
  }

  /** From now on hashes are made with a new key; the old ones still match. */
  async rotate(tenant: string): Promise<void> {
    await this.keyring.rotateTenantKey(tenant, 'hash');
  }
}
