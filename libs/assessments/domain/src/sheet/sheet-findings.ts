import {
  compare,
  rational,
  recordedLate,
  sameFacts,
  times,
  type LateEntry,
  type LocalDate,
  type OfficerAsOf,
} from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import { require } from '../may-act.js';
import type {
  ConfirmExternalResult,
  ConfirmFalsification,
  ConfirmFindingWithdrawal,
  ConfirmSheetCorrection,
  CorrectSheet,
  DeclineExternalResult,
  DeclineFalsification,
  DeclineFindingWithdrawal,
  DeclineSheetCorrection,
  FollowDocket,
  LeaveOutSheet,
  MarkEvidenced,
  ProposeExternalResult,
  ProposeFalsification,
  ProposeFindingWithdrawal,
  RecordAdjustment,
  RecordFinding,
  ReopenEvidence,
  ReopenSheet,
  WithdrawFinding,
} from './sheet.commands.js';
import {
  aboveCap,
  adjustmentUnknown,
  documentMissing,
  findingExists,
  findingOfOne,
  findingOfTwo,
  findingUnknown,
  gradeUnknown,
  indicatorUnknown,
  notExternal,
  proposalPending,
  proposalUnknown,
  sheetLate,
  valuesInvalid,
} from './sheet.errors.js';
import type { Finding, SheetEvent } from './sheet.events.js';
import {
  askedOf,
  docketSeen,
  inputsOf,
  notBefore,
  rulesOf,
  sheetBasis,
  whenComplete,
  withScore,
} from './sheet-scoring.js';
import {
  isAssessed,
  refusesAdjustment,
  refusesAssessor,
  refusesConfirmation,
  refusesCorrection,
  refusesExternalProposal,
  refusesFindingWithdrawal,
  refusesReopening,
} from './sheet-may.js';
import { evidencePieces, evolveSheet, findingOf, type KnownFinding, type OpenedSheet } from './sheet-state.js';

/** What another authority gives where no grade is reached. */
const NO_GRADE = 'none';

export function recordAdjustment({ data }: RecordAdjustment, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, scoring, code, times: more, reason, evidence, by, ties } = data;
  require(refusesAdjustment(state, by, ties));
  const adjustment = scoring.standard.adjustments?.find((each) => each.code === code);
  if (adjustment === undefined) throw adjustmentUnknown(code);
  const before = state.adjustments.filter((each) => each.code === code).reduce((sum, each) => sum + each.times, 0);
  const wholeBefore = times(rational(adjustment.each), rational(before));
  if (compare(wholeBefore, rational(adjustment.atMost)) >= 0) throw aboveCap(code);
  return [{ type: 'AdjustmentRecorded', data: { sheetId, code, times: more, reason, evidence, by: by.officer } }];
}

/**
 * Evidence that makes something else of a score makes another one on the same values; the grade another authority told
 * stands. After its round a score takes no other evidence.
 */
export function markEvidenced({ data }: MarkEvidenced, state: OpenedSheet): readonly SheetEvent[] {
  const { scoring, docket, over, ...evidenced } = data;
  if (sameFacts(state.evidence[data.indicator]?.[data.sourceId], data.evidence)) return [];
  const marked: SheetEvent = { type: 'IndicatorEvidenced', data: evidenced };
  if (state.status !== 'scored' || state.scored === null) return [marked];
  const { values, told } = state.scored;
  const inputs = inputsOf(evolveSheet(state, marked) as OpenedSheet, values, docket);
  const moves = told === null && rulesOf(state).movedByEvidence(scoring, inputs, evidencePieces(state));
  if (moves) return withScore(state, [marked], values, data, told);
  return over ? [] : [marked];
}

/** What was decided on evidence that changed is decided again. */
export function reopenEvidence({ data }: ReopenEvidence, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, indicator, sourceId } = data;
  if (state.evidence[indicator]?.[sourceId] === undefined) return [];
  const reopened: SheetEvent = { type: 'IndicatorEvidenceReopened', data };
  if (state.status !== 'scored') return [reopened];
  const cause = { kind: 'evidence' as const, id: sourceId };
  return [reopened, { type: 'SheetReopened', data: { sheetId, cause, reason: null, by: null } }];
}

export function recordFinding(command: RecordFinding, state: OpenedSheet): readonly SheetEvent[] {
  const { finding, by, ties, lateEntry, recordedBy } = command.data;
  const known = state.findings[finding.findingId];
  if (known !== undefined) {
    if (sameFacts(findingOf(known), findingOf(finding))) return [];
    throw findingExists();
  }
  require(refusesAssessor(state, by, ties));
  const foundOn = effectiveDay(command, notBefore(state), sheetLate);
  return [recorded(state, finding, foundOn, [by.officer], lateEntry, recordedBy)];
}

function recorded(
  { opened }: OpenedSheet,
  finding: Finding,
  foundOn: LocalDate,
  by: readonly OfficerAsOf[],
  lateEntry: LateEntry | null = null,
  recordedBy: OfficerAsOf | null = null,
): SheetEvent {
  const { sheetId, subject, programme, version } = opened;
  const late = recordedLate(lateEntry, recordedBy);
  return {
    type: 'FindingRecorded',
    data: { sheetId, subject, programme, version, ...findingOf(finding), foundOn, by, ...late },
  };
}

export function withdrawFinding({ data }: WithdrawFinding, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, findingId, reason, by, ties } = data;
  const finding = knownFinding(state, findingId);
  if (finding.withdrawn) return [];
  if (finding.by.length > 1) throw findingOfTwo();
  require(refusesAssessor(state, by, ties));
  const subjectId = state.opened.subject.id;
  return [{ type: 'FindingWithdrawn', data: { sheetId, subjectId, findingId, reason, by: by.officer } }];
}

function knownFinding({ findings }: OpenedSheet, findingId: string): KnownFinding {
  const finding = findings[findingId];
  if (finding === undefined) throw findingUnknown();
  return finding;
}

/** What two confirmed, or no assessor is left to withdraw, one proposes to withdraw, and another confirms. */
export function proposeFindingWithdrawal(
  { data }: ProposeFindingWithdrawal,
  state: OpenedSheet,
): readonly SheetEvent[] {
  const { by, ...proposal } = data;
  if (state.withdrawal?.withdrawalId === data.withdrawalId) return [];
  const finding = knownFinding(state, data.findingId);
  if (finding.withdrawn) return [];
  if (finding.by.length < 2 && isAssessed(state)) throw findingOfOne();
  require(refusesFindingWithdrawal(state));
  return [{ type: 'FindingWithdrawalProposed', data: { ...proposal, proposedBy: by } }];
}

export function confirmFindingWithdrawal(
  { data }: ConfirmFindingWithdrawal,
  state: OpenedSheet,
): readonly SheetEvent[] {
  const { sheetId, withdrawalId, by } = data;
  const proposal = state.withdrawal;
  if (proposal === null || proposal.withdrawalId !== withdrawalId) throw proposalUnknown();
  require(refusesConfirmation(proposal, by));
  const { findingId, reason, proposedBy } = proposal;
  const subjectId = state.opened.subject.id;
  return [{ type: 'FindingWithdrawn', data: { sheetId, subjectId, findingId, reason, proposedBy, by } }];
}

export function declineFindingWithdrawal(
  { data }: DeclineFindingWithdrawal,
  state: OpenedSheet,
): readonly SheetEvent[] {
  if (state.withdrawal?.withdrawalId !== data.withdrawalId) throw proposalUnknown();
  const { by, ...declined } = data;
  return [{ type: 'FindingWithdrawalDeclined', data: { ...declined, declinedBy: by } }];
}

export function proposeExternalResult(command: ProposeExternalResult, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, proposalId, scoring, values, grade, documentNumber, document, findings, by } = command.data;
  if (state.external?.proposalId === proposalId) return [];
  require(refusesExternalProposal(state));
  const external = state.opened.kind === 'external';
  const askable = askedOf(state, scoring, external ? undefined : 'external');
  const unknown = Object.keys(values).some((code) => !askable.some((indicator) => indicator.code === code));
  if (!external && (grade !== null || unknown)) throw notExternal();
  const grades = (scoring.grading?.grades ?? []).map(({ code }) => code);
  if (grade !== null && grade !== NO_GRADE && !grades.includes(grade)) throw gradeUnknown(grade, [...grades, NO_GRADE]);
  if (document === null) throw documentMissing();
  const { subject, period } = state.opened;
  const given = askable.filter(({ code }) => Object.hasOwn(values, code));
  const faults = rulesOf(state).valueFaults(values, { indicators: given, class: subject.class, period });
  if (faults.length > 0) throw valuesInvalid(faults);
  effectiveDay(command, notBefore(state), sheetLate);
  const late = recordedLate(command.data.lateEntry, command.data.recordedBy);
  return [
    {
      type: 'ExternalResultProposed',
      data: { sheetId, proposalId, values, grade, documentNumber, document, findings, proposedBy: by, ...late },
    },
  ];
}

export function confirmExternalResult(command: ConfirmExternalResult, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, proposalId, by } = command.data;
  const proposal = state.external;
  if (proposal === null || proposal.proposalId !== proposalId) throw proposalUnknown();
  require(refusesConfirmation(proposal, by));
  const both = [proposal.proposedBy, by] as const;
  const foundOn = proposal.lateEntry?.effectiveOn ?? command.today;
  const events: readonly SheetEvent[] = [
    { type: 'ExternalResultConfirmed', data: { sheetId, proposalId, by: both } },
    ...proposal.findings.map((finding) => recorded(state, finding, foundOn, both)),
  ];
  if (state.opened.kind !== 'external') return whenComplete(state, events, command.data);
  return withScore(state, events, { ...state.filled, ...proposal.values }, command.data, proposal.grade);
}

export function declineExternalResult({ data }: DeclineExternalResult, state: OpenedSheet): readonly SheetEvent[] {
  if (state.external?.proposalId !== data.proposalId) throw proposalUnknown();
  return [{ type: 'ExternalResultDeclined', data }];
}

export function proposeFalsification({ data }: ProposeFalsification, state: OpenedSheet): readonly SheetEvent[] {
  const { by, ...proposal } = data;
  if (state.falsified.includes(data.proposalId)) return [];
  if (state.falsification !== null) {
    if (state.falsification.proposalId === data.proposalId) return [];
    throw proposalPending();
  }
  return [{ type: 'FalsificationProposed', data: { ...proposal, proposedBy: by } }];
}

export function confirmFalsification({ data, today }: ConfirmFalsification, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, proposalId, by } = data;
  const proposal = state.falsification;
  if (state.falsified.includes(proposalId)) return [];
  if (proposal === null || proposal.proposalId !== proposalId) throw proposalUnknown();
  require(refusesConfirmation(proposal, by));
  const { subject, programme, version } = state.opened;
  const { what, grounds, proposedBy } = proposal;
  return [
    {
      type: 'FalsificationFound',
      data: {
        sheetId,
        subject,
        programme,
        version,
        proposalId,
        what,
        grounds,
        foundOn: today,
        by: [proposedBy, by],
        basis: sheetBasis(state, null),
      },
    },
  ];
}

export function declineFalsification({ data }: DeclineFalsification, state: OpenedSheet): readonly SheetEvent[] {
  if (state.falsification?.proposalId !== data.proposalId) throw proposalUnknown();
  return [{ type: 'FalsificationDeclined', data }];
}

export function reopenSheet({ data }: ReopenSheet, state: OpenedSheet): readonly SheetEvent[] {
  if (state.status === 'reopened') return [];
  require(refusesReopening(state));
  return [{ type: 'SheetReopened', data }];
}

/** Of the same values another score, where a fact makes one; the grade another authority told stands as it was told. */
export function followDocket({ data }: FollowDocket, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, factId, scoring, docket, before } = data;
  const { status, scored } = state;
  if (status !== 'scored' || scored === null || scored.told !== null || docket === null) return [];
  if (BigInt(docket.revision) <= docketSeen(scored)) return [];
  const { values, told } = scored;
  if (!rulesOf(state).movedByDocket(scoring, inputsOf(state, values, docket), before)) return [];
  const cause = { kind: 'fact' as const, id: factId };
  const reopened: SheetEvent = { type: 'SheetReopened', data: { sheetId, cause, reason: null, by: null } };
  return withScore(state, [reopened], values, data, told);
}

export function leaveOutSheet({ data }: LeaveOutSheet, state: OpenedSheet): readonly SheetEvent[] {
  if (state.leftOut) return [];
  const { sheetId, lacking } = data;
  return [{ type: 'SheetLeftOut', data: { sheetId, roundId: state.opened.roundId, lacking } }];
}

export function correctSheet({ data }: CorrectSheet, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, correctionId, scoring, indicator, value, reason, by } = data;
  if (state.correction?.correctionId === correctionId) return [];
  if (state.status === 'scored' && sameFacts(state.scored?.values[indicator], value)) return [];
  require(refusesCorrection(state));
  const found = askedOf(state, scoring).find(({ code }) => code === indicator);
  if (found === undefined) throw indicatorUnknown(indicator);
  const { subject, period } = state.opened;
  const faults = rulesOf(state).valueFaults(
    { [indicator]: value },
    { indicators: [found], class: subject.class, period },
  );
  if (faults.length > 0) throw valuesInvalid(faults);
  return [
    { type: 'SheetCorrectionProposed', data: { sheetId, correctionId, indicator, value, reason, proposedBy: by } },
  ];
}

export function confirmSheetCorrection({ data }: ConfirmSheetCorrection, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, correctionId, by } = data;
  const proposal = state.correction;
  if (proposal === null || proposal.correctionId !== correctionId || state.scored === null) throw proposalUnknown();
  require(refusesConfirmation(proposal, by));
  const { values, told } = state.scored;
  const was = values[proposal.indicator] ?? null;
  const corrected: SheetEvent = { type: 'SheetCorrected', data: { ...proposal, was, confirmedBy: by } };
  const cause = { kind: 'correction' as const, id: correctionId };
  const reopened: SheetEvent = { type: 'SheetReopened', data: { sheetId, cause, reason: proposal.reason, by } };
  return withScore(state, [corrected, reopened], { ...values, [proposal.indicator]: proposal.value }, data, told);
}

export function declineSheetCorrection({ data }: DeclineSheetCorrection, state: OpenedSheet): readonly SheetEvent[] {
  const { sheetId, correctionId, reason, by } = data;
  if (state.correction?.correctionId !== correctionId) throw proposalUnknown();
  return [{ type: 'SheetCorrectionDeclined', data: { sheetId, correctionId, reason, declinedBy: by } }];
}
