import {
  disposalCatalogue,
  disposalDecider,
  dossierCatalogue,
  dossierDecider,
  retentionCatalogue,
  retentionDecider,
  type DisposalCommand,
  type DisposalEvent,
  type DisposalState,
  type DossierCommand,
  type DossierEvent,
  type DossierState,
  type RetentionCommand,
  type RetentionEvent,
  type RetentionState,
} from '@gongjian/audit-domain';
import { naturalId, streamName, type Aggregate } from '@gongjian/shared-event-sourcing';

export const dossierAggregate: Aggregate<DossierState, DossierCommand, DossierEvent> = {
  decider: dossierDecider,
  catalogue: dossierCatalogue,
};

export const disposalAggregate: Aggregate<DisposalState, DisposalCommand, DisposalEvent> = {
  decider: disposalDecider,
  catalogue: disposalCatalogue,
};

export const retentionAggregate: Aggregate<RetentionState, RetentionCommand, RetentionEvent> = {
  decider: retentionDecider,
  catalogue: retentionCatalogue,
};

/** A tenant has one schedule. */
export function retentionScheduleId(tenant: string): string {
  return naturalId(tenant, 'retention');
}

export function retentionStream(tenant: string): string {
  return streamName(retentionCatalogue.category, retentionScheduleId(tenant));
}
