import type { Rounds } from './appends.js';
import { httpLoad, type HttpLoadResult } from './http-load.js';
import { median, type Measurement } from './measurement.js';
import { Account } from './product/account.js';
import { runCampaign } from './product/campaign.js';
import { EMPTY_POST } from './product/empty-post.module.js';
import { Product } from './product/product.js';

const CONNECTIONS = 64;
const WARM_UP_SECONDS = 3;
const P99_MS = 40;

const NOTE =
  'a command costs the process about four times an empty POST: deciding and encoding it a third, feeding the read ' +
  'models of the same process a third; PostgreSQL and the callers share the two cores with it. Projections in a ' +
  'process of their own, or a third core, lift it';

export const ASSIGN_TASK = '/api/plans/v1/tasks';

/** Assigning a task over HTTP beside a POST of the same body to the same server that does nothing, in turn. */
export async function measureCommands({ rounds, seconds }: Rounds): Promise<Measurement[]> {
  const product = await Product.start();
  try {
    const { assignment } = await runCampaign(product.url);
    const load = async (path: string, duration: number): Promise<HttpLoadResult> => {
      const { token } = await Account.signIn(product.url, 'office');
      return httpLoad({
        url: product.url + path,
        body: JSON.stringify(assignment),
        token,
        connections: CONNECTIONS,
        seconds: duration,
      });
    };
    const empty: HttpLoadResult[] = [];
    const assign: HttpLoadResult[] = [];
    await load(EMPTY_POST, WARM_UP_SECONDS);
    await load(ASSIGN_TASK, WARM_UP_SECONDS);
    for (let round = 0; round < rounds; round += 1) {
      empty.push(await load(EMPTY_POST, seconds));
      assign.push(await load(ASSIGN_TASK, seconds));
    }
    return [
      {
        name: `assign a task over HTTP, ${CONNECTIONS} connections`,
        value: median(assign.map(({ perSecond }) => perSecond)),
        unit: 'requests/s',
        peer: 'the same POST that does nothing',
        peerValue: median(empty.map(({ perSecond }) => perSecond)),
        bar: { kind: 'atLeast', ratio: 0.4 },
        note: NOTE,
      },
      {
        name: `assign a task over HTTP, ${CONNECTIONS} connections, p99`,
        value: median(assign.map(({ p99 }) => p99)),
        unit: 'ms',
        peer: 'fixed',
        peerValue: P99_MS,
        bar: { kind: 'atMost', ratio: 1 },
        note: `${CONNECTIONS} connections wait for each other: the rate decides it`,
      },
    ];
  } finally {
    await product.stop();
  }
}
