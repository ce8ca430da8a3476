import { latencies } from './load.js';
import { percentile, type Measurement } from './measurement.js';
import { Account, type Json } from './product/account.js';
import type { Product } from './product/product.js';

const TASKS = 100_000;
const LIST = '/api/plans/v1/tasks';
const PAGE = 50;
const LARGEST_PAGE = 200;
const CALLS = 100;
const BAR_MS = 50;
const WARM_UP_CALLS = 20;
/** A token is good for five minutes. */
const PAGES_TO_THE_DEPTH = TASKS / 2 / LARGEST_PAGE;

/** Pages of a list of a hundred thousand tasks over HTTP, one after the other. */
export async function measureLongList(product: Product): Promise<Measurement[]> {
  const recorded = await product.campaignEvents();
  const tasks = recorded.filter(({ stream }) => /^task-/.test(stream));
  const streams = new Set(tasks.map(({ stream }) => stream)).size;
  await product.grow(Math.ceil((TASKS * tasks.length) / streams) + recorded.length);
  await product.settled();
  const office = await Account.signIn(product.url, 'office');
  const page = (query: string): Promise<Json> => office.get(`${LIST}?limit=${PAGE}${query}`);
  const next = await cursorOf(page(''));
  const ways: Readonly<Record<string, string>> = {
    'first page': '',
    'next page': `&cursor=${next}`,
    [`page at row ${(TASKS / 2).toLocaleString('en')}`]: `&cursor=${await deep(office)}`,
    'first page by change, newest first': '&sort=-changed',
    'first page of those done': '&status=completed',
    'first page of those overdue, by date': '&overdue=true&sort=due',
  };
  const measured: Measurement[] = [];
  for (const [name, query] of Object.entries(ways)) {
    await latencies(WARM_UP_CALLS, () => page(query));
    measured.push({
      name: `${TASKS.toLocaleString('en')} tasks over HTTP, ${name}, p99`,
      value: percentile(await latencies(CALLS, () => page(query)), 0.99),
      unit: 'ms',
      peer: 'fixed',
      peerValue: BAR_MS,
      bar: { kind: 'atMost', ratio: 1 },
    });
  }
  return measured;
}

/** Where the list is read on from half of its rows. */
async function deep(office: Account): Promise<string> {
  let cursor = await cursorOf(office.get(`${LIST}?limit=${LARGEST_PAGE}`));
  for (let read = 1; read < PAGES_TO_THE_DEPTH; read += 1) {
    cursor = await cursorOf(office.get(`${LIST}?limit=${LARGEST_PAGE}&cursor=${cursor}`));
  }
  return cursor;
}

async function cursorOf(page: Promise<Json>): Promise<string> {
  const { next } = await page;
  if (typeof next !== 'string') throw new Error('the list is shorter than it was made');
  return encodeURIComponent(next);
}
