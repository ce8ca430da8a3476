import { backUp, restore } from '@gongjian/deployment-backup';
import { migrateForOneProcess, oneProcessRoles, KEYS_ROLE } from '@gongjian/deployment-migrations';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { Keyring, LocalMasterKey, PostgresKeyStore } from '@gongjian/shared-keys';
import { SERVICE_ROLE } from '@gongjian/shared-projections';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openLog, type BenchServer } from './bench-server.js';
import { fillLog } from './fill-log.js';
import type { Measurement } from './measurement.js';

const BAR_SECONDS = 300;
const quiet = (): void => undefined;

interface Databases {
  readonly main: PostgresConnection;
  readonly keys: PostgresConnection;
}

/** A backup of a long log, and the restore of it into an empty deployment, all checks included. */
export async function measureBackup(server: BenchServer, count: number): Promise<Measurement[]> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'gongjian-bench-backup-'));
  const at = (name: string): string => path.join(home, name);
  try {
    const original = await deployment(server, 'bench_backup');
    const master = LocalMasterKey.random();
    const keyStore = await PostgresKeyStore.open(await server.connectionAs('bench_backup_keys', KEYS_ROLE));
    await new Keyring(keyStore, master).verify();
    await keyStore.close();
    const store = await openLog(await server.connectionAs('bench_backup', SERVICE_ROLE));
    await fillLog(store, count);
    await store.close();

    const backingUp = await seconds(async () => {
      const places = { ...original, kurrentDb: null, files: at('files'), erasures: at('erasures') };
      await backUp(places, { folder: at('backup'), keysFolder: at('keys'), product: 'bench' }, quiet);
    });
    const target = await deployment(server, 'bench_restored');
    writeFileSync(at('erasures.jsonl'), '');
    const restoring = await seconds(async () => {
      const places = {
        ...target,
        master,
        files: at('restored-files'),
        erasures: at('restored-erasures'),
      };
      const source = { folder: at('backup'), keysFolder: at('keys'), erasuresFile: at('erasures.jsonl') };
      await restore(places, source, quiet);
    });
    const events = count.toLocaleString('en');
    return [
      {
        name: `back up ${events} events (${backingUp.toFixed(0)} s) and restore them (${restoring.toFixed(0)} s)`,
        value: backingUp + restoring,
        unit: 's',
        peer: 'the budget',
        peerValue: BAR_SECONDS,
        bar: { kind: 'atMost', ratio: 1 },
      },
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Databases that are migrated and hold nothing. */
async function deployment(server: BenchServer, name: string): Promise<Databases> {
  const databases = {
    main: await server.createDatabase(name),
    keys: await server.createDatabase(`${name}_keys`),
  };
  for (const role of oneProcessRoles) await server.connectionAs(name, role);
  await migrateForOneProcess({ ...databases, kurrentDb: null });
  return databases;
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
