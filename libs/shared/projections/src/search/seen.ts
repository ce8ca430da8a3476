import type { SelectQueryBuilder } from 'typeorm';
import type { ReadModelRow } from '../entity-of.js';
import { ListConditions, type ListFilter } from '../list-query.js';
import { elementTableOf, tableOf, type AnyProjection } from '../projection-definition.js';

type Builder = SelectQueryBuilder<ReadModelRow>;

/** Which rows the caller may see, in SQL; parameters go to the builder. */
export interface Seen {
  /** All of the tenant. */
  readonly all: boolean;
  /** Whether the row of an element `g` of the index is one of them. */
  ofElement(builder: Builder): string;
  /** Their `id` and `since`, by the indexes of rows. */
  rows(builder: Builder): string;
  /** The same in parts that may overlap, each as quick as it can be. */
  alternatives(builder: Builder): readonly string[];
}

/** What a filter asks of division and units stands beside the element; for anything else its rows are looked up. */
const BESIDE: readonly string[] = ['division_id', 'unit_ids'];

/** @param anyOf of which one holds for the rows the caller may see; empty: all of the tenant */
export function seenByRights(definition: AnyProjection, anyOf: readonly ListFilter[]): Seen {
  const table = tableOf(definition).qualified;
  const rowsWhere = (condition: string): string => `SELECT s."id", s."since" FROM ${table} s WHERE ${condition}`;
  return {
    all: anyOf.length === 0,
    ofElement(builder) {
      if (anyOf.length === 0) return 'true';
      const besideElement = new ListConditions(definition, builder, 'g');
      const inRows = new ListConditions(definition, builder, 's');
      const alternatives = anyOf.map((filter) =>
        Object.keys(filter).every((column) => BESIDE.includes(column))
          ? besideElement.sql(filter, 'alone')
          : `g."id" IN (SELECT s."id" FROM ${table} s WHERE ${inRows.sql(filter, 'alone')})`,
      );
      return `(${alternatives.join(' OR ')})`;
    },
    rows: (builder) => rowsWhere(rightsOn(definition, anyOf, builder, 's')),
    alternatives(builder) {
      const inRows = new ListConditions(definition, builder, 's');
      return anyOf.map((filter) => rowsWhere(inRows.sql(filter, 'alone')));
    },
  };
}

/** Records that hold files, and which of them the caller may see; `anyOf` empty: all of the tenant. */
export interface FileHolders {
  readonly definition: AnyProjection;
  readonly anyOf: readonly ListFilter[];
}

/** A file is seen by whoever may see a record that holds it. */
export function seenByHolders(holders: readonly FileHolders[]): Seen {
  const heldBy = ({ definition }: FileHolders, alias: string, rights: string): string =>
    `SELECT f."id", ${alias}."since" FROM ${tableOf(definition).qualified} ${alias}
       CROSS JOIN LATERAL unnest(${alias}."file_ids") AS f("id") WHERE ${rights}`;
  return {
    all: holders.some(({ anyOf }) => anyOf.length === 0),
    ofElement(builder) {
      const alternatives = holders.map(
        (holder, index) => `EXISTS (SELECT FROM ${holdersOfFile(holder, builder, `h${index}`, 'g."id"')})`,
      );
      return `(${alternatives.join(' OR ')})`;
    },
    rows: (builder) =>
      holders
        .map((holder, index) =>
          heldBy(holder, `h${index}`, rightsOn(holder.definition, holder.anyOf, builder, `h${index}`)),
        )
        .join(' UNION ALL '),
    alternatives: (builder) =>
      holders.flatMap((holder, index) => {
        const alias = `h${index}`;
        const inRows = new ListConditions(holder.definition, builder, alias);
        return holder.anyOf.map((filter) => heldBy(holder, alias, inRows.sql(filter, 'alone')));
      }),
  };
}

/** The visible records that hold a file: what stands behind `FROM`, the record named by the alias. */
export function holdersOfFile(
  { definition, anyOf }: FileHolders,
  builder: Builder,
  alias: string,
  fileId: string,
): string {
  const held = elementTableOf(definition, 'file_ids').qualified;
  return `${held} held JOIN ${tableOf(definition).qualified} ${alias} ON ${alias}."id" = held."id"
    WHERE held."element" = ${fileId} AND ${rightsOn(definition, anyOf, builder, alias)}`;
}

function rightsOn(definition: AnyProjection, anyOf: readonly ListFilter[], builder: Builder, alias: string): string {
  if (anyOf.length === 0) return 'true';
  const inRows = new ListConditions(definition, builder, alias);
  return `(${anyOf.map((filter) => inRows.sql(filter, 'alternative')).join(' OR ')})`;
}
