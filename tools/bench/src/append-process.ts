// One of the writer processes of the two-process measurement: told what to do by message, answers its rate.
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { appendOne } from './appends.js';
import { openLog } from './bench-server.js';
import { throughput } from './load.js';

interface Order {
  readonly log: PostgresConnection;
  readonly callers: number;
  readonly seconds: number;
}

process.once('message', (order: Order) => {
  void (async () => {
    const store = await openLog(order.log);
    const rate = await throughput(order.callers, order.seconds, () => appendOne(store));
    process.send?.(rate);
    await store.close();
    process.disconnect();
  })();
});
