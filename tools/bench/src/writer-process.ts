// One of the processes of the many-writers measurement: told the log first, then how much to append.
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { appendOne } from './appends.js';
import { openLog } from './bench-server.js';
import { paced } from './load.js';
import type { WriterAnswer, WriterOrder } from './writers.js';

process.once('message', (log: PostgresConnection) => {
  void (async () => {
    const store = await openLog(log);
    process.on('message', ({ perSecond, seconds }: WriterOrder) => {
      void paced(perSecond, seconds, () => appendOne(store)).then((latencies) => {
        process.send?.({ latencies } satisfies WriterAnswer);
      });
    });
    process.once('disconnect', () => void store.close());
    process.send?.('ready');
  })();
});
