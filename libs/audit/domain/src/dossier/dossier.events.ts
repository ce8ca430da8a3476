import type { DomainEvent, NamedAsOf, OfficerAsOf } from '@gongjian/shared-kernel';
import type { RetentionCodes } from '../retention/retention-schedule.js';
import type { DossierSettings } from './dossier-settings.js';

/** Whose records: of a plan and all that came of it, or of one subject. */
export interface DossierScope {
  readonly kind: 'plan' | 'subject';
  readonly id: string;
  readonly name: string;
}

/** The four checks 四性检测 after DA/T 70-2018: authentic 真实性, complete 完整性, usable 可用性, safe 安全性. */
export const CHECKS = ['authentic', 'complete', 'usable', 'safe'] as const;
export type Check = (typeof CHECKS)[number];

/** How many items passed a check, and how many did not. */
export interface CheckCount {
  readonly passed: number;
  readonly failed: number;
}
export type CheckCounts = Readonly<Record<Check, CheckCount>>;

export interface DossierOrdered {
  readonly dossierId: string;
  readonly scope: DossierScope;
  readonly division: NamedAsOf | null;
  readonly settings: DossierSettings;
  /** The schedule it is arranged by. */
  readonly retention: { readonly version: number; readonly codes: RetentionCodes };
  readonly orderedBy: OfficerAsOf;
}

export interface DossierCompiled {
  readonly dossierId: string;
  readonly items: number;
  readonly files: number;
  /** Of everything in it. */
  readonly bytes: number;
  readonly events: number;
  /** Of the manifest, which names everything in it with its SHA-256. */
  readonly manifestSha256: string;
  /** The published checkpoint that its proofs lead to; `root` base64. */
  readonly checkpoint: { readonly origin: string; readonly size: number; readonly root: string };
  readonly checks: CheckCounts;
}

/** There is nothing to put into it, or too much. */
export interface DossierFailed {
  readonly dossierId: string;
  readonly code: string;
}

export type DossierEvent =
  | DomainEvent<'DossierOrdered', DossierOrdered>
  | DomainEvent<'DossierCompiled', DossierCompiled>
  | DomainEvent<'DossierFailed', DossierFailed>;
