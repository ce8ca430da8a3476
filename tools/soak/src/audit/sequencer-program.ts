import {
  AuditMetrics,
  Publisher,
  Sequencer,
  SigningKeys,
  TreeFiles,
  Trees,
  NoWitnesses,
} from '@gongjian/audit-feature/sequencing';
import type { SignedCheckpoint } from '@gongjian/audit-feature/sequencing';
import { SystemClock } from '@gongjian/shared-event-sourcing';
import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { LocalMasterKey } from '@gongjian/shared-keys';
import { writeSync } from 'node:fs';
import pg from 'pg';
import { Registry } from 'prom-client';
import type { SequencerOrders } from './sequencer-process.js';

/** Shows each signed checkpoint to the outside before it is published; nothing takes that back. */
class Onlooker extends NoWitnesses {
  override async cosign({ tenant, size, note }: SignedCheckpoint): Promise<string> {
    writeSync(1, `${JSON.stringify({ tenant, size, note })}\n`);
    return note;
  }
}

const { connection, folder, masterKey } = JSON.parse(process.argv[2] ?? '') as SequencerOrders;
const store = await PostgresEventStore.open({ connection });
const pool = new pg.Pool({ ...connection, max: 4, options: '-c role=gongjian_projector' });
pool.on('error', () => undefined);
pool.on('connect', (client) => client.on('error', () => undefined));
const [trees, files] = [new Trees(pool), new TreeFiles(folder)];
const logger = { warn: () => undefined, error: (line: string) => console.error(line) };
const metrics = new AuditMetrics(store, new Registry());
const publisher = new Publisher({
  ...{ trees, files, metrics, logger },
  witnesses: new Onlooker(),
  clock: new SystemClock(),
});
const sequencer = new Sequencer({
  ...{ store, pool, trees, files, metrics, logger, publisher },
  keys: new SigningKeys(await LocalMasterKey.fromFileOrNew(masterKey)),
  host: 'district.example',
  announce: () => Promise.resolve(),
  gatherMs: 5,
});
publisher.start(() => sequencer.renew());
sequencer.start();
writeSync(1, '"ready"\n');
