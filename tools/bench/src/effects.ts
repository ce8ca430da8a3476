import type { Rounds } from './appends.js';
import type { BenchServer } from './bench-server.js';
import { paced } from './load.js';
import { median, percentile, type Measurement } from './measurement.js';
import { listenNotify } from './peers/listen-notify.js';
import { TwoServices } from './two-services.js';

const PER_SECOND = 50;
const P99_MS = 50;
const WARM_UP_SECONDS = 3;
/** A p99 of fewer calls says little. */
const LEAST_CALLS = 500;

/** From a command of one service to its effect in another, beside a bare hand-over in PostgreSQL, in turn. */
export async function measureEffects(server: BenchServer, { rounds, seconds }: Rounds): Promise<Measurement[]> {
  const duration = Math.max(seconds, LEAST_CALLS / PER_SECOND);
  const services = await TwoServices.start(server, 'bench_effects');
  const peer = await listenNotify(await server.createDatabase('bench_notify'));
  const ours: number[][] = [];
  const theirs: number[][] = [];
  try {
    await paced(PER_SECOND, WARM_UP_SECONDS, () => services.effect());
    await paced(PER_SECOND, 1, () => peer.work());
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await paced(PER_SECOND, duration, () => peer.work()));
      ours.push(await paced(PER_SECOND, duration, () => services.effect()));
    }
  } finally {
    await services.stop();
    await peer.close();
  }
  const name = `command to effect in another service, ${PER_SECOND} commands/s`;
  return [
    {
      name: `${name}, p99`,
      value: median(ours.map((round) => percentile(round, 0.99))),
      unit: 'ms',
      peer: 'fixed',
      peerValue: P99_MS,
      bar: { kind: 'atMost', ratio: 1 },
    },
    {
      name: `${name}, median`,
      value: median(ours.map(median)),
      unit: 'ms',
      peer: 'row, NOTIFY, row in plain PostgreSQL',
      peerValue: median(theirs.map(median)),
      bar: { kind: 'atMost', ratio: 4 },
      note: EFFECTS,
    },
  ];
}

const EFFECTS =
  'what is told is recorded once more between the two: three durable appends follow each other where the peer writes two ' +
  'rows, and each judges its revision; the process itself adds less than a millisecond';
