import {
  disposalCatalogue,
  disposalView,
  dossierCatalogue,
  dossierView,
  retentionCatalogue,
  retentionView,
  type DisposalEvent,
  type DisposalRow,
  type DossierEvent,
  type DossierRow,
  type RetentionEvent,
  type RetentionRow,
} from '@gongjian/audit-domain';
import type { ProjectionDefinition } from '@gongjian/shared-projections';

export const dossierProjection: ProjectionDefinition<DossierRow, DossierEvent> = {
  context: 'audit',
  name: 'dossier',
  version: 1,
  catalogue: dossierCatalogue,
  view: dossierView,
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'scope_id', type: 'uuid', value: (row) => row.scope.id },
    { name: 'division_id', type: 'uuid', value: (row) => row.division?.id ?? null },
    { name: 'ordered_at', type: 'timestamptz', value: (row) => row.orderedAt },
  ],
  indexes: [['ordered_at'], ['scope_id', 'ordered_at'], ['division_id', 'ordered_at']],
};

/** One row a tenant that ever changed its schedule. */
export const retentionProjection: ProjectionDefinition<RetentionRow, RetentionEvent> = {
  context: 'audit',
  name: 'retention',
  version: 1,
  catalogue: retentionCatalogue,
  view: retentionView,
  columns: [],
  indexes: [],
};

export const disposalProjection: ProjectionDefinition<DisposalRow, DisposalEvent> = {
  context: 'audit',
  name: 'disposal',
  version: 1,
  catalogue: disposalCatalogue,
  view: disposalView,
  columns: [
    { name: 'status', type: 'text', value: (row) => row.status },
    { name: 'division_id', type: 'uuid', value: (row) => row.division?.id ?? null },
    { name: 'proposed_at', type: 'timestamptz', value: (row) => row.proposedAt },
  ],
  indexes: [['proposed_at'], ['status', 'proposed_at'], ['division_id', 'proposed_at']],
};
