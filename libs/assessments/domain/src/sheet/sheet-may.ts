import { sharePerson, type ActingOfficer, type OfficerAsOf } from '@gongjian/shared-kernel';
import type { Refusal } from '../may-act.js';
import { assessmentRulesOf } from '../rules/assessment-rules.js';
import type { AllTies, SheetTies } from '../rules/v2/avoids.js';
import {
  assessmentFiled,
  assessorsEnough,
  avoidance,
  noAssessors,
  notASelfCheck,
  notAppointed,
  notAssessor,
  pointsSampled,
  proposalPending,
  proposalUnknown,
  roundClosed,
  samePerson,
  selfCheckFiled,
  sheetNotScored,
  sheetScored,
} from './sheet.errors.js';
import type { OpenedSheet } from './sheet-state.js';

/** What stands beside a sheet. */
export interface SheetSurroundings {
  /** The round still takes filings. */
  readonly roundOpen: boolean;
  readonly ties: SheetTies;
}

export function refusesAppointment({ opened, status, assessors, leftOut, scored }: OpenedSheet): Refusal {
  if (opened.assessors === null) return noAssessors();
  if (status === 'scored') return sheetScored();
  if (leftOut && scored === null) return roundClosed();
  const most = opened.assessors + (status === 'arbitration' ? 1 : 0);
  return assessors.length >= most ? assessorsEnough(most) : null;
}

/** The office may do either before the person has assessed. */
export function refusesWithdrawingAssessor(
  { assessors, assessments }: OpenedSheet,
  assessor: OfficerAsOf,
  avoids: boolean,
): Refusal {
  if (assessments.some((filed) => sharePerson(filed.assessor, assessor))) return assessmentFiled();
  return avoids || assessors.some(({ personId }) => personId === assessor.personId) ? null : notAppointed();
}

export function refusesStandingAside({ assessors, assessments }: OpenedSheet, by: OfficerAsOf): Refusal {
  if (!assessors.some(({ personId }) => personId === by.personId)) return notAssessor();
  return assessments.some(({ assessor }) => sharePerson(assessor, by)) ? assessmentFiled() : null;
}

export function refusesSampling({ sampled }: OpenedSheet): Refusal {
  return sampled === null ? null : pointsSampled();
}

export function refusesSelfCheck({ opened, status, selfCheck }: OpenedSheet, roundOpen: boolean): Refusal {
  if (opened.kind === 'external' || opened.form === 'summary') return notASelfCheck();
  if (selfCheck !== null) return selfCheckFiled();
  if (status === 'scored') return sheetScored();
  return roundOpen || status === 'reopened' ? null : roundClosed();
}

export function refusesAssessment(
  state: OpenedSheet,
  by: ActingOfficer,
  { roundOpen, ties }: SheetSurroundings,
): Refusal {
  const { opened, status, assessments, scored } = state;
  if (opened.assessors === null) return noAssessors();
  if (assessments.some(({ assessor }) => sharePerson(assessor, by.officer))) return assessmentFiled();
  if (status === 'scored') return sheetScored();
  const refusal = refusesAssessor(state, by, ties);
  if (refusal !== null) return refusal;
  return roundOpen || status === 'reopened' || scored !== null ? null : roundClosed();
}

/** Who is not appointed, and who is and has to stand aside. */
export function refusesAssessor(state: OpenedSheet, by: ActingOfficer, ties: SheetTies): Refusal {
  if (state.opened.assessors === null) return noAssessors();
  if (!state.assessors.some(({ personId }) => personId === by.officer.personId)) return notAssessor();
  return refusesTied(state, by, ties);
}

function refusesTied(state: OpenedSheet, by: ActingOfficer, ties: SheetTies): Refusal {
  const why = assessmentRulesOf(state.opened.rules).avoids(by, allTies(state, ties));
  return why === null ? null : avoidance(why);
}

/** With what the sheet itself knows of who submitted, and who stands aside. */
export function allTies({ submitters, stoodAside, orderedAside }: OpenedSheet, ties: SheetTies): AllTies {
  return {
    unitIds: ties.unitIds,
    submitterIds: [...ties.submitterIds, ...submitters],
    stoodAsideIds: stoodAside,
    orderedIds: orderedAside,
  };
}

/** By an appointed assessor; of a sheet that none is appointed to, by whoever need not stand aside. */
export function refusesAdjustment(state: OpenedSheet, by: ActingOfficer, ties: SheetTies): Refusal {
  if (state.status === 'scored') return sheetScored();
  return state.opened.assessors === null ? refusesTied(state, by, ties) : refusesAssessor(state, by, ties);
}

export function refusesExternalProposal({ status, external }: OpenedSheet): Refusal {
  if (external !== null) return proposalPending();
  return status === 'scored' ? sheetScored() : null;
}

/** An assessor has yet to file: whoever cannot any more is replaced. */
export function isAssessed({ opened, status, assessments, leftOut, scored }: OpenedSheet): boolean {
  if (status === 'scored' || (leftOut && scored === null)) return false;
  return assessments.length < (opened.assessors ?? 0);
}

export function refusesFindingWithdrawal({ withdrawal }: OpenedSheet): Refusal {
  return withdrawal === null ? null : proposalPending();
}

interface Proposal {
  readonly proposedBy: OfficerAsOf;
}

/** What one proposed another confirms. */
export function refusesConfirmation(proposal: Proposal, by: OfficerAsOf): Refusal {
  return sharePerson(proposal.proposedBy, by) ? samePerson() : null;
}

export function refusesReopening({ status }: OpenedSheet): Refusal {
  return status === 'scored' ? null : sheetNotScored();
}

export function refusesCorrection({ status, scored, correction }: OpenedSheet): Refusal {
  if (status !== 'scored' || scored === null) return sheetNotScored();
  return correction === null ? null : proposalPending();
}

export type SheetAct =
  | 'appointAssessor'
  | 'withdrawAssessor'
  | 'standAside'
  | 'samplePoints'
  | 'fileSelfCheck'
  | 'fileAssessment'
  | 'recordAdjustment'
  | 'recordFinding'
  | 'withdrawFinding'
  | 'proposeFindingWithdrawal'
  | 'confirmFindingWithdrawal'
  | 'declineFindingWithdrawal'
  | 'proposeExternalResult'
  | 'confirmExternalResult'
  | 'declineExternalResult'
  | 'proposeFalsification'
  | 'confirmFalsification'
  | 'declineFalsification'
  | 'reopen'
  | 'correct'
  | 'confirmCorrection'
  | 'declineCorrection';

type Refuses = (by: ActingOfficer) => Refusal;

/** What the state of a sheet says to each act of a person. */
export function sheetActs(state: OpenedSheet, surroundings: SheetSurroundings): Readonly<Record<SheetAct, Refuses>> {
  const pending = (proposal: Proposal | null) => (): Refusal => (proposal === null ? proposalUnknown() : null);
  const confirming =
    (proposal: Proposal | null): Refuses =>
    ({ officer }) =>
      proposal === null ? proposalUnknown() : refusesConfirmation(proposal, officer);
  return {
    appointAssessor: () => refusesAppointment(state),
    withdrawAssessor: () => null,
    standAside: ({ officer }) => refusesStandingAside(state, officer),
    samplePoints: () => refusesSampling(state),
    fileSelfCheck: () => refusesSelfCheck(state, surroundings.roundOpen),
    fileAssessment: (by) => refusesAssessment(state, by, surroundings),
    recordAdjustment: (by) => refusesAdjustment(state, by, surroundings.ties),
    recordFinding: (by) => refusesAssessor(state, by, surroundings.ties),
    withdrawFinding: (by) => refusesAssessor(state, by, surroundings.ties),
    proposeFindingWithdrawal: () => refusesFindingWithdrawal(state),
    confirmFindingWithdrawal: confirming(state.withdrawal),
    declineFindingWithdrawal: pending(state.withdrawal),
    proposeExternalResult: () => refusesExternalProposal(state),
    confirmExternalResult: confirming(state.external),
    declineExternalResult: pending(state.external),
    proposeFalsification: () => (state.falsification === null ? null : proposalPending()),
    confirmFalsification: confirming(state.falsification),
    declineFalsification: pending(state.falsification),
    reopen: () => refusesReopening(state),
    correct: () => refusesCorrection(state),
    confirmCorrection: confirming(state.correction),
    declineCorrection: pending(state.correction),
  };
}
