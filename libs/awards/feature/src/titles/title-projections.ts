import {
  batchCatalogue,
  batchView,
  inForceView,
  titleCatalogue,
  titleView,
  watchCatalogue,
  watchView,
  type BatchEvent,
  type BatchRow,
  type InForceRow,
  type TitleEvent,
  type TitleRow,
  type WatchEvent,
  type WatchRow,
} from '@gongjian/awards-domain';
import type { ProjectionDefinition } from '@gongjian/shared-projections';

export const titleProjection: ProjectionDefinition<TitleRow, TitleEvent> = {
  context: 'awards',
  name: 'title',
  version: 3,
  catalogue: titleCatalogue,
  view: titleView,
  bookkeeping: ['changedAt', 'title/revision'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'pending', type: 'text', value: (row) => row.pending },
    { name: 'procedure', type: 'text', value: (row) => row.procedure },
    { name: 'programme_id', type: 'uuid', value: (row) => row.programmeId },
    { name: 'key', type: 'text', value: (row) => row.key },
    { name: 'grade', type: 'text', value: (row) => row.grade },
    { name: 'slate_id', type: 'uuid', value: (row) => row.slateId },
    { name: 'rank', type: 'int', value: (row) => row.rank },
    { name: 'subject_id', type: 'uuid', value: (row) => row.subjectId },
    { name: 'division_id', type: 'uuid', value: (row) => row.divisionId },
    { name: 'valid_to', type: 'date', value: (row) => row.validTo },
    { name: 'plaque_number', type: 'text', value: (row) => row.plaqueNumber },
    { name: 'overdue', type: 'bool', value: (row) => row.overdueSince !== null },
    { name: 'overdue_since', type: 'timestamptz', value: (row) => row.overdueSince },
    { name: 'waits', type: 'text[]', value: (row) => [...new Set(row.waits.map(({ act }) => act))] },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [
    ['changed_at'],
    ['status', 'valid_to'],
    ['status', 'changed_at'],
    ['programme_id', 'status', 'changed_at'],
    ['division_id', 'status', 'changed_at'],
    { columns: ['pending', 'changed_at'], onlyWith: 'pending' },
    { columns: ['procedure', 'changed_at'], onlyWith: 'procedure' },
    { columns: ['overdue_since'], onlyWith: 'overdue' },
    ['subject_id', 'changed_at'],
    { columns: ['slate_id', 'rank'], onlyWith: 'slate_id' },
    { columns: ['plaque_number'], onlyWith: 'plaque_number' },
  ],
  elementIndexes: ['waits'],
};

export const watchProjection: ProjectionDefinition<WatchRow, WatchEvent> = {
  context: 'awards',
  name: 'watch',
  version: 1,
  catalogue: watchCatalogue,
  view: watchView,
  bookkeeping: ['changedAt', 'revision'],
  columns: [{ name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt }],
  indexes: [['changed_at']],
};

export const batchProjection: ProjectionDefinition<BatchRow, BatchEvent> = {
  context: 'awards',
  name: 'batch',
  version: 1,
  catalogue: batchCatalogue,
  view: batchView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [['changed_at'], ['status', 'changed_at']],
};

/** Read from the log alone: it has no table. */
export const inForceReading: ProjectionDefinition<InForceRow, TitleEvent> = {
  context: 'awards',
  name: 'title_in_force',
  version: 1,
  catalogue: titleCatalogue,
  view: inForceView,
  columns: [],
  indexes: [],
};
