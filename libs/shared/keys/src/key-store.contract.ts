import { deepStrictEqual, equal, notEqual, ok } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type KeyStore, type NewKey, type StoredKey, personOwner, recordOwner } from './key-store.js';

/** One promise of the port, as a check to run on a store; tenants are new in every check. */
export interface KeyStoreCheck {
  readonly name: string;
  readonly run: (store: KeyStore) => Promise<void>;
}

const AT = '2026-03-01T08:00:00.000Z';

function key(owner: string, personId: string | null = null): NewKey {
  return { owner, keyId: randomUUID(), personId, wrapped: `A256GCM.1.bm9uY2U.${Buffer.from(owner).toString('hex')}` };
}

async function one(store: KeyStore, tenant: string, owner: string): Promise<StoredKey | undefined> {
  const rows = await store.byOwner(tenant, [owner]);
  ok(rows.length <= 1);
  return rows[0];
}

/** The whole contract of {@link KeyStore}; run it on every implementation. */
export const keyStoreContract: readonly KeyStoreCheck[] = [
  {
    name: 'answers nothing for owners and ids it does not know',
    async run(store) {
      const tenant = randomUUID();
      deepStrictEqual(await store.byOwner(tenant, ['person:a']), []);
      deepStrictEqual(await store.byId(tenant, [randomUUID(), 'no uuid']), []);
      deepStrictEqual(await store.byOwner(tenant, []), []);
      deepStrictEqual(await store.putIfAbsent(tenant, []), []);
      equal(await store.destroy(tenant, { owners: [], persons: [] }, AT), 0);
    },
  },
  {
    name: 'keeps a key and answers it by owner and by id',
    async run(store) {
      const tenant = randomUUID();
      const first = key('person:示例');
      const second = key(recordOwner('task-1'), 'p1');
      deepStrictEqual(sorted(await store.putIfAbsent(tenant, [second, first])), sorted([first, second]));
      deepStrictEqual(await store.byId(tenant, [first.keyId]), [first]);
      deepStrictEqual(
        sorted(await store.byOwner(tenant, [first.owner, second.owner, 'person:x'])),
        sorted([first, second]),
      );
    },
  },
  {
    name: 'keeps the first key of an owner, whoever comes later',
    async run(store) {
      const tenant = randomUUID();
      const first = key('person:a');
      await store.putIfAbsent(tenant, [first]);
      deepStrictEqual(await store.putIfAbsent(tenant, [key('person:a')]), [first]);
    },
  },
  {
    name: 'gives all who ask at once for the same owners the same keys',
    async run(store) {
      const tenant = randomUUID();
      const owners = ['person:a', 'person:b', 'person:c', 'record:task-1'];
      const answers = await Promise.all(
        Array.from({ length: 24 }, (_unused, index) => {
          const mine = owners.map((owner) => key(owner));
          return store.putIfAbsent(tenant, index % 2 === 0 ? mine : mine.reverse());
        }),
      );
      for (const answer of answers) deepStrictEqual(sorted(answer), sorted(answers[0] ?? []));
      equal(new Set(answers[0]?.map((row) => row.keyId)).size, owners.length);
    },
  },
  {
    name: 'shows no tenant the keys of another',
    async run(store) {
      const [tenant, other] = [randomUUID(), randomUUID()];
      const mine = key('person:a');
      await store.putIfAbsent(tenant, [mine]);
      await store.putTenantKeyIfAbsent(tenant, { purpose: 'wrap', number: 1, wrapped: 'w' });
      deepStrictEqual(await store.byOwner(other, ['person:a']), []);
      deepStrictEqual(await store.byId(other, [mine.keyId]), []);
      deepStrictEqual(await store.tenantKeys(other), []);
      await store.destroy(other, { owners: [], persons: ['a'] }, AT);
      deepStrictEqual(await one(store, tenant, 'person:a'), mine);
    },
  },
  {
    name: 'destroys an owner’s key for ever and keeps its row',
    async run(store) {
      const tenant = randomUUID();
      const mine = key(recordOwner('task-1'), 'p1');
      const neighbour = key(recordOwner('task-10'));
      await store.putIfAbsent(tenant, [mine, neighbour]);
      equal(await store.destroy(tenant, { owners: [mine.owner], persons: [] }, AT), 1);
      const gone: StoredKey = { owner: mine.owner, keyId: mine.keyId, personId: null, wrapped: null };
      deepStrictEqual(await store.byId(tenant, [mine.keyId]), [gone]);
      equal(await store.destroy(tenant, { owners: [mine.owner], persons: [] }, AT), 0);
      deepStrictEqual(await store.putIfAbsent(tenant, [key(mine.owner)]), [gone]);
      deepStrictEqual(await store.putIfAbsent(tenant, [key(mine.owner, 'p2')]), [gone]);
      deepStrictEqual(await one(store, tenant, neighbour.owner), neighbour);
    },
  },
  {
    name: 'destroys every key that names a person, and none that does not',
    async run(store) {
      const tenant = randomUUID();
      const own = key(personOwner('p1'));
      const named = key(recordOwner('complaint-1'), 'p1');
      const others = [key(personOwner('p2')), key(recordOwner('complaint-2'), 'p2'), key(recordOwner('complaint-3'))];
      await store.putIfAbsent(tenant, [own, named, ...others]);
      equal(await store.destroy(tenant, { owners: [], persons: ['p1'] }, AT), 2);
      for (const { owner } of [own, named]) equal((await one(store, tenant, owner))?.wrapped, null);
      deepStrictEqual(
        sorted(
          await store.byOwner(
            tenant,
            others.map((row) => row.owner),
          ),
        ),
        sorted(others),
      );
    },
  },
  {
    name: 'leaves a destroyed row where there was no key yet',
    async run(store) {
      const tenant = randomUUID();
      equal(await store.destroy(tenant, { owners: [recordOwner('r-1')], persons: ['p1'] }, AT), 0);
      for (const owner of [recordOwner('r-1'), personOwner('p1')]) {
        equal((await one(store, tenant, owner))?.wrapped, null);
        equal((await store.putIfAbsent(tenant, [key(owner)]))[0]?.wrapped, null);
      }
    },
  },
  {
    name: 'never keeps a key that names an erased person',
    async run(store) {
      const tenant = randomUUID();
      await store.putIfAbsent(tenant, [key(recordOwner('r-1'))]);
      await store.destroy(tenant, { owners: [], persons: ['p1'] }, AT);
      const rows = await store.putIfAbsent(tenant, [
        key(recordOwner('r-1'), 'p1'),
        key(recordOwner('r-2'), 'p1'),
        key(recordOwner('r-3'), 'p2'),
      ]);
      deepStrictEqual(
        sorted(rows).map((row) => [row.owner, row.personId, row.wrapped === null]),
        [
          [recordOwner('r-1'), null, true],
          [recordOwner('r-2'), null, true],
          [recordOwner('r-3'), 'p2', false],
        ],
      );
    },
  },
  {
    name: 'adds the person to a record’s key that names none, and keeps one that does',
    async run(store) {
      const tenant = randomUUID();
      const mine = key(recordOwner('r-1'));
      await store.putIfAbsent(tenant, [mine]);
      deepStrictEqual(await store.putIfAbsent(tenant, [key(mine.owner, 'p1')]), [{ ...mine, personId: 'p1' }]);
      deepStrictEqual(await store.putIfAbsent(tenant, [key(mine.owner, 'p2')]), [{ ...mine, personId: 'p1' }]);
      deepStrictEqual(await store.putIfAbsent(tenant, [key(mine.owner)]), [{ ...mine, personId: 'p1' }]);
      equal(await store.destroy(tenant, { owners: [], persons: ['p1'] }, AT), 1);
    },
  },
  {
    name: 'leaves no key of an erased person behind when keys are made at the same moment',
    async run(store) {
      const tenant = randomUUID();
      const persons = Array.from({ length: 12 }, (_unused, index) => `p${index}`);
      await Promise.all(
        persons.flatMap((person) => [
          store.putIfAbsent(tenant, [key(recordOwner(`r-${person}`), person), key(personOwner(person))]),
          store.destroy(tenant, { owners: [], persons: [person] }, AT),
          store.putIfAbsent(tenant, [key(recordOwner(`s-${person}`), person)]),
        ]),
      );
      const owners = persons.flatMap((person) => [
        personOwner(person),
        recordOwner(`r-${person}`),
        recordOwner(`s-${person}`),
      ]);
      const rows = await store.byOwner(tenant, owners);
      equal(rows.length, owners.length);
      deepStrictEqual(
        rows.filter((row) => row.wrapped !== null),
        [],
      );
    },
  },
  {
    name: 'keeps tenant keys by purpose and number, the first of each',
    async run(store) {
      const tenant = randomUUID();
      deepStrictEqual(await store.tenantKeys(tenant), []);
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_unused, index) =>
          store.putTenantKeyIfAbsent(tenant, { purpose: 'wrap', number: 1, wrapped: `w${index}` }),
        ),
      );
      equal(new Set(answers.map((answer) => answer.wrapped)).size, 1);
      await store.putTenantKeyIfAbsent(tenant, { purpose: 'wrap', number: 2, wrapped: 'second' });
      await store.putTenantKeyIfAbsent(tenant, { purpose: 'hash', number: 1, wrapped: 'hash' });
      deepStrictEqual(await store.tenantKeys(tenant), [
        { purpose: 'hash', number: 1, wrapped: 'hash' },
        answers[0],
        { purpose: 'wrap', number: 2, wrapped: 'second' },
      ]);
      notEqual(answers[0]?.wrapped, 'second');
    },
  },
];

function sorted<Row extends { readonly owner: string }>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => (a.owner < b.owner ? -1 : 1));
}
