import { canonicalJson, isDomainError, type SealedEnvelope } from '@gongjian/shared-kernel';
import { PersonalValue, type SealOwner } from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import { InMemoryErasureList } from './erasure-list.js';
import { KeyringFileKeys } from './file-keys.js';
import { InMemoryKeyStore } from './in-memory-key-store.js';
import { KeyringEraser } from './key-eraser.js';
import { Keyring, SealingKeyMissing, type KeyringOptions } from './keyring.js';
import { LocalMasterKey } from './master-key.js';
import { SealedValueCorrupt } from './sealed-envelope.js';
import { KeyringCommandHashes, KeyringOpener, KeyringRecordKeys, KeyringSealer } from './sealing-keyring.js';

/** Counts the calls that would be round trips. */
class CountingKeyStore extends InMemoryKeyStore {
  calls: string[] = [];

  override byOwner(...args: Parameters<InMemoryKeyStore['byOwner']>): ReturnType<InMemoryKeyStore['byOwner']> {
    this.calls.push(`byOwner ${args[1].length}`);
    return super.byOwner(...args);
  }

  override byId(...args: Parameters<InMemoryKeyStore['byId']>): ReturnType<InMemoryKeyStore['byId']> {
    this.calls.push(`byId ${args[1].length}`);
    return super.byId(...args);
  }

  override tenantKeys(...args: Parameters<InMemoryKeyStore['tenantKeys']>): ReturnType<InMemoryKeyStore['tenantKeys']> {
    this.calls.push('tenantKeys');
    return super.tenantKeys(...args);
  }
}

const tenant = randomUUID();
const clock = { now: () => '2026-03-01T08:00:00.000Z' };
const AT = `${randomUUID()}#/data/name`;
const person = (personId: string): SealOwner => ({ kind: 'person', personId });
const record = (stream: string): SealOwner => ({ kind: 'record', stream });

function world(options: KeyringOptions = {}) {
  const store = new CountingKeyStore();
  const master = LocalMasterKey.random();
  const list = new InMemoryErasureList();
  const process = (own: KeyringOptions = options) => {
    const keyring = new Keyring(store, master, own);
    return {
      keyring,
      sealer: new KeyringSealer(keyring),
      opener: new KeyringOpener(keyring),
      hashes: new KeyringCommandHashes(keyring),
      records: new KeyringRecordKeys(keyring),
      files: new KeyringFileKeys(keyring),
      eraser: new KeyringEraser(store, keyring, list, clock),
    };
  };
  return { store, master, list, process, ...process() };
}

async function seal(
  { sealer }: { readonly sealer: KeyringSealer },
  owner: SealOwner,
  value: unknown,
  at = AT,
): Promise<SealedEnvelope> {
  return (await sealer.prepare(tenant, [owner])).seal(owner, value, at);
}

describe('sealing and opening', () => {
  it('gives back every kind of value, wherever it stands', async () => {
    const it = world();
    const values = ['示例姓名', '', 7, null, true, { phone: '010-0000-0000', list: [1, 'x'] }];
    const sealed = await Promise.all(values.map((value) => seal(it, person('p'), value)));
    const row = { a: sealed, b: { c: sealed[0] }, keep: [1, null, 'text'], revision: 5n, when: new Date(0) };
    expect(await it.opener.open(tenant, row)).toEqual({
      a: values,
      b: { c: values[0] },
      keep: [1, null, 'text'],
      revision: 5n,
      when: new Date(0),
    });
    expect(await it.opener.open(tenant, sealed[0])).toBe('示例姓名');
  });

  it('gives a value without sealed ones back as it is', async () => {
    const it = world();
    for (const value of [null, 'x', 5, [1], { a: 1 }]) expect(await it.opener.open(tenant, value)).toBe(value);
    expect(it.store.calls).toEqual([]);
  });

  it('shows nothing of the value, and never the same bytes twice', async () => {
    const it = world();
    const canary = `示例姓名-${randomUUID()}`;
    const [first, second] = [await seal(it, person('p'), canary), await seal(it, person('p'), canary)];
    expect(first).not.toEqual(second);
    const text = canonicalJson(first);
    expect(text).not.toContain(canary);
    expect(text).not.toContain(Buffer.from(canary).toString('base64url'));
    expect(first.$sealed.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.$sealed.key).toBe(second.$sealed.key);
  });

  it('uses a key of its own for each person and each record', async () => {
    const it = world();
    const envelopes = await Promise.all(
      [person('a'), person('b'), record('task-a'), record('person:a')].map((owner) => seal(it, owner, 'x')),
    );
    expect(new Set(envelopes.map((envelope) => envelope.$sealed.key)).size).toBe(4);
  });

  it('keeps what another process sealed readable', async () => {
    const it = world();
    const other = it.process();
    expect(await other.opener.open(tenant, await seal(it, person('p'), 'x'))).toBe('x');
    expect((await seal(other, person('p'), 'y')).$sealed.key).toBe((await seal(it, person('p'), 'z')).$sealed.key);
  });

  it('refuses owners that were not prepared', async () => {
    const keys = await world().sealer.prepare(tenant, [person('a')]);
    expect(() => keys.seal(person('b'), 'x', AT)).toThrow(RangeError);
  });

  it.each<
    [
      string,
      (sealed: SealedEnvelope['$sealed'], other: SealedEnvelope['$sealed']) => Partial<SealedEnvelope['$sealed']>,
    ]
  >([
    ['moved', () => ({ at: `${randomUUID()}#/data/name` })],
    ['put under another person’s key', (_sealed, other) => ({ key: other.key })],
    ['given another’s ciphertext', (_sealed, other) => ({ ct: other.ct })],
    ['given another’s ciphertext and nonce', (_sealed, other) => ({ ct: other.ct, nonce: other.nonce })],
    ['named after an unknown cipher', () => ({ alg: 'NONE' })],
  ])('never opens a value that was %s', async (_how, change) => {
    const it = world();
    const sealed = await seal(it, person('a'), 'x');
    const other = await seal(it, person('b'), 'y');
    const forged = { $sealed: { ...sealed.$sealed, ...change(sealed.$sealed, other.$sealed) } };
    await expect(it.opener.open(tenant, { deep: [forged] })).rejects.toBeInstanceOf(SealedValueCorrupt);
  });

  it('never opens a malformed envelope, and none of another tenant', async () => {
    const it = world();
    const sealed = await seal(it, person('a'), 'x');
    await expect(it.opener.open(tenant, { $sealed: { alg: 'A256GCM' } })).rejects.toBeInstanceOf(SealedValueCorrupt);
    await expect(it.opener.open(tenant, { ...sealed, more: 1 })).rejects.toBeInstanceOf(SealedValueCorrupt);
    await expect(it.opener.open(randomUUID(), sealed)).rejects.toBeInstanceOf(SealingKeyMissing);
  });

  it('leaves clear values that are not stored yet alone', async () => {
    const it = world();
    const value = PersonalValue.of('x');
    const opened = await it.opener.open<{ value: unknown }>(tenant, { value, other: await seal(it, person('a'), 'y') });
    expect(opened).toEqual({ value, other: 'y' });
    expect(opened.value).toBe(value);
  });
});

describe('the keys kept', () => {
  it('cost no round trip to seal again within their time, and one after it', async () => {
    let now = 0;
    const it = world({ monotonicNow: () => now });
    await seal(it, person('p'), 'x');
    it.store.calls = [];
    now = 4_999;
    await seal(it, person('p'), 'x');
    await it.opener.open(tenant, await seal(it, person('p'), 'x'));
    expect(it.store.calls).toEqual([]);
    now = 5_000;
    await seal(it, person('p'), 'x');
    expect(it.store.calls).toEqual(['byOwner 1']);
  });

  it('are fetched in one batch for all values that are opened together', async () => {
    const it = world();
    const sealed = await Promise.all(
      Array.from({ length: 30 }, (_unused, index) => seal(it, person(`p${index % 10}`), index)),
    );
    const fresh = it.process();
    it.store.calls = [];
    expect(await fresh.opener.open(tenant, sealed)).toEqual(sealed.map((_unused, index) => index));
    expect(it.store.calls).toEqual(['byId 10', 'tenantKeys']);
  });

  it('are bounded in number', async () => {
    const it = world({ maxKeys: 3, monotonicNow: () => 0 });
    for (const name of ['a', 'b', 'c', 'd']) await seal(it, person(name), 'x');
    it.store.calls = [];
    await seal(it, person('d'), 'x');
    expect(it.store.calls).toEqual([]);
    await seal(it, person('a'), 'x');
    expect(it.store.calls).toEqual(['byOwner 1']);
  });

  it('are never kept longer than 5 s', () => {
    expect(() => world({ ttlMs: 5_001 })).toThrow(RangeError);
  });
});

describe('erasure', () => {
  it('makes a person’s values null and leaves all others', async () => {
    const it = world();
    const row = { name: await seal(it, person('a'), 'x'), other: await seal(it, person('b'), 'y'), n: 1 };
    await it.eraser.erase(tenant, { kind: 'person', personId: 'a' }, 'event-1');
    expect(await it.opener.open(tenant, row)).toEqual({ name: null, other: 'y', n: 1 });
    expect((await it.list.read()).entries).toEqual([
      { tenant, owner: 'person:a', eventId: 'event-1', at: '2026-03-01T08:00:00.000Z' },
    ]);
  });

  it('refuses to seal anything for an erased person or record, for ever', async () => {
    const it = world();
    await seal(it, person('a'), 'x');
    await it.eraser.erase(tenant, { kind: 'person', personId: 'a' }, 'e1');
    await it.eraser.erase(tenant, { kind: 'record', stream: 'task-1' }, 'e2');
    for (const owner of [person('a'), record('task-1')]) {
      const refusal: unknown = await it.sealer.prepare(tenant, [person('b'), owner]).catch((error: unknown) => error);
      expect(isDomainError(refusal)).toBe(true);
      expect(refusal).toMatchObject({ code: 'PERSONAL.ERASED' });
    }
  });

  it('reaches the records whose key names the person, and a record’s key alone otherwise', async () => {
    const it = world();
    await it.records.nameIn(tenant, 'complaint-1', 'a');
    const mine = await seal(it, record('complaint-1'), 'x');
    const own = await seal(it, person('a'), 'y');
    await it.eraser.erase(tenant, { kind: 'record', stream: 'complaint-2' }, 'e1');
    expect(await it.opener.open(tenant, [mine, own])).toEqual(['x', 'y']);
    await it.eraser.erase(tenant, { kind: 'person', personId: 'a' }, 'e2');
    expect(await it.opener.open(tenant, [mine, own])).toEqual([null, null]);
    await expect(it.records.nameIn(tenant, 'complaint-3', 'a')).rejects.toMatchObject({ code: 'PERSONAL.ERASED' });
  });

  it('lets a record’s key name one person', async () => {
    const it = world();
    await seal(it, record('complaint-1'), 'x');
    await it.records.nameIn(tenant, 'complaint-1', 'a');
    await it.records.nameIn(tenant, 'complaint-1', 'a');
    await expect(it.records.nameIn(tenant, 'complaint-1', 'b')).rejects.toMatchObject({
      code: 'PERSONAL.RECORD_NAMES_ANOTHER',
    });
  });

  it('is seen by another process within 5 s', async () => {
    let now = 0;
    const it = world();
    const other = it.process({ monotonicNow: () => now });
    const sealed = await seal(other, person('a'), 'x');
    await it.eraser.erase(tenant, { kind: 'person', personId: 'a' }, 'e1');
    now = 5_000;
    expect(await other.opener.open(tenant, sealed)).toBeNull();
    await expect(seal(other, person('a'), 'y')).rejects.toMatchObject({ code: 'PERSONAL.ERASED' });
  });

  it('keeps no key that was being fetched while it was destroyed', async () => {
    const it = world();
    const sealed = await seal(it, person('a'), 'x');
    it.keyring.forget();
    const opening = it.opener.open(tenant, sealed);
    await Promise.all([opening, it.eraser.erase(tenant, { kind: 'person', personId: 'a' }, 'e1')]);
    expect(await it.opener.open(tenant, sealed)).toBeNull();
  });

  it('is applied again to a store that was restored from before it', async () => {
    const it = world();
    const sealed = await seal(it, person('a'), 'x');
    await it.records.nameIn(tenant, 'complaint-1', 'a');
    const backup = await it.store.byOwner(tenant, ['person:a', 'record:complaint-1']);
    const tenantKeys = await it.store.tenantKeys(tenant);
    await it.eraser.erase(tenant, { kind: 'person', personId: 'a' }, 'e1');

    const restored = new InMemoryKeyStore();
    for (const key of tenantKeys) await restored.putTenantKeyIfAbsent(tenant, key);
    await restored.putIfAbsent(
      tenant,
      backup.map((row) => ({ ...row, wrapped: row.wrapped ?? '' })),
    );
    const keyring = new Keyring(restored, it.master);
    const opener = new KeyringOpener(keyring);
    expect(await opener.open(tenant, sealed)).toBe('x');
    const eraser = new KeyringEraser(restored, keyring, it.list, clock);
    expect(await eraser.reapplyErasures()).toEqual({ entries: 1, destroyed: 2, unreadable: [] });
    expect(await opener.open(tenant, sealed)).toBeNull();
    expect(await eraser.reapplyErasures()).toEqual({ entries: 1, destroyed: 0, unreadable: [] });
  });

  it('stands on the list before the key is destroyed', async () => {
    const it = world();
    const sealed = await seal(it, person('a'), 'x');
    it.list.append = () => Promise.reject(new Error('disk full'));
    await expect(it.eraser.erase(tenant, { kind: 'person', personId: 'a' }, 'e1')).rejects.toThrow('disk full');
    expect(await it.opener.open(tenant, sealed)).toBe('x');
  });

  it('destroys a file’s key', async () => {
    const it = world();
    const key = await it.files.keyFor(tenant, 'f1');
    expect(key).toHaveLength(32);
    expect(await it.files.find(tenant, 'f1')).toEqual(key);
    expect(await it.files.find(tenant, 'f2')).toBeUndefined();
    await it.eraser.erase(tenant, { kind: 'file', fileId: 'f1' }, 'e1');
    expect(await it.files.find(tenant, 'f1')).toBeNull();
    expect(await it.files.keyFor(tenant, 'f1')).toBeNull();
  });
});

describe('command hashes', () => {
  it('match what they were made from, in any process', async () => {
    const it = world();
    const hash = await it.hashes.hash(tenant, 'fingerprint');
    expect(hash).toMatch(/^1:[0-9a-f]{64}$/);
    expect(await it.process().hashes.matches(tenant, hash, 'fingerprint')).toBe(true);
    expect(await it.hashes.matches(tenant, hash, 'another')).toBe(false);
    expect(await it.hashes.matches(tenant, 'nonsense', 'fingerprint')).toBe(false);
  });

  it('differ between tenants', async () => {
    const it = world();
    expect(await it.hashes.hash(tenant, 'x')).not.toBe(await it.hashes.hash(randomUUID(), 'x'));
  });

  it('still match after the key was rotated, and new ones name the new key', async () => {
    const it = world();
    const other = it.process();
    const before = await it.hashes.hash(tenant, 'x');
    await other.hashes.hash(tenant, 'x');
    await it.hashes.rotate(tenant);
    const after = await it.hashes.hash(tenant, 'x');
    expect(after).toMatch(/^2:/);
    for (const { hashes } of [it, other]) {
      expect(await hashes.matches(tenant, before, 'x')).toBe(true);
      expect(await hashes.matches(tenant, after, 'x')).toBe(true);
    }
  });

  it('fail on a key that was lost, rather than calling the request another', async () => {
    const it = world();
    const hash = await it.hashes.hash(tenant, 'x');
    await expect(it.hashes.matches(tenant, hash.replace(/^1:/, '9:'), 'x')).rejects.toBeInstanceOf(SealingKeyMissing);
  });

  it('cost no round trip while the tenant’s key is kept', async () => {
    const it = world();
    await it.hashes.hash(tenant, 'x');
    it.store.calls = [];
    await it.hashes.hash(tenant, 'y');
    expect(it.store.calls).toEqual([]);
  });
});

describe('the master key', () => {
  it('is checked against the store', async () => {
    const it = world();
    await it.keyring.verify();
    await it.process().keyring.verify();
    await expect(new Keyring(it.store, LocalMasterKey.random()).verify()).rejects.toMatchObject({
      code: 'KEY_UNWRAP_FAILED',
    });
  });
});
