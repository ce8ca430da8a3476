import { plansProjections } from '@gongjian/plans-feature';
import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Findable } from '@gongjian/shared-kernel';
import {
  fold,
  migrate,
  migrationsOf,
  ReadModels,
  readModelSource,
  SERVICE_ROLE,
  type AnyProjection,
  type ColumnValue,
  type ListFilter,
  type SearchProjection,
} from '@gongjian/shared-projections';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { BenchServer } from './bench-server.js';
import { latencies } from './load.js';
import { percentile, type Measurement } from './measurement.js';

const taskSearch = plansProjections.find(({ name }) => name === 'task_search') as unknown as SearchProjection<
  Findable,
  DomainEvent
>;
const DATABASE = 'bench_search';
const TABLE = `plans.plans_task_search_v${taskSearch.version}`;
const BATCH = 5_000;
const TENANT = randomUUID();
const DIVISIONS = 1_000;
const DIVISIONS_OF_A_TOWN = 25;
const UNITS = 5_000;
const CALLS = 200;
const WITHIN_MS = 250;
const BAR_MS = 300;
const PAGE = 20;
const FIRST = Date.UTC(2020, 0, 1);

const division = (n: number): string => `00000000-0000-4000-8001-${String(n % DIVISIONS).padStart(12, '0')}`;
const unit = (n: number): string => `00000000-0000-4000-8002-${String(n % UNITS).padStart(12, '0')}`;

const FRONT = [...'柳桥江河石泉槐松竹梅莲荷杨枫桐榆榕棠枣桃杏李沙溪湖塘'];
const BACK = [...'荫畔湾坊店铺庄屯营寨堡集场岗坪坝垭沟冲岭'];
const KINDS = ['社区', '社区', '社区', '小区', '村', '街道'];
const ACTS = ['开展', '推进', '落实', '完善', '组织', '建立', '清理', '整治', '更新', '检查'];
const OBJECTS = [
  ...[
    '环境卫生',
    '楼道堆物',
    '消防通道',
    '文明宣传',
    '志愿服务',
    '垃圾分类',
    '墙面小广告',
    '停车秩序',
    '绿化补种',
    '路灯照明',
  ],
  ...[
    '健身器材',
    '居民议事',
    '网格巡查',
    '流动人口',
    '便民服务点',
    '公示栏',
    '排水管网',
    '电动车充电',
    '食品安全',
    '门前三包',
  ],
];
const ENDS = ['工作', '创建工作', '专项整治', '创建工作任务', '台账', '月度自查', '创建', '迎检准备'];

/** The same for the same row, without order from row to row. */
function pick<Value>(from: readonly Value[], n: number, salt: number): Value {
  const mixed = Math.imul(n ^ Math.imul(salt, 0x9e3779b9), 0x85ebca6b);
  return from[((mixed ^ (mixed >>> 15)) >>> 4) % from.length] as Value;
}

interface Caller {
  readonly who: string;
  readonly anyOf: readonly ListFilter[];
}

const CALLERS: readonly Caller[] = [
  { who: 'everything', anyOf: [] },
  {
    who: 'a town',
    anyOf: [
      { division_id: { in: Array.from({ length: DIVISIONS_OF_A_TOWN }, (_, n) => division(n)) } },
      { unit_ids: { overlaps: [unit(3)] } },
    ],
  },
  { who: 'a unit', anyOf: [{ unit_ids: { overlaps: [unit(7), unit(8)] } }] },
];

/** What is searched, in as many characters as the name says. `nearly`: every gram is frequent, the text stands nowhere. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  '1, frequent': ['社', '创', '工'],
  '2, frequent': ['社区', '创建', '工作', '20'],
  '2, rare': ['鼋鼍', '貔貅'],
  '3, frequent': ['社区开', '创建工', '202'],
  '3, rare': ['鼋鼍桥', '一零九'],
  '6, frequent': ['创建工作任务', '社区开展环境'],
  '6, rare': ['鼋鼍桥整治区', '柳荫社区开展'],
  '6, nearly': ['工作创建工作', '社区社区开展'],
};

/** Searches among `count` tasks of one tenant, one at a time, by people who see all of them, few, and very few. */
export async function measureSearch(server: BenchServer, count: number): Promise<Measurement[]> {
  const owner = await server.createDatabase(DATABASE);
  const projections = [taskSearch] as readonly AnyProjection[];
  await migrate(owner, migrationsOf([{ context: 'plans', projections }]));
  await sow(owner, count);
  const pool = new pg.Pool({ ...(await server.connectionAs(DATABASE, SERVICE_ROLE)), max: 4 });
  const source = await readModelSource(pool, projections).initialize();
  const models = new ReadModels(source, pool, new InMemoryEventStore(randomUUID()), null);
  const measured: Measurement[] = [];
  try {
    for (const [of, texts] of Object.entries(QUERIES)) {
      for (const { who, anyOf } of CALLERS) {
        let call = 0;
        let cut = 0;
        const times = await latencies(CALLS, async () => {
          const folded = fold(texts[call % texts.length] as string).text;
          call += 1;
          const until = performance.now() + WITHIN_MS;
          await models.search(taskSearch, TENANT, { folded, anyOf, limit: PAGE, until });
          if (performance.now() >= until) cut += 1;
        });
        measured.push({
          name: `search among ${count.toLocaleString('en')}, characters: ${of}; sees ${who}; p99${cut > 0 ? ` (${cut} cut off)` : ''}`,
          value: percentile(times, 0.99),
          unit: 'ms',
          peer: 'fixed',
          peerValue: BAR_MS,
          bar: { kind: 'atMost', ratio: 1 },
        });
      }
    }
  } finally {
    await source.destroy();
    await pool.end();
  }
  return measured;
}

async function sow(owner: pg.ClientConfig, count: number): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  const { columns } = taskSearch;
  const names = columns.map(({ name }) => name);
  const casts = columns.map(({ name, type }) => `r."${name}"::${type}`);
  try {
    for (let first = 0; first < count; first += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, count - first) }, (_, index) => taskOf(first + index));
      await client.query(
        `INSERT INTO ${TABLE} (tenant, id, revision, position, view, ${names.join(', ')})
         SELECT $1::uuid, r.id, 3, lpad(r.id::text, 40, '0'), r.view, ${casts.join(', ')}
           FROM unnest($2::uuid[], $3::text[]${names.map((_, index) => `, $${index + 4}::text[]`).join('')})
             AS r(id, view${names.map((name) => `, "${name}"`).join('')})`,
        [
          TENANT,
          rows.map(({ id }) => id),
          rows.map((row) => JSON.stringify(row)),
          ...columns.map((column) => rows.map((row) => asText(column.value(row)))),
        ],
      );
    }
    await client.query(
      `INSERT INTO plans_ops.checkpoints (reader, built) VALUES ('projection.task_search.v${taskSearch.version}', true)`,
    );
    await client.query(`VACUUM ANALYZE ${TABLE}, ${TABLE}_grams, ${TABLE}_unit_ids`);
  } finally {
    await client.end();
  }
}

function asText(value: ColumnValue): string | null {
  if (value === null || typeof value !== 'object') return value === null ? null : String(value);
  return `{${value.map((each) => `"${each.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function taskOf(n: number): Findable {
  const place = `${pick(FRONT, n, 1)}${pick(BACK, n, 2)}${pick(KINDS, n, 3)}`;
  const planted = n % 400_000 === 17 ? '鼋鼍桥整治区' : n % 300_000 === 19 ? '貔貅' : '';
  const title = `${place}${pick(ACTS, n, 4)}${pick(OBJECTS, n, 5)}${planted}${pick(ENDS, n, 6)}`;
  const number = `清创〔${2020 + (n % 7)}〕${n % 4_000}号`;
  return {
    id: randomUUID(),
    title,
    subtitle: `${place}居委会`,
    texts: [{ kind: 'number', text: number }],
    divisionId: division(Math.imul(n, 2_654_435_761) >>> 12),
    unitIds: [unit(Math.imul(n, 40_503) >>> 7), unit(Math.imul(n, 97) >>> 3)],
    leadsTo: {},
    since: new Date(FIRST + n * 200_000).toISOString(),
  };
}
