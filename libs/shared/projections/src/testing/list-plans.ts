import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SERVICE_ROLE } from '../migrations.js';
import {
  elementIndexOf,
  elementTableOf,
  opsSchemaOf,
  projectionReaderId,
  tableOf,
  type AnyProjection,
  type ColumnType,
} from '../projection-definition.js';
import { readModelSource, ReadModels } from '../read-models.js';

/** A step of a plan that reads a table, by an index or going through it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** What the database went through to answer. */
export interface Visited {
  readonly rows: number;
  readonly answered: number;
  readonly nodes: readonly PlanNode[];
}

export interface ListPlans {
  /** As a service reads. */
  readonly models: ReadModels;
  /** What the lists that `ask` reads of those tables went through. */
  visited(ask: () => Promise<unknown>): Promise<Visited>;
  close(): Promise<void>;
}

export interface ManyRows {
  readonly tenant: string;
  readonly count: number;
  /** By column, SQL over the row's number `n`; left out: a value that one row in two hundred has. */
  readonly values?: Readonly<Record<string, string>>;
  /** Of every row. */
  readonly view?: object;
}

const ONE_IN = 200;

/** An id that the default values of {@link fillTable} give to the rows whose number leaves that remainder. */
export function manyId(remainder: number): string {
  return `00000000-0000-4000-8001-${String(remainder).padStart(12, '0')}`;
}

const ID = `('00000000-0000-4000-8001-' || lpad((n % ${ONE_IN})::text, 12, '0'))::uuid`;

const DEFAULTS: Readonly<Record<ColumnType, string>> = {
  text: `'v' || n % ${ONE_IN}`,
  'text[]': `ARRAY['v' || n % ${ONE_IN}]`,
  uuid: ID,
  'uuid[]': `ARRAY[${ID}]`,
  bool: `n % ${ONE_IN} = 0`,
  int: `n % ${ONE_IN}`,
  date: `date '2026-01-01' + (n * 13) % ${ONE_IN}`,
  timestamptz: `timestamptz '2026-01-01' + n * interval '1 minute'`,
};

/** Fills the table of a read model, which then counts as built. @param admin a superuser */
export async function fillTable(
  admin: pg.Client,
  definition: AnyProjection,
  { tenant, count, values = {}, view = {} }: ManyRows,
): Promise<void> {
  const { qualified } = tableOf(definition);
  const names = definition.columns.map(({ name }) => name);
  const given = definition.columns.map(({ name, type }) => values[name] ?? DEFAULTS[type]);
  await admin.query(
    `INSERT INTO ${qualified} (tenant, id, revision, position, view${names.map((name) => `, "${name}"`).join('')})
     SELECT $1::uuid, gen_random_uuid(), 3, lpad(n::text, 20, '0'), $2${given.map((value) => `, ${value}`).join('')}
       FROM generate_series(1, ${count}) AS n`,
    [tenant, JSON.stringify({ ...view, filler: 'x'.repeat(1_000) })],
  );
  await admin.query(`INSERT INTO ${opsSchemaOf(definition.context)}.checkpoints (reader, built) VALUES ($1, true)`, [
    projectionReaderId(definition),
  ]);
  const beside = (definition.elementIndexes ?? []).map(
    (index) => elementTableOf(definition, elementIndexOf(index).column).qualified,
  );
  await admin.query(`VACUUM ANALYZE ${[qualified, ...beside].join(', ')}`);
}

/**
 * @param connection a superuser's, to a database in which the tables are
 * @param tables whose lists count; by default those of all read models
 */
export async function openListPlans(
  connection: pg.ClientConfig,
  projections: readonly AnyProjection[],
  tenant: string,
  tables: readonly string[] = projections.map((definition) => tableOf(definition).table),
): Promise<ListPlans> {
  const as = (settings: string) => ({ ...connection, options: `-c role=${SERVICE_ROLE} ${settings}` });
  const pool = new pg.Pool({ ...as(''), max: 2 });
  const statements: { readonly text: string; readonly values: unknown[] }[] = [];
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    Object.assign(client, {
      query: (text: unknown, values: unknown, ...more: unknown[]): unknown => {
        if (typeof text === 'string' && tables.some((table) => text.includes(table))) {
          statements.push({ text, values: values as unknown[] });
        }
        return query(text, values, ...more);
      },
    });
  });
  const explaining = new pg.Client(as(`-c gongjian.tenant=${tenant}`));
  await explaining.connect();
  const source = await readModelSource(pool, projections).initialize();
  return {
    models: new ReadModels(source, pool, new InMemoryEventStore(randomUUID()), null),
    async visited(ask) {
      statements.length = 0;
      await ask();
      let [rows, answered] = [0, 0];
      const nodes: PlanNode[] = [];
      const visit = (node: PlanNode): void => {
        if (node['Index Name'] !== undefined || node['Relation Name'] !== undefined) {
          nodes.push(node);
          rows += (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
        }
        for (const child of node.Plans ?? []) visit(child);
      };
      for (const { text, values } of statements) {
        const explained = await explaining.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
          `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
          values,
        );
        const root = explained.rows[0]?.['QUERY PLAN'][0]?.Plan as PlanNode;
        answered += root['Actual Rows'];
        visit(root);
      }
      return { rows, answered, nodes };
    },
    async close() {
      await source.destroy();
      await pool.end();
      await explaining.end();
    },
  };
}
