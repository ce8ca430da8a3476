import { PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { Random } from '../random.js';
import { AppendWorkload } from './append-workload.js';
import { Ledger, type LedgerEntry } from './ledger.js';
import type { WriterOrders } from './writer-process.js';

/** Writes each entry to standard output before it goes on, so that a killed process has told all it was told. */
class SpokenLedger extends Ledger {
  override add(entry: LedgerEntry): void {
    process.stdout.write(`${JSON.stringify(entry)}\n`);
  }
}

const orders = JSON.parse(process.argv[2] ?? '') as WriterOrders;
const store = await PostgresEventStore.open({ connection: orders.connection });
const ledger = new SpokenLedger();
const random = new Random(orders.seed);
let stopping = false;
process.stdin.on('end', () => {
  stopping = true;
});
process.stdin.resume();
process.stdout.write('"ready"\n');

await Promise.all(
  Array.from({ length: orders.callers }, async () => {
    const workload = new AppendWorkload(store, random.fork(), ledger, orders.workload);
    while (!stopping) await workload.step();
  }),
);
await store.close();
process.stdout.write('"done"\n');
