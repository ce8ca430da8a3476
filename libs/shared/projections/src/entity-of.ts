import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { tableOf, type AnyProjection, type ColumnType, type ProjectionColumn } from './projection-definition.js';

/** A table row as TypeORM reads it; list columns are found under their names. */
export interface ReadModelRow {
  readonly tenant: string;
  readonly id: string;
  readonly revision: string;
  readonly position: string;
  readonly view: string;
}

const ENTITIES = new WeakMap<AnyProjection, EntitySchema<ReadModelRow>>();

/** The table as a TypeORM entity, for query builders; the same object each time. */
export function entityOf(definition: AnyProjection): EntitySchema<ReadModelRow> {
  const known = ENTITIES.get(definition);
  if (known !== undefined) return known;
  const { schema, table } = tableOf(definition);
  const columns: Record<string, EntitySchemaColumnOptions> = {
    tenant: { type: 'uuid' },
    id: { type: 'uuid', primary: true },
    revision: { type: 'bigint' },
    position: { type: 'text', collation: 'C' },
    view: { type: 'text' },
  };
  for (const column of definition.columns) columns[column.name] = columnOptions(column);
  const entity = new EntitySchema<ReadModelRow>({ name: table, schema, tableName: table, columns, synchronize: false });
  ENTITIES.set(definition, entity);
  return entity;
}

function columnOptions(column: ProjectionColumn<object>): EntitySchemaColumnOptions {
  const array = column.type.endsWith('[]');
  return { type: TYPES[column.type], nullable: true, ...(array ? { array } : {}) };
}

const TYPES: Readonly<Record<ColumnType, 'text' | 'uuid' | 'date' | 'timestamptz' | 'int' | 'bool'>> = {
  text: 'text',
  uuid: 'uuid',
  date: 'date',
  timestamptz: 'timestamptz',
  int: 'int',
  bool: 'bool',
  'text[]': 'text',
  'uuid[]': 'uuid',
};
