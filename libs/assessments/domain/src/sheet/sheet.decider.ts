import { assertNever, type Decider } from '@gongjian/shared-kernel';
import {
  appointAssessor,
  declareAvoidance,
  fileAssessment,
  fileSelfCheck,
  fillValue,
  samplePoints,
  withdrawAssessor,
} from './sheet-filing.js';
import {
  confirmExternalResult,
  confirmFalsification,
  confirmFindingWithdrawal,
  confirmSheetCorrection,
  correctSheet,
  declineExternalResult,
  declineFalsification,
  declineFindingWithdrawal,
  declineSheetCorrection,
  followDocket,
  leaveOutSheet,
  markEvidenced,
  proposeExternalResult,
  proposeFalsification,
  proposeFindingWithdrawal,
  recordAdjustment,
  recordFinding,
  reopenEvidence,
  reopenSheet,
  withdrawFinding,
} from './sheet-findings.js';
import { evolveSheet, initialSheetState, type SheetState } from './sheet-state.js';
import type { SheetCommand } from './sheet.commands.js';
import { sheetAlreadyOpen, sheetNotFound } from './sheet.errors.js';
import type { SheetEvent } from './sheet.events.js';

export const sheetDecider: Decider<SheetState, SheetCommand, SheetEvent> = {
  initialState: initialSheetState,
  decide,
  evolve: evolveSheet,
};

function decide(command: SheetCommand, state: SheetState): readonly SheetEvent[] {
  if (command.type === 'OpenSheet') {
    if (state.status === 'none') return [{ type: 'SheetOpened', data: command.data }];
    if (state.opened.roundId === command.data.roundId && state.opened.subject.id === command.data.subject.id) {
      return [];
    }
    throw sheetAlreadyOpen();
  }
  if (state.status === 'none') throw sheetNotFound();
  switch (command.type) {
    case 'ApplyForSheet':
      if (state.opened.application?.id === command.data.application.id) return [];
      return [{ type: 'SheetAppliedFor', data: command.data }];
    case 'AppointAssessor':
      return appointAssessor(command, state);
    case 'WithdrawAssessor':
      return withdrawAssessor(command, state);
    case 'DeclareAvoidance':
      return declareAvoidance(command, state);
    case 'SamplePoints':
      return samplePoints(command, state);
    case 'FileSelfCheck':
      return fileSelfCheck(command, state);
    case 'FileAssessment':
      return fileAssessment(command, state);
    case 'RecordAdjustment':
      return recordAdjustment(command, state);
    case 'FillValue':
      return fillValue(command, state);
    case 'MarkEvidenced':
      return markEvidenced(command, state);
    case 'ReopenEvidence':
      return reopenEvidence(command, state);
    case 'RecordFinding':
      return recordFinding(command, state);
    case 'WithdrawFinding':
      return withdrawFinding(command, state);
    case 'ProposeFindingWithdrawal':
      return proposeFindingWithdrawal(command, state);
    case 'ConfirmFindingWithdrawal':
      return confirmFindingWithdrawal(command, state);
    case 'DeclineFindingWithdrawal':
      return declineFindingWithdrawal(command, state);
    case 'ProposeExternalResult':
      return proposeExternalResult(command, state);
    case 'ConfirmExternalResult':
      return confirmExternalResult(command, state);
    case 'DeclineExternalResult':
      return declineExternalResult(command, state);
    case 'ProposeFalsification':
      return proposeFalsification(command, state);
    case 'ConfirmFalsification':
      return confirmFalsification(command, state);
    case 'DeclineFalsification':
      return declineFalsification(command, state);
    case 'ReopenSheet':
      return reopenSheet(command, state);
    case 'FollowDocket':
      return followDocket(command, state);
    case 'LeaveOutSheet':
      return leaveOutSheet(command, state);
    case 'CorrectSheet':
      return correctSheet(command, state);
    case 'ConfirmSheetCorrection':
      return confirmSheetCorrection(command, state);
    case 'DeclineSheetCorrection':
      return declineSheetCorrection(command, state);
    default:
      return assertNever(command);
  }
}
