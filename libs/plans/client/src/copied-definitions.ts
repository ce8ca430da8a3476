import { loadDefinition } from '@gongjian/plans-contracts';
import type { JsonValue, UnitAsOf } from '@gongjian/shared-kernel';
import type { ReadModels } from '@gongjian/shared-projections';
import { definitionsTable } from './definitions-table.js';
import { ProgrammeDefinitions, type PublishedDefinition } from './programme-definitions.js';

interface StoredDefinition {
  readonly programme: string;
  readonly version: number;
  readonly rules: number;
  readonly key: string;
  readonly authority: string;
  readonly definition: string;
}

const KEPT = 500;

/** From the table that the reaction to `ProgrammeVersionPublished` fills; versions read once are kept, for they never change. */
export class CopiedDefinitions extends ProgrammeDefinitions {
  private readonly table: string;
  private readonly kept = new Map<string, PublishedDefinition>();

  constructor(
    private readonly models: ReadModels,
    context: string,
  ) {
    super();
    this.table = definitionsTable(context);
  }

  async find(tenant: string, programme: string, version: number): Promise<PublishedDefinition | null> {
    const known = this.kept.get(keyOf(tenant, programme, version));
    return known ?? this.first(tenant, 'programme = $1 AND version = $2', [programme, version]);
  }

  latest(tenant: string, programme: string): Promise<PublishedDefinition | null> {
    return this.first(tenant, 'programme = $1 ORDER BY version DESC LIMIT 1', [programme]);
  }

  latestOfKey(tenant: string, key: string): Promise<PublishedDefinition | null> {
    return this.first(tenant, 'key = $1 ORDER BY version DESC LIMIT 1', [key]);
  }

  all(tenant: string): Promise<readonly PublishedDefinition[]> {
    const newest = `SELECT DISTINCT ON (programme) * FROM ${this.table} ORDER BY programme, version DESC`;
    return this.rows(tenant, `SELECT * FROM (${newest}) AS newest ORDER BY key`, []);
  }

  private async first(tenant: string, where: string, values: readonly unknown[]): Promise<PublishedDefinition | null> {
    return (await this.rows(tenant, `SELECT * FROM ${this.table} WHERE ${where}`, values))[0] ?? null;
  }

  private async rows(tenant: string, sql: string, values: readonly unknown[]): Promise<readonly PublishedDefinition[]> {
    const rows = await this.models.readReference(tenant, ({ manager }) =>
      manager.query<StoredDefinition[]>(sql, [...values]),
    );
    return rows.map((row) => this.keep(tenant, row));
  }

  private keep(tenant: string, { programme, version, rules, key, ...texts }: StoredDefinition): PublishedDefinition {
    const at = keyOf(tenant, programme, version);
    const known = this.kept.get(at);
    if (known !== undefined) return known;
    const found: PublishedDefinition = {
      programme,
      version,
      rules,
      key,
      authority: JSON.parse(texts.authority) as UnitAsOf,
      definition: loadDefinition(JSON.parse(texts.definition) as JsonValue),
    };
    const oldest = this.kept.size < KEPT ? undefined : this.kept.keys().next().value;
    if (oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(at, found);
    return found;
  }
}

function keyOf(tenant: string, programme: string, version: number): string {
  return `${tenant}:${programme}:${version}`;
}
