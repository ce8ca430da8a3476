import type { DomainEvent, Findable, Instant, Sealed } from '@gongjian/shared-kernel';
import type { ProjectionColumn, ProjectionDefinition, ProjectionIndex } from '../projection-definition.js';
import { fold, SEARCH_RULE } from './fold.js';
import { gramsOf, searchText } from './grams.js';

/** What every row that is searched has. */
export interface Searchable {
  readonly id: string;
  /** When it was recorded first: of what is found alike, the newer comes first. */
  readonly since: Instant;
}

/** A read model that is searched: its rows by what they are found by. */
export interface SearchProjection<Row extends Searchable, Event extends DomainEvent> extends ProjectionDefinition<
  Row,
  Event
> {
  readonly searched: true;
  /** Its rows name the files they hold. */
  readonly holdsFiles: boolean;
}

export interface SearchDefinition<Row extends Findable, Event extends DomainEvent> extends Pick<
  ProjectionDefinition<Row, Event>,
  'context' | 'name' | 'version' | 'catalogue' | 'view' | 'deploymentWide'
> {
  /** Columns of the row that rights ask for beside division and units. */
  readonly columns?: readonly ProjectionColumn<Row>[];
  readonly indexes?: readonly ProjectionIndex[];
  /** Its rows are found by the names of the files they hold as well. */
  readonly holdsFiles?: boolean;
}

/** A stored file as it is searched. */
export interface NamedFile extends Searchable {
  /** `null`: it has none, or is destroyed. */
  readonly name: Sealed | null;
}

/** The names of the files of a context; a file is shown with the records that hold it, to whoever may see those. */
export type FileNames<Event extends DomainEvent> = SearchProjection<NamedFile, Event>;

/**
 * A read model with the columns and the index that searching needs. The index holds each gram of a row's texts in the
 * order in which the rows were recorded, with the division of the row.
 */
export function searchProjection<Row extends Findable, Event extends DomainEvent>({
  columns = [],
  indexes = [],
  holdsFiles = false,
  ...definition
}: SearchDefinition<Row, Event>): SearchProjection<Row, Event> {
  return {
    ...definition,
    searched: true,
    holdsFiles,
    columns: [
      ...searchedColumns<Row>((row) => [row.title, ...row.texts.map(({ text }) => text)]),
      { name: 'division_id', type: 'uuid', value: (row) => row.divisionId },
      { name: 'unit_ids', type: 'uuid[]', value: (row) => row.unitIds },
      ...(holdsFiles ? [fileIds] : []),
      ...columns,
    ],
    indexes: [['division_id', 'since'], ...indexes],
    elementIndexes: [
      { column: 'grams', orderedBy: 'since', beside: ['division_id'] },
      'unit_ids',
      ...(holdsFiles ? ['file_ids'] : []),
    ],
  };
}

const fileIds: ProjectionColumn<Findable> = {
  name: 'file_ids',
  type: 'uuid[]',
  value: ({ fileIds: held = [] }) => held,
};

/** The columns hold the names in clear, and nothing once a name is gone. */
export function fileNames<Event extends DomainEvent>(
  definition: Pick<ProjectionDefinition<NamedFile, Event>, 'context' | 'name' | 'version' | 'catalogue' | 'view'>,
): FileNames<Event> {
  return {
    ...definition,
    searched: true,
    holdsFiles: false,
    opensRow: true,
    columns: searchedColumns<NamedFile>(({ name }) => (typeof name === 'string' ? [name] : [])),
    indexes: [],
    elementIndexes: [{ column: 'grams', orderedBy: 'since', beside: [] }],
  };
}

interface Searched {
  readonly text: string;
  readonly grams: readonly string[];
}

function searchedColumns<Row extends Searchable>(
  textsOf: (row: Row) => readonly string[],
): readonly ProjectionColumn<Row>[] {
  /** Most events leave what a record is found by as it is, and its row the same object. */
  const known = new WeakMap<Row, Searched>();
  const searchedOf = (row: Row): Searched => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const text = searchText(textsOf(row).map((each) => fold(each).text));
    const searched = { text, grams: gramsOf(text) };
    known.set(row, searched);
    return searched;
  };
  return [
    { name: 'text', type: 'text', rule: SEARCH_RULE, value: (row) => searchedOf(row).text },
    { name: 'grams', type: 'text[]', rule: SEARCH_RULE, value: (row) => searchedOf(row).grams },
    { name: 'since', type: 'timestamptz', value: (row) => row.since },
  ];
}
