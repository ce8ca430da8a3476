import { openLog, type BenchServer } from './bench-server.js';
import { appendOne, type Rounds } from './appends.js';
import { fillLog } from './fill-log.js';
import { latencies, throughput } from './load.js';
import { median, type Measurement } from './measurement.js';

const SMALL = 10_000;
const CALLS = 1_000;

/** The latency of an awaited append on a log of ten thousand events and on one of `large`, in turn. */
export async function measureGrowth(server: BenchServer, { rounds }: Rounds, large: number): Promise<Measurement[]> {
  const small = await openLog(await server.createLog('bench_small'));
  const grown = await openLog(await server.createLog('bench_large'));
  await fillLog(small, SMALL);
  await fillLog(grown, large);
  const found = { small: [] as number[], large: [] as number[] };
  try {
    await throughput(8, 1, () => appendOne(small));
    await throughput(8, 1, () => appendOne(grown));
    for (let round = 0; round < rounds; round += 1) {
      found.small.push(median(await latencies(CALLS, () => appendOne(small))));
      found.large.push(median(await latencies(CALLS, () => appendOne(grown))));
    }
  } finally {
    await small.close();
    await grown.close();
  }
  return [
    {
      name: `awaited append at ${large.toLocaleString('en')} events`,
      value: median(found.large),
      unit: 'ms',
      peer: `the same at ${SMALL.toLocaleString('en')} events`,
      peerValue: median(found.small),
      bar: { kind: 'atMost', ratio: 1.2 },
    },
  ];
}
