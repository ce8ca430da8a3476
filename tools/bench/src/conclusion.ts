import { randomUUID } from 'node:crypto';
import { percentile, type Measurement } from './measurement.js';
import { Account, type Json } from './product/account.js';
import { Product } from './product/product.js';

const SHEETS = 10_000;
const COMPONENTS = 10;
const INDICATORS = 100;
const SECONDS = 10;
const GROWTH_MB = 200;
const PAGE_MS = 50;
const PAGES = 300;
const PAGES_MEANWHILE = 50;
const MB = 1024 * 1024;

const names = { zh: '示例', en: 'Example' };

const DEFINITION = {
  definitionFormat: 2,
  rules: 2,
  names,
  kind: 'grading',
  founding: {
    authority: names,
    level: 'city',
    organ: 'committeeOrGovernment',
    approval: { number: '省创〔2026〕3号', by: names, level: 'province', on: '2026-01-05' },
    cycleYears: 3,
    funding: { sources: ['budget'], fromSubjects: 'nothing' },
  },
  stages: [{ code: 'inspect', names }],
  tasks: { review: [{ level: 1, names, actedBy: 'office' }], overdue: { graceDays: 0, dayOff: 'asWritten' } },
  subjects: { classes: ['old', 'new', 'rural'].map((code) => ({ code, names })), who: [{ kind: 'compound' }] },
  standard: {
    items: Array.from({ length: COMPONENTS }, (_, part) => ({
      code: `part${part}`,
      kind: 'component',
      names,
      points: INDICATORS / COMPONENTS,
      items: Array.from({ length: INDICATORS / COMPONENTS }, (_item, n) => ({
        code: `i${part}x${n}`,
        kind: 'score',
        names,
        points: 1,
        from: 0,
        to: 1,
        places: 2,
      })),
    })),
  },
  rounds: [
    {
      code: 'annual',
      names,
      form: 'inspection',
      by: 'city',
      opens: { on: 'hand' },
      due: { days: 20, of: 'calendar' },
      indicators: 'all',
      decides: false,
      assessors: { number: 1 },
    },
  ],
  grading: {
    ranking: { within: 'round', tieBreaks: [{ by: 'earlierEntry' }], unbroken: 'decided' },
    grades: [
      { code: 'best', names, when: { total: { atLeast: 60 } }, quota: { share: 10, of: 'assessed', rounds: 'down' } },
      { code: 'pass', names, when: { total: { atLeast: 50 } } },
    ],
  },
};

/** From closing a large round to its conclusion, told to others, in the whole product; and pages of its ranking. */
export async function measureConclusion(): Promise<Measurement[]> {
  const product = await Product.start();
  try {
    const office = await Account.signIn(product.url, 'office');
    const programme = await published(office);
    const roundId = await product.scoredRound(programme, SHEETS);
    await product.memory();
    const before = await product.memory();
    const again = await Account.signIn(product.url, 'office');
    const started = performance.now();
    await again.post(`/api/assessments/v1/rounds/${roundId}/closure`, {});
    await product.told(roundId);
    const seconds = (performance.now() - started) / 1_000;
    const growth = ((await product.memory()) - before) / MB;
    await again.eventually(
      `/api/assessments/v1/rounds/${roundId}/ranking?limit=1`,
      ({ items }) => (items as readonly Json[]).length === 1,
    );
    const meanwhile = await pages(again, roundId, PAGES_MEANWHILE);
    await product.settled();
    const name = `conclusion of ${SHEETS.toLocaleString('en')} sheets with ${INDICATORS} indicators`;
    const fixed = (what: string, value: number, unit: string, most: number): Measurement => ({
      name: `${name}, ${what}`,
      value,
      unit,
      peer: 'fixed',
      peerValue: most,
      bar: { kind: 'atMost', ratio: 1 },
    });
    return [
      fixed('closed to told', seconds, 's', SECONDS),
      fixed('growth of memory', growth, 'MB', GROWTH_MB),
      fixed('page of the ranking while others take the results in, median', percentile(meanwhile, 0.5), 'ms', PAGE_MS),
      fixed('page of the ranking, p99', percentile(await pages(again, roundId, PAGES), 0.99), 'ms', PAGE_MS),
    ];
  } finally {
    await product.stop();
  }
}

async function published(office: Account): Promise<string> {
  const { units } = await office.get('/api/directory/v1/me');
  const [unit] = units as readonly { readonly id: string }[];
  const { id } = await office.post('/api/plans/v1/programmes', {
    authorityUnitId: unit?.id,
    definition: { ...DEFINITION, key: `large-round-${randomUUID().slice(0, 8)}` },
  });
  await office.post(`/api/plans/v1/programmes/${String(id)}/versions`);
  return String(id);
}

/** Milliseconds of each page, one after the other, from the first to the last and anew. */
async function pages(office: Account, roundId: string, count: number): Promise<readonly number[]> {
  const path = `/api/assessments/v1/rounds/${roundId}/ranking?limit=50`;
  const taken: number[] = [];
  for (let cursor: string | null = null; taken.length < count;) {
    const started = performance.now();
    const page: Json = await office.get(cursor === null ? path : `${path}&cursor=${cursor}`);
    taken.push(performance.now() - started);
    cursor = page['next'] as string | null;
  }
  return taken;
}
