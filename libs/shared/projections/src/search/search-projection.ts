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
      { name: 'text', type: 'text', rule: SEARCH_RULE, value: (row) => searchedOf(row).text },
      { name: 'grams', type: 'text[]', rule: SEARCH_RULE, value: (row) => searchedOf(row).grams },
      { name: 'division_id', type: 'uuid', value: (row) => row.divisionId },
      { name: 'unit_ids', type: 'uuid[]', value: (row) => row.unitIds },
      { name: 'since', type: 'timestamptz', value: (row) => row.since },
      ...columns,
    ],
    indexes: [['division_id', 'since'], ...indexes],
    elementIndexes: [{ column: 'grams', orderedBy: 'since', beside: ['division_id'] }, 'unit_ids'],
  };
}

interface Searched {
  readonly text: string;
  readonly grams: readonly string[];
}

/** Most events leave what a record is found by as it is, and its row the same object. */
const KNOWN = new WeakMap<Findable, Searched>();

function searchedOf(row: Findable): Searched {
  const known = KNOWN.get(row);
  if (known !== undefined) return known;
  const text = searchText([row.title, ...row.texts.map((each) => each.text)].map((each) => fold(each).text));
  const searched = { text, grams: gramsOf(text) };
  KNOWN.set(row, searched);
  return searched;
}
