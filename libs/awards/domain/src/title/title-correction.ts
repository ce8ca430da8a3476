import { sharePerson } from '@gongjian/shared-kernel';
import type { ConfirmTitleCorrection, CorrectTitle, DeclineTitleCorrection } from './title.commands.js';
import {
  titleCorrectionPending,
  titleCorrectionUnknown,
  titleDocumentMissing,
  titleSamePerson,
} from './title.errors.js';
import type { TitleCorrection, TitleCorrectionProposed, TitleEvent } from './title.events.js';
import { requireHeld } from './title-basis.js';
import type { Title } from './title-state.js';

/** What a title says fed a decision: every correction takes a second person. */
export function correctTitle({ data: { by, ...proposed } }: CorrectTitle, state: Title): readonly TitleEvent[] {
  requireHeld(state);
  const { correction } = proposed;
  if (correction.field === 'documentNumber' && correction.value.trim() === '') throw titleDocumentMissing();
  if (valueOf(state, correction) === correction.value) return [];
  if (state.correction !== null) {
    if (state.correction.correctionId === proposed.correctionId) return [];
    throw titleCorrectionPending();
  }
  return [{ type: 'TitleCorrectionProposed', data: { ...proposed, proposedBy: by } }];
}

export function confirmTitleCorrection({ data }: ConfirmTitleCorrection, state: Title): readonly TitleEvent[] {
  const proposal = pending(state, data.correctionId);
  if (sharePerson(proposal.proposedBy, data.by)) throw titleSamePerson();
  const was = valueOf(state, proposal.correction);
  return [{ type: 'TitleCorrected', data: { ...proposal, was, confirmedBy: data.by } }];
}

export function declineTitleCorrection({ data }: DeclineTitleCorrection, state: Title): readonly TitleEvent[] {
  const { titleId, correctionId, reason, by } = data;
  pending(state, correctionId);
  return [{ type: 'TitleCorrectionDeclined', data: { titleId, correctionId, reason, declinedBy: by } }];
}

function pending({ correction }: Title, correctionId: string): TitleCorrectionProposed {
  if (correction === null || correction.correctionId !== correctionId) throw titleCorrectionUnknown();
  return correction;
}

function valueOf({ plaque, naming }: Title, { field }: TitleCorrection): string | null {
  return field === 'plaqueNumber' ? (plaque?.number ?? null) : (naming?.documentNumber ?? null);
}
