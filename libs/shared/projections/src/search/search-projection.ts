import type { DomainEvent, Findable } from '@gongjian/shared-kernel';
import type { ProjectionColumn, ProjectionDefinition, ProjectionIndex } from '../projection-definition.js';
import { fold, SEARCH_RULE } from './fold.js';
import { gramsOf, searchText } from './grams.js';

/** A read model that is searched: its rows by what they are found by. */
export interface SearchProjection<Row extends Findable, Event extends DomainEvent> extends ProjectionDefinition<
  Row,
  Event
> {
  readonly searched: true;
}

export interface SearchDefinition<Row extends Findable, Event extends DomainEvent> extends Pick<
  ProjectionDefinition<Row, Event>,
  'context' | 'name' | 'version' | 'catalogue' | 'view' | 'deploymentWide'
> {
  /** Columns of the row that rights ask for beside division and units. */
  readonly columns?: readonly ProjectionColumn<Row>[];
  readonly indexes?: readonly ProjectionIndex[];
}

/**
 * A read model with the columns and the index that searching needs. The index holds each gram of a row's texts in the
 * order in which the rows were recorded, with the division of the row.
 */
export function searchProjection<Row extends Findable, Event extends DomainEvent>({
  columns = [],
  indexes = [],
  ...definition
}: SearchDefinition<Row, Event>): SearchProjection<Row, Event> {
  return {
    ...definition,
    searched: true,
    columns: [
      { name: 'text', type: 'text', rule: SEARCH_RULE, value: textOf },
      { name: 'grams', type: 'text[]', rule: SEARCH_RULE, value: (row) => gramsOf(textOf(row)) },
      { name: 'division_id', type: 'uuid', value: (row) => row.divisionId },
      { name: 'unit_ids', type: 'uuid[]', value: (row) => row.unitIds },
      { name: 'since', type: 'timestamptz', value: (row) => row.since },
      ...columns,
    ],
    indexes,
    elementIndexes: [{ column: 'grams', orderedBy: 'since', beside: ['division_id'] }, 'unit_ids'],
  };
}

function textOf({ title, texts }: Findable): string {
  return searchText([title, ...texts.map(({ text }) => text)].map((text) => fold(text).text));
}
