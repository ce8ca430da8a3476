import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import {
  InMemoryKeyStore,
  Keyring,
  KeyringCommandHashes,
  KeyUnwrapFailed,
  type ErasedOwners,
  type MasterKey,
  type StoredTenantKey,
} from '@gongjian/shared-keys';
import type { ClientBase } from 'pg';
import { BackupRefused } from './backup.errors.js';
import type { KeysManifest, TableEntry } from './manifest.js';
import { loadTable, pastRowSecurity, rowsOf } from './tables.js';

interface TenantKeyRow extends StoredTenantKey {
  readonly tenant: string;
}

interface OwnerKeyRow {
  readonly tenant: string;
  readonly owner: string;
  readonly person_id: string | null;
  readonly wrapped: string | null;
  readonly destroyed_at: string | null;
}

/**
 * Opens every tenant's keys.
 *
 * @returns the keyed hash of a command of the deployment itself
 * @throws BackupRefused `RESTORE.MASTER_KEY_WRONG`
 */
export async function openTenantKeys(
  folder: string,
  keys: KeysManifest,
  master: MasterKey,
): Promise<(fingerprint: string) => Promise<string>> {
  const store = new InMemoryKeyStore();
  const keyring = new Keyring(store, master);
  try {
    for await (const lines of rowsOf(folder, tableIn(keys, 'tenant_keys'))) {
      for (const line of lines) {
        const { tenant, purpose, number, wrapped } = JSON.parse(line) as TenantKeyRow;
        await store.putTenantKeyIfAbsent(tenant, { purpose, number, wrapped });
        await keyring.tenantKey(tenant, purpose, number);
      }
    }
    const hashes = new KeyringCommandHashes(keyring);
    return (fingerprint) => hashes.hash(DEPLOYMENT_TENANT, fingerprint);
  } catch (error) {
    if (!(error instanceof KeyUnwrapFailed)) throw error;
    const why = error.message;
    throw new BackupRefused(
      'RESTORE.MASTER_KEY_WRONG',
      {
        zh: `备份的密钥不是用这把主密钥加密的（${why}）；请放回备份那个部署的主密钥`,
        en: `the keys were not wrapped by this master key (${why}); put back that of the deployment that was backed up`,
      },
      { cause: error },
    );
  }
}

/** Puts back every key whose owner was not erased since; in a transaction of the owner of the key store. */
export async function loadKeys(
  client: ClientBase,
  folder: string,
  keys: KeysManifest,
  erased: ErasedOwners,
): Promise<void> {
  for (const name of ['tenant_keys', 'owner_keys']) {
    const table = tableIn(keys, name);
    const rows = name === 'owner_keys' ? standing(rowsOf(folder, table), erased) : rowsOf(folder, table);
    await pastRowSecurity(client, table, () => loadTable(client, table, rows, true));
  }
  await pastRowSecurity(client, { schema: 'public', table: 'owner_keys' }, () => destroyAgain(client, erased));
}

async function* standing(
  rows: AsyncIterable<readonly string[]>,
  erased: ErasedOwners,
): AsyncGenerator<readonly string[], void> {
  for await (const lines of rows) {
    yield lines.map((line) => {
      const row = JSON.parse(line) as OwnerKeyRow;
      const at = row.wrapped === null ? null : erased.keyErasedAt(row.tenant, row.owner, row.person_id);
      return at === null ? line : JSON.stringify({ ...row, person_id: null, wrapped: null, destroyed_at: at });
    });
  }
}

/** Of owners that had no key yet, and of keys that an earlier run of this restore brought back. */
async function destroyAgain(client: ClientBase, { entries }: ErasedOwners): Promise<void> {
  await client.query(
    `INSERT INTO owner_keys (tenant, owner, key_id, destroyed_at)
     SELECT e.tenant, e.owner, gen_random_uuid(), min(e.at)
       FROM json_to_recordset($1::json) AS e (tenant uuid, owner text, at timestamptz) GROUP BY 1, 2
     ON CONFLICT (tenant, owner) DO UPDATE SET wrapped = NULL, person_id = NULL, destroyed_at = excluded.destroyed_at
      WHERE owner_keys.wrapped IS NOT NULL`,
    [JSON.stringify(entries)],
  );
  await client.query(
    `UPDATE owner_keys k SET wrapped = NULL, person_id = NULL, destroyed_at = e.at
       FROM json_to_recordset($1::json) AS e (tenant uuid, owner text, at timestamptz)
      WHERE k.tenant = e.tenant AND k.wrapped IS NOT NULL AND e.owner = 'person:' || k.person_id`,
    [JSON.stringify(entries)],
  );
}

/** Of the key store; those beside it lie in the main database. */
export function isOfKeyStore({ schema }: TableEntry): boolean {
  return schema === 'public';
}

function tableIn({ tables }: KeysManifest, name: string): TableEntry {
  const found = tables.find(({ table }) => table === name);
  if (found === undefined) throw new RangeError(`no table ${name} among the keys`);
  return found;
}
