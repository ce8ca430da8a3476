import {
  divisionOf,
  fileCatalogue,
  fileView,
  planCatalogue,
  planView,
  programmeCatalogue,
  programmeView,
  taskCatalogue,
  taskView,
  type FileEvent,
  type FileRow,
  type PlanEvent,
  type PlanRow,
  type ProgrammeEvent,
  type ProgrammeRow,
  type TaskEvent,
  type TaskRow,
} from '@gongjian/plans-domain';
import { dropMigrationOf, type ProjectionDefinition } from '@gongjian/shared-projections';

export const programmeProjection: ProjectionDefinition<ProgrammeRow, ProgrammeEvent> = {
  context: 'plans',
  name: 'programme',
  version: 1,
  catalogue: programmeCatalogue,
  view: programmeView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'kind', type: 'text', value: (row) => row.kind },
    { name: 'published', type: 'bool', value: (row) => row.latestVersion !== null },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [['changed_at'], ['kind', 'changed_at']],
};

export const planProjection: ProjectionDefinition<PlanRow, PlanEvent> = {
  context: 'plans',
  name: 'plan',
  version: 2,
  catalogue: planCatalogue,
  view: planView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'title', type: 'text', value: (row) => row.title },
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'programme_id', type: 'uuid', value: (row) => row.programme.id },
    { name: 'division_id', type: 'uuid', value: (row) => row.division.id },
    { name: 'authority_id', type: 'uuid', value: (row) => row.authority.id },
    { name: 'document_number', type: 'text', value: (row) => row.order?.number ?? null },
    { name: 'issued_on', type: 'date', value: (row) => row.order?.issuedOn ?? null },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [
    ['changed_at'],
    ['status', 'changed_at'],
    ['programme_id', 'changed_at'],
    ['division_id', 'changed_at'],
    ['document_number'],
    ['issued_on'],
  ],
};

export const taskProjection: ProjectionDefinition<TaskRow, TaskEvent> = {
  context: 'plans',
  name: 'task',
  version: 2,
  catalogue: taskCatalogue,
  view: taskView,
  bookkeeping: ['changedAt'],
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'plan_id', type: 'uuid', value: (row) => row.planId },
    { name: 'item_id', type: 'uuid', value: (row) => row.itemId },
    { name: 'programme_id', type: 'uuid', value: (row) => row.rules.programme },
    { name: 'division_id', type: 'uuid', value: (row) => divisionOf(row).id },
    { name: 'unit_ids', type: 'uuid[]', value: (row) => row.units.map(({ unit }) => unit.id) },
    { name: 'due_on', type: 'date', value: (row) => row.due.on },
    { name: 'overdue', type: 'bool', value: (row) => row.overdueSince !== null },
    { name: 'to_reexamine', type: 'bool', value: (row) => row.toReexamine },
    { name: 'waits_for', type: 'text', value: (row) => row.waitsFor?.actedBy ?? null },
    // Its head signs, whichever unit answers for the task.
    { name: 'submitting_unit_id', type: 'uuid', value: (row) => row.submissions.at(-1)?.unit.id ?? null },
    { name: 'changed_at', type: 'timestamptz', value: (row) => row.changedAt },
  ],
  indexes: [
    ['due_on'],
    ['changed_at'],
    ['status', 'due_on'],
    ['plan_id', 'due_on'],
    ['item_id'],
    ['division_id', 'due_on'],
    { columns: ['due_on'], onlyWith: 'overdue' },
    { columns: ['due_on'], onlyWith: 'to_reexamine' },
    { columns: ['waits_for', 'division_id', 'due_on'], onlyWith: 'waits_for' },
    { columns: ['waits_for', 'submitting_unit_id', 'due_on'], onlyWith: 'waits_for' },
  ],
  elementIndexes: ['unit_ids'],
};

export const fileProjection: ProjectionDefinition<FileRow, FileEvent> = {
  context: 'plans',
  name: 'file',
  version: 1,
  catalogue: fileCatalogue,
  view: fileView,
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'sha256', type: 'text', value: (row) => row.sha256 },
    { name: 'stored_at', type: 'timestamptz', value: (row) => row.storedAt },
  ],
  indexes: [['stored_at'], ['sha256']],
};

/** Every read model of the context, for migrations. */
export const plansProjections = [programmeProjection, planProjection, taskProjection, fileProjection];

/** Tables of versions that this build no longer reads; run where no process of an earlier build runs beside it. */
export const dropFormerPlansTables = [
  dropMigrationOf({ context: 'plans', name: 'plan', version: 1 }),
  dropMigrationOf({ context: 'plans', name: 'task', version: 1 }),
];
