import { assertNever, type Decider } from '@gongjian/shared-kernel';
import type { TitleCommand } from './title.commands.js';
import { titleNotFound } from './title.errors.js';
import type { TitleEvent } from './title.events.js';
import {
  decideAppeal,
  declineRemovalAnnulment,
  fileRemoval,
  makeFollowUpDue,
  passClock,
  proposeRemovalAnnulment,
  publishRemoval,
  recordAnnulmentCause,
  recordAppeal,
  recordPlaqueLost,
  recordService,
  recordSignedDocument,
  recoverPlaque,
  signRemovalAnnulment,
  withdrawPrivileges,
} from './title-aftermath.js';
import { dropReadiness, listCandidate, readyNaming, strikeCandidate } from './title-candidacy.js';
import { confirmTitleCorrection, correctTitle, declineTitleCorrection } from './title-correction.js';
import {
  declineDowngrade,
  declineEnd,
  downgradeTitle,
  endSuspension,
  endTitle,
  endWarning,
  expireTitle,
  restoreTitle,
  suspendTitle,
  warnTitle,
} from './title-measures.js';
import {
  conferTitle,
  confirmRecognition,
  confirmTitleImport,
  declineNamingAnnulment,
  declineTitleImport,
  proposeNamingAnnulment,
  proposeRecognition,
  proposeTitleImport,
  signNaming,
  signNamingAnnulment,
} from './title-naming.js';
import {
  answerStatement,
  proposeRemoval,
  recordStatement,
  signRemoval,
  tellSubject,
  withdrawRemovalProposal,
} from './title-removal.js';
import { reviseTimes } from './title-times.js';
import { confirmTrigger, dismissTrigger, raiseTrigger } from './title-triggers.js';
import { evolveTitle, initialTitleState, isKnown, type TitleState } from './title-state.js';

export const titleDecider: Decider<TitleState, TitleCommand, TitleEvent> = {
  initialState: initialTitleState,
  decide,
  evolve: evolveTitle,
};

function decide(command: TitleCommand, state: TitleState): readonly TitleEvent[] {
  if (command.type === 'ListCandidate') return listCandidate(command, state);
  if (command.type === 'ReadyNaming') return readyNaming(command, state);
  if (command.type === 'ProposeTitleImport') return proposeTitleImport(command, state);
  if (command.type === 'ProposeRecognition') return proposeRecognition(command, state);
  if (!isKnown(state)) throw titleNotFound();
  switch (command.type) {
    case 'StrikeCandidate':
      return strikeCandidate(command, state);
    case 'DropReadiness':
      return dropReadiness(command, state);
    case 'SignNaming':
      return signNaming(command, state);
    case 'ConfirmTitleImport':
      return confirmTitleImport(command, state);
    case 'DeclineTitleImport':
      return declineTitleImport(command, state);
    case 'ConfirmRecognition':
      return confirmRecognition(command, state);
    case 'ConferTitle':
      return conferTitle(command, state);
    case 'RaiseTrigger':
      return raiseTrigger(command, state);
    case 'ConfirmTrigger':
      return confirmTrigger(command, state);
    case 'DismissTrigger':
      return dismissTrigger(command, state);
    case 'WarnTitle':
      return warnTitle(command, state);
    case 'SuspendTitle':
      return suspendTitle(command, state);
    case 'RestoreTitle':
      return restoreTitle(command, state);
    case 'DowngradeTitle':
      return downgradeTitle(command, state);
    case 'DeclineDowngrade':
      return declineDowngrade(command, state);
    case 'EndWarning':
      return endWarning(command, state);
    case 'EndSuspension':
      return endSuspension(command, state);
    case 'ExpireTitle':
      return expireTitle(command, state);
    case 'EndTitle':
      return endTitle(command, state);
    case 'DeclineEnd':
      return declineEnd(command, state);
    case 'ProposeRemoval':
      return proposeRemoval(command, state);
    case 'WithdrawRemovalProposal':
      return withdrawRemovalProposal(command, state);
    case 'TellSubject':
      return tellSubject(command, state);
    case 'RecordStatement':
      return recordStatement(command, state);
    case 'AnswerStatement':
      return answerStatement(command, state);
    case 'SignRemoval':
      return signRemoval(command, state);
    case 'RecordSignedDocument':
      return recordSignedDocument(command, state);
    case 'RecordService':
      return recordService(command, state);
    case 'PublishRemoval':
      return publishRemoval(command, state);
    case 'RecoverPlaque':
      return recoverPlaque(command, state);
    case 'RecordPlaqueLost':
      return recordPlaqueLost(command, state);
    case 'WithdrawPrivileges':
      return withdrawPrivileges(command, state);
    case 'FileRemoval':
      return fileRemoval(command, state);
    case 'RecordAppeal':
      return recordAppeal(command, state);
    case 'DecideAppeal':
      return decideAppeal(command, state);
    case 'RecordAnnulmentCause':
      return recordAnnulmentCause(command, state);
    case 'ProposeRemovalAnnulment':
      return proposeRemovalAnnulment(command, state);
    case 'SignRemovalAnnulment':
      return signRemovalAnnulment(command, state);
    case 'DeclineRemovalAnnulment':
      return declineRemovalAnnulment(command, state);
    case 'ProposeNamingAnnulment':
      return proposeNamingAnnulment(command, state);
    case 'SignNamingAnnulment':
      return signNamingAnnulment(command, state);
    case 'DeclineNamingAnnulment':
      return declineNamingAnnulment(command, state);
    case 'MakeFollowUpDue':
      return makeFollowUpDue(command, state);
    case 'ReviseTitleTimes':
      return reviseTimes(command, state);
    case 'PassClock':
      return passClock(command, state);
    case 'CorrectTitle':
      return correctTitle(command, state);
    case 'ConfirmTitleCorrection':
      return confirmTitleCorrection(command, state);
    case 'DeclineTitleCorrection':
      return declineTitleCorrection(command, state);
    default:
      return assertNever(command);
  }
}
