import { assertNever, type Instant, type NamedAsOf, type OfficerAsOf, type View } from '@gongjian/shared-kernel';
import type { DossierCompiled, DossierEvent, DossierOrdered, DossierScope } from './dossier.events.js';
import type { DossierSettings } from './dossier-settings.js';

export type DossierStatus = 'ordered' | 'compiled' | 'failed';

export interface DossierRow {
  readonly id: string;
  readonly status: DossierStatus;
  readonly scope: DossierScope;
  readonly division: NamedAsOf | null;
  readonly settings: DossierSettings;
  readonly retention: DossierOrdered['retention'];
  readonly orderedBy: OfficerAsOf;
  readonly orderedAt: Instant;
  readonly compiled: (Omit<DossierCompiled, 'dossierId'> & { readonly at: Instant }) | null;
  readonly failure: { readonly code: string; readonly at: Instant } | null;
}

export const dossierView: View<DossierRow, DossierEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  switch (event.type) {
    case 'DossierOrdered': {
      const { dossierId, ...ordered } = event.data;
      return { ...ordered, id: dossierId, status: 'ordered', orderedAt: at, compiled: null, failure: null };
    }
    case 'DossierCompiled': {
      const { items, files, bytes, events, manifestSha256, checkpoint, checks } = event.data;
      const compiled = { items, files, bytes, events, manifestSha256, checkpoint, checks, at };
      return row && { ...row, status: 'compiled', compiled };
    }
    case 'DossierFailed':
      return row && { ...row, status: 'failed', failure: { code: event.data.code, at } };
    default:
      return assertNever(event);
  }
};
