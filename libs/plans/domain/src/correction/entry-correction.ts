import {
  refuse,
  sameFacts,
  sharePerson,
  type DomainError,
  type OfficerAsOf,
  type Reason,
} from '@gongjian/shared-kernel';

/** One value of an entry, as it should have been. */
export interface EntryCorrection {
  readonly field: string;
  readonly value: unknown;
}

export interface CorrectionProposal<Correction extends EntryCorrection> {
  readonly correctionId: string;
  /** Id of the event that recorded what is wrong. */
  readonly corrects: string;
  readonly correction: Correction;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
}

export interface EntryCorrected<Correction extends EntryCorrection> extends CorrectionProposal<Correction> {
  readonly was: Correction['value'];
  /** The second person; `null` where the fact fed no decision yet. */
  readonly confirmedBy: OfficerAsOf | null;
}

export interface CorrectionDeclined {
  readonly correctionId: string;
  readonly reason: Reason;
  readonly declinedBy: OfficerAsOf;
}

export interface Correcting<Correction extends EntryCorrection> {
  readonly correctionId: string;
  readonly corrects: string;
  readonly correction: Correction;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface CorrectionRefusals {
  pending(): DomainError;
  unknown(): DomainError;
  samePerson(): DomainError;
}

/** What a correction is told with: at once, or for a second person to confirm; `null`: nothing changes. */
export type Corrects<Correction extends EntryCorrection> =
  { readonly proposed: CorrectionProposal<Correction> } | { readonly corrected: EntryCorrected<Correction> };

/**
 * A fact that fed a decision needs a second person; before that one is enough.
 *
 * @throws DomainError `pending`
 */
export function correctionOf<Correction extends EntryCorrection>(
  { by, ...asked }: Correcting<Correction>,
  known: {
    readonly was: Correction['value'];
    readonly decided: boolean;
    readonly proposal: CorrectionProposal<Correction> | null;
  },
  refusals: CorrectionRefusals,
): Corrects<Correction> | null {
  const { was, decided, proposal } = known;
  if (sameFacts(was, asked.correction.value)) return null;
  const { correctionId, corrects, correction, reason } = asked;
  const proposed = { correctionId, corrects, correction, reason, proposedBy: by };
  if (!decided) return { corrected: { ...proposed, was, confirmedBy: null } };
  if (proposal === null) return { proposed };
  if (proposal.correctionId === correctionId) return null;
  throw refusals.pending();
}

/** Why nobody, or not this person, confirms what was proposed; `null`: it is confirmed. */
export function refusesConfirmation(
  proposal: { readonly proposedBy: OfficerAsOf } | null,
  by: OfficerAsOf,
  refusals: CorrectionRefusals,
): DomainError | null {
  if (proposal === null) return refusals.unknown();
  return sharePerson(proposal.proposedBy, by) ? refusals.samePerson() : null;
}

/** @throws DomainError `unknown` */
export function pendingCorrection<Correction extends EntryCorrection>(
  proposal: CorrectionProposal<Correction> | null,
  correctionId: string,
  refusals: CorrectionRefusals,
): CorrectionProposal<Correction> {
  if (proposal === null || proposal.correctionId !== correctionId) throw refusals.unknown();
  return proposal;
}

/** @throws DomainError `unknown`, `samePerson` */
export function confirmedCorrection<Correction extends EntryCorrection>(
  proposal: CorrectionProposal<Correction> | null,
  { correctionId, by }: { readonly correctionId: string; readonly by: OfficerAsOf },
  was: (correction: Correction) => Correction['value'],
  refusals: CorrectionRefusals,
): EntryCorrected<Correction> {
  const proposed = pendingCorrection(proposal, correctionId, refusals);
  refuse(refusesConfirmation(proposed, by, refusals));
  return { ...proposed, was: was(proposed.correction), confirmedBy: by };
}
