import type { DomainCommand } from '@gongjian/shared-kernel';
import type {
  ApplicationAdmitted,
  ApplicationReleased,
  ApplicationsBlocked,
  BlockLifted,
  EvidenceNoted,
  EvidenceReopened,
  SheetAttached,
  SheetDetached,
} from './gate.events.js';

export type AttachSheet = DomainCommand<'AttachSheet', SheetAttached>;
export type DetachSheet = DomainCommand<'DetachSheet', SheetDetached>;
export type NoteEvidence = DomainCommand<'NoteEvidence', EvidenceNoted>;
export type NoteEvidenceReopened = DomainCommand<'NoteEvidenceReopened', EvidenceReopened>;
/** `abandoned`: the application that holds the gate was closed before it was filed. */
export type AdmitApplication = DomainCommand<
  'AdmitApplication',
  ApplicationAdmitted & { readonly abandoned: string | null }
>;
export type ReleaseApplication = DomainCommand<'ReleaseApplication', ApplicationReleased>;
export type BlockApplications = DomainCommand<'BlockApplications', ApplicationsBlocked>;
export type LiftBlock = DomainCommand<'LiftBlock', BlockLifted>;

export type GateCommand =
  | AttachSheet
  | DetachSheet
  | NoteEvidence
  | NoteEvidenceReopened
  | AdmitApplication
  | ReleaseApplication
  | BlockApplications
  | LiftBlock;
