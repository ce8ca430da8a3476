import { setTimeout as pause } from 'node:timers/promises';
import { ASSIGN_TASK } from './commands.js';
import { httpLoad } from './http-load.js';
import { latencies } from './load.js';
import { percentile, type Measurement } from './measurement.js';
import { Account } from './product/account.js';
import { runCampaign } from './product/campaign.js';
import { Product } from './product/product.js';

const CONNECTIONS = 64;
const LOAD_SECONDS = 60;
const COVERED_WITHIN_MS = 120_000;
const PUBLISHED_WITHIN_S = 10;
const PROOFS = 1_000;
const WARM_UP_PROOFS = 200;
const PROOF_WITHIN_MS = 20;

interface Tree {
  readonly tenant: string;
  readonly number: number;
  readonly states: { readonly received: number; readonly published: number };
}

/** How soon what is recorded at full load is covered by a published checkpoint, and proofs of it afterwards. */
export async function measurePublication(): Promise<Measurement[]> {
  const product = await Product.start();
  try {
    const { assignment } = await runCampaign(product.url);
    const auditor = await Account.signIn(product.url, 'auditor');
    await covered(auditor);
    const before = await waits(product.url);
    const { token } = await Account.signIn(product.url, 'office');
    const { perSecond } = await httpLoad({
      url: product.url + ASSIGN_TASK,
      body: JSON.stringify(assignment),
      token,
      connections: CONNECTIONS,
      seconds: LOAD_SECONDS,
    });
    const tree = await covered(auditor);
    const waited = ninetyNinth(before, await waits(product.url));
    await product.settled();
    const proofs = await proofLatencies(product.url, tree);
    return [
      measurement(
        `recorded at ${perSecond.toFixed(0)} commands/s → covered by a published checkpoint, p99`,
        waited,
        's',
        PUBLISHED_WITHIN_S,
      ),
      measurement(
        `a proof over HTTP in a tree of ${tree.states.published.toLocaleString('en')} events, p99`,
        percentile(proofs, 0.99),
        'ms',
        PROOF_WITHIN_MS,
      ),
    ];
  } finally {
    await product.stop();
  }
}

/** Milliseconds of proofs of leaves all over a tree, one after the other. */
async function proofLatencies(url: string, { tenant, number, states }: Tree): Promise<readonly number[]> {
  const { token } = await Account.signIn(url, 'auditor');
  let asked = 0;
  const prove = async (): Promise<void> => {
    asked += 1;
    const address = `${url}/api/audit/v1/trees/${tenant}/${number}/proofs/${(asked * 7_919) % states.published}`;
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    const proof = await response.text();
    if (!response.ok) throw new Error(`${address}: ${response.status} ${proof}`);
  };
  await latencies(WARM_UP_PROOFS, prove);
  return latencies(PROOFS, prove);
}

/** The tree of the sample district, once everything that was received is covered by a published checkpoint. */
async function covered(auditor: Account): Promise<Tree> {
  for (const end = Date.now() + COVERED_WITHIN_MS; Date.now() < end; await pause(500)) {
    const { items } = (await auditor.get('/api/audit/v1/trees')) as unknown as { readonly items: readonly Tree[] };
    const tree = items.at(-1);
    if (tree !== undefined && tree.states.published === tree.states.received) return tree;
  }
  throw new Error(`not everything is published after ${COVERED_WITHIN_MS} ms`);
}

type Waits = ReadonlyMap<number, number>;

/** Events by the seconds they waited at most, from the metrics in the text format of Prometheus. */
async function waits(url: string): Promise<Waits> {
  const response = await fetch(`${url}/metrics`);
  if (!response.ok) throw new Error(`/metrics: ${response.status}`);
  const bucket = /^gongjian_audit_publication_seconds_bucket\{le="(.*)"\} (.*)$/gm;
  return new Map(
    [...(await response.text()).matchAll(bucket)].map(([, bound, count]) => [
      bound === '+Inf' ? Infinity : Number(bound),
      Number(count),
    ]),
  );
}

/** The bound that 99 of 100 events stayed below. */
function ninetyNinth(before: Waits, after: Waits): number {
  const grown = (bound: number): number => (after.get(bound) ?? 0) - (before.get(bound) ?? 0);
  const bound = [...after.keys()].sort((a, b) => a - b).find((each) => grown(each) >= 0.99 * grown(Infinity));
  if (bound === undefined || grown(Infinity) === 0) throw new Error('no publication was observed');
  return bound;
}

function measurement(name: string, value: number, unit: string, bar: number): Measurement {
  return { name, value, unit, peer: 'fixed', peerValue: bar, bar: { kind: 'atMost', ratio: 1 } };
}
