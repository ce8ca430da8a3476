import type { DomainError, FileReference, LocalDate, Sealed } from '@gongjian/shared-kernel';

/** One version of one piece of evidence. */
export interface EvidenceVersion extends FileReference {
  readonly evidenceId: string;
  /** From 1; the same file filed again keeps its version. */
  readonly version: number;
  readonly note: Sealed | null;
  /** Which of the evidence that the indicators need it is; absent: not said. */
  readonly code?: string;
  /** When and where what it shows was so, as far as that was told. */
  readonly takenOn?: LocalDate;
  readonly place?: Sealed;
}

export interface EvidenceFiled extends FileReference {
  /** The piece of evidence this file is a version of. */
  readonly evidenceId: string;
  readonly note: Sealed | null;
  readonly code?: string;
  readonly takenOn: LocalDate | null;
  readonly place: Sealed | null;
}

/** Latest version of every piece of evidence ever filed. */
export type KnownEvidence = Readonly<Record<string, { readonly version: number; readonly sha256: string }>>;

export interface EvidenceRefusals {
  empty(): DomainError;
  tooMany(most: number): DomainError;
  twice(evidenceId: string): DomainError;
}

export const MAX_EVIDENCE = 100;

/** What is filed with its version numbers. @throws DomainError of `refusals` */
export function evidenceVersions(
  filed: readonly EvidenceFiled[],
  known: KnownEvidence,
  refusals: EvidenceRefusals,
): readonly EvidenceVersion[] {
  if (filed.length === 0) throw refusals.empty();
  if (filed.length > MAX_EVIDENCE) throw refusals.tooMany(MAX_EVIDENCE);
  const seen = new Set<string>();
  return filed.map(({ takenOn, place, ...piece }): EvidenceVersion => {
    if (seen.has(piece.evidenceId)) throw refusals.twice(piece.evidenceId);
    seen.add(piece.evidenceId);
    const before = known[piece.evidenceId];
    const version = before === undefined ? 1 : before.sha256 === piece.sha256 ? before.version : before.version + 1;
    return { ...piece, version, ...(takenOn === null ? {} : { takenOn }), ...(place === null ? {} : { place }) };
  });
}

export function withEvidence(known: KnownEvidence, filed: readonly EvidenceVersion[]): KnownEvidence {
  const evidence = { ...known };
  for (const { evidenceId, version, sha256 } of filed) evidence[evidenceId] = { version, sha256 };
  return evidence;
}

/** Evidence as a review names it. */
export interface ReviewedVersion {
  readonly evidenceId: string;
  readonly version: number;
  readonly sha256: string;
}

export function reviewedVersions(evidence: readonly EvidenceVersion[]): readonly ReviewedVersion[] {
  return evidence.map(({ evidenceId, version, sha256 }) => ({ evidenceId, version, sha256 }));
}

/** Evidence as it shows that indicators are met. */
export interface EvidencedVersion extends ReviewedVersion {
  readonly code?: string;
  /** When what it shows was so, as far as that was told. */
  readonly takenOn?: LocalDate;
}

export function evidencedVersions(evidence: readonly EvidenceVersion[]): readonly EvidencedVersion[] {
  return evidence.map(({ evidenceId, version, sha256, code, takenOn }) => ({
    evidenceId,
    version,
    sha256,
    ...(code === undefined ? {} : { code }),
    ...(takenOn === undefined ? {} : { takenOn }),
  }));
}

/** Whether both name the same files. */
export function sameFiles(a: readonly { readonly sha256: string }[], sha256s: readonly string[]): boolean {
  const left = new Set(a.map(({ sha256 }) => sha256));
  const right = new Set(sha256s);
  return left.size === right.size && [...left].every((value) => right.has(value));
}
