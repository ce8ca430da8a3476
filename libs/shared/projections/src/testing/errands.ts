import type { EventCatalogue } from '@gongjian/shared-event-sourcing';
import type { DomainEvent, Fact } from '@gongjian/shared-kernel';
import type { ProjectionDefinition } from '../projection-definition.js';

/** A small domain for the tests of this library. */
export type ErrandEvent =
  | DomainEvent<'ErrandGiven', { readonly title: string; readonly divisionId: string; readonly dueOn: string | null }>
  | DomainEvent<'ErrandMoved', { readonly dueOn: string | null; readonly reason?: string }>
  | DomainEvent<'ErrandNoted', { readonly id: string; readonly note: string }>
  | DomainEvent<'ErrandDropped', Record<string, never>>;

export interface Errand {
  readonly title: string;
  readonly divisionId: string;
  readonly dueOn: string | null;
  readonly moves: number;
  readonly tags: readonly string[];
  readonly notes: readonly { readonly id: string; readonly note: string; readonly at: string }[];
}

export const errandCatalogue: EventCatalogue = {
  category: 'errand',
  types: {
    ErrandGiven: { upcasters: [] },
    ErrandMoved: { upcasters: [] },
    ErrandNoted: { upcasters: [] },
    ErrandDropped: { upcasters: [] },
  },
};

function errandView(row: Errand | null, { event, metadata }: Fact<ErrandEvent>): Errand | null {
  switch (event.type) {
    case 'ErrandGiven':
      return { ...event.data, moves: 0, tags: [`"${event.data.title}\\`, '标签'], notes: [] };
    case 'ErrandMoved':
      return row && { ...row, dueOn: event.data.dueOn, moves: row.moves + 1 };
    case 'ErrandNoted':
      return row && { ...row, notes: [...row.notes, { ...event.data, at: metadata.recordedAt }] };
    case 'ErrandDropped':
      return null;
  }
}

export const errands: ProjectionDefinition<Errand, ErrandEvent> = {
  context: 'samples',
  name: 'errand',
  version: 1,
  catalogue: errandCatalogue,
  view: errandView,
  columns: [
    { name: 'title', type: 'text', value: (row) => row.title },
    { name: 'division_id', type: 'uuid', value: (row) => row.divisionId },
    { name: 'due_on', type: 'date', value: (row) => row.dueOn },
    { name: 'noted_at', type: 'timestamptz', value: (row) => row.notes.at(-1)?.at ?? null },
    { name: 'late', type: 'bool', value: (row) => row.moves > 1 },
    { name: 'moves', type: 'int', value: (row) => row.moves },
    { name: 'tags', type: 'text[]', value: (row) => row.tags },
    { name: 'note_ids', type: 'uuid[]', value: (row) => row.notes.map(({ id }) => id) },
  ],
  indexes: [['due_on'], ['division_id', 'due_on'], ['title']],
};

export function given(title: string, divisionId: string, dueOn: string | null = null): ErrandEvent {
  return { type: 'ErrandGiven', data: { title, divisionId, dueOn } };
}

export function moved(dueOn: string | null): ErrandEvent {
  return { type: 'ErrandMoved', data: { dueOn } };
}

export const dropped: ErrandEvent = { type: 'ErrandDropped', data: {} };
