import { endOfLocalDate, recordedLate, sameFacts, sharePerson, type LocalDate } from '@gongjian/shared-kernel';
import { laterOf } from '../effective-day.js';
import { awardRulesOf } from '../rules/interpreter.js';
import type {
  ConferTitle,
  ConfirmRecognition,
  ConfirmTitleImport,
  DeclineNamingAnnulment,
  DeclineTitleImport,
  ProposeNamingAnnulment,
  ProposeRecognition,
  ProposeTitleImport,
  SignNaming,
  SignNamingAnnulment,
} from './title.commands.js';
import {
  annulmentNotProposed,
  annulmentPending,
  conferredAlready,
  factForbids,
  heldAlready,
  importPending,
  importUnknown,
  namedInFuture,
  namedBeforeRemoval,
  namingNotHeld,
  namingNotReady,
  notNamed,
  objectionOpen,
  plaqueNumberMissing,
  recognitionPending,
  recognitionUnknown,
  removalRunning,
  renewalNotOpen,
  renewalOfOtherGrade,
  resultBeforeRemoval,
  signatureDiffers,
  titleDocumentMissing,
  titleSuspended,
  validityBeforeNaming,
} from './title.errors.js';
import type { NamingReady, NamingSigned, TitleEvent, TitleNamed } from './title.events.js';
import { asOf, basisOf, effectiveDay, restoredTo, titleOf, twoOf } from './title-basis.js';
import { isHeld, isKnown, lastRemovedOn, type HeldTitle, type Title, type TitleState } from './title-state.js';

export function signNaming(command: SignNaming, state: Title): readonly TitleEvent[] {
  const { titleId, slateId, documentNumber, minutesNumber, watchRevision, by, lateEntry } = command.data;
  const { readiness } = state;
  if (readiness === null || readiness.ready.slateId !== slateId) {
    if (isRepeated(command, state)) return [];
    throw namingNotReady();
  }
  const { ready, signature } = readiness;
  if (documentNumber.trim() === '') throw titleDocumentMissing();
  if (command.data.objections.length > 0) throw objectionOpen(command.data.objections);
  if (command.data.forbidden.length > 0) throw factForbids(command.data.forbidden);
  const from = nameableFrom(state, ready);
  const on = effectiveDay(command, laterOf(from, signature?.on ?? from));
  requireNameable(state, ready, on);
  const signed: NamingSigned = {
    ...{ titleId, slateId, grade: ready.grade, documentNumber, minutesNumber, watchRevision, on, by },
    ...recordedLate(lateEntry),
  };
  if (signature === null) return [{ type: 'NamingSigned', data: signed }];
  if (sameFacts(signature.by, by) && signature.documentNumber === documentNumber) return [];
  const two = twoOf(signature.by, by);
  if (signature.documentNumber !== documentNumber) throw signatureDiffers(signature.documentNumber);
  return [
    { type: 'NamingSigned', data: signed },
    {
      type: ready.purpose === 'renewal' ? 'TitleRenewed' : 'TitleNamed',
      data: named(command, state, ready, on, two),
    },
  ];
}

function named(
  { data }: SignNaming,
  state: Title,
  ready: NamingReady,
  namedOn: string,
  by: TitleNamed['by'],
): TitleNamed {
  const { namingId, documentNumber, minutesNumber, watchRevision, terms, lateEntry, inputs } = data;
  const { titleId, slateId, noticeId, result, resultOn, subject, grade, purpose } = ready;
  const running = purpose === 'renewal' ? state.validity : null;
  return {
    ...asOf(titleId, subject, ready, grade),
    ...{ namingId, slateId, noticeId, result, resultOn, documentNumber, minutesNumber, namedOn, watchRevision, by },
    names: terms.names,
    validity: awardRulesOf(ready.rules).validityOf(terms, namedOn, running),
    removedOn: lastRemovedOn(state),
    basis: basisOf(ready, state, inputs),
    ...recordedLate(lateEntry),
  };
}

/** Not while its notice ran, nor before the result it stands on, nor before the naming it takes the place of. */
function nameableFrom(state: Title, { notBefore, resultOn }: NamingReady): LocalDate {
  const from = laterOf(notBefore, resultOn);
  return isHeld(state) ? laterOf(from, state.naming.on) : from;
}

function requireNameable(state: Title, ready: NamingReady, on: string): void {
  if (state.procedure !== null) throw removalRunning();
  const removedOn = lastRemovedOn(state);
  if (removedOn !== null && ready.resultOn <= removedOn) throw resultBeforeRemoval(removedOn);
  if (state.standing === 'suspended' && state.suspendedBy !== 'renewalMissed') throw titleSuspended();
  if (ready.purpose === 'renewal') {
    const { renewalOpensOn } = state.validity;
    if (!isHeld(state) || renewalOpensOn === null || on < renewalOpensOn) throw renewalNotOpen(renewalOpensOn);
    if (ready.noticeId === null && state.grade !== ready.grade) throw renewalOfOtherGrade(state.grade);
  } else if (isHeld(state) && state.grade === ready.grade) {
    throw heldAlready(state.grade);
  }
}

/** The naming by this list stands, and the same person signs it once more. */
function isRepeated({ data: { slateId, documentNumber, by } }: SignNaming, { naming }: Title): boolean {
  return (
    naming !== null &&
    naming.slateId === slateId &&
    naming.documentNumber === documentNumber &&
    naming.by.some((signer) => sharePerson(signer, by))
  );
}

export function proposeTitleImport({ data, today }: ProposeTitleImport, state: TitleState): readonly TitleEvent[] {
  const { documentNumber, namedOn, validUntil } = data;
  if (documentNumber.trim() === '') throw titleDocumentMissing();
  if (namedOn > today) throw namedInFuture();
  if (validUntil !== null && validUntil < namedOn) throw validityBeforeNaming(namedOn);
  if (isKnown(state)) {
    if (state.importing?.importId === data.importId) return [];
    if (state.importing !== null) throw importPending();
    requireNotHeldSince(state, namedOn);
  }
  return [{ type: 'TitleImportProposed', data }];
}

export function confirmTitleImport(command: ConfirmTitleImport, state: Title): readonly TitleEvent[] {
  const { importing } = state;
  const { importId, namingId, renewalOpensOn, watchRevision, inputs, lateEntry } = command.data;
  if (importing === null || importing.importId !== importId) {
    if (state.naming?.namingId === namingId) return [];
    throw importUnknown();
  }
  const by = twoOf(importing.by, command.data.by);
  requireNotHeldSince(state, importing.namedOn);
  const on = effectiveDay(command, importing.namedOn);
  const { importId: _importId, by: _by, ...imported } = importing;
  const { namedOn: from, validUntil: to } = imported;
  const endsAt = to === null ? null : endOfLocalDate(to);
  const validity = { from, to, endsAt, renewalOpensOn };
  const basis = basisOf(importing, state, inputs);
  const confirmed = { ...imported, namingId, validity, watchRevision, on, by, basis, ...recordedLate(lateEntry) };
  return [{ type: 'TitleImported', data: confirmed }];
}

export function declineTitleImport({ data }: DeclineTitleImport, state: Title): readonly TitleEvent[] {
  if (state.importing === null || state.importing.importId !== data.importId) throw importUnknown();
  return [{ type: 'ImportDeclined', data }];
}

export function proposeRecognition({ data }: ProposeRecognition, state: TitleState): readonly TitleEvent[] {
  if (data.documentNumber.trim() === '') throw titleDocumentMissing();
  if (isKnown(state)) {
    if (state.recognising?.recognitionId === data.recognitionId) return [];
    if (state.recognising !== null) throw recognitionPending();
    requireNotHeldSince(state, data.validity.from);
  }
  return [{ type: 'RecognitionProposed', data }];
}

export function confirmRecognition(command: ConfirmRecognition, state: Title): readonly TitleEvent[] {
  const { recognising } = state;
  const { recognitionId, namingId, watchRevision, forbidden, inputs } = command.data;
  if (recognising === null || recognising.recognitionId !== recognitionId) {
    if (state.naming?.namingId === namingId) return [];
    throw recognitionUnknown();
  }
  const by = twoOf(recognising.by, command.data.by);
  requireNotHeldSince(state, recognising.validity.from);
  if (forbidden.length > 0) throw factForbids(forbidden);
  const { recognitionId: _recognitionId, by: _by, ...recognised } = recognising;
  const basis = basisOf(recognising, state, inputs);
  const recognisedOn = command.today;
  return [{ type: 'TitleRecognised', data: { ...recognised, namingId, recognisedOn, watchRevision, by, basis } }];
}

/** A title that was removed comes back by an annulment, or by a naming that is younger than its removal. */
function requireNotHeldSince(state: Title, namedOn: LocalDate): void {
  if (isHeld(state)) throw heldAlready(state.grade);
  const removedOn = lastRemovedOn(state);
  if (removedOn !== null && namedOn <= removedOn) throw namedBeforeRemoval(removedOn);
}

export function conferTitle(command: ConferTitle, state: Title): readonly TitleEvent[] {
  const { plaqueNumber, withPlaque, place, handedBy, by, lateEntry } = command.data;
  if (!isHeld(state)) throw notNamed(state.standing);
  if (state.plaque !== null) {
    if (state.plaque.number === plaqueNumber) return [];
    throw conferredAlready();
  }
  if (state.standing === 'suspended') throw titleSuspended();
  if (withPlaque && (plaqueNumber ?? '').trim() === '') throw plaqueNumberMissing();
  const on = effectiveDay(command, state.naming.on);
  const { namingId } = state.naming;
  const number = withPlaque ? plaqueNumber : null;
  return [
    {
      type: 'TitleConferred',
      data: {
        ...titleOf(state),
        ...{ namingId, plaqueNumber: number, on, place, handedBy, by },
        ...recordedLate(lateEntry),
      },
    },
  ];
}

export function proposeNamingAnnulment(command: ProposeNamingAnnulment, state: Title): readonly TitleEvent[] {
  const { lateEntry, ...data } = command.data;
  const { naming } = requireNaming(state, data.namingId);
  if (state.annullingNaming !== null) {
    if (sameFacts(state.annullingNaming.by, data.by)) return [];
    throw annulmentPending();
  }
  const on = effectiveDay(command, naming.on);
  return [{ type: 'NamingAnnulmentProposed', data: { ...data, on, ...recordedLate(lateEntry) } }];
}

export function signNamingAnnulment(command: SignNamingAnnulment, state: Title): readonly TitleEvent[] {
  const { namingId, inputs, lateEntry } = command.data;
  const held = requireNaming(state, namingId);
  if (state.annullingNaming === null) throw annulmentNotProposed();
  const { reason, on: proposedOn } = state.annullingNaming;
  const by = twoOf(state.annullingNaming.by, command.data.by);
  const on = effectiveDay(command, laterOf(held.naming.on, proposedOn ?? held.naming.on));
  const basis = basisOf(held.naming, state, inputs);
  const before = state.beforeNaming;
  const restored = before === null ? {} : { restored: restoredTo(before) };
  const annulled = { ...titleOf(held), namingId, reason, ...restored, on, by, basis, ...recordedLate(lateEntry) };
  return [{ type: 'NamingAnnulled', data: annulled }];
}

export function declineNamingAnnulment({ data }: DeclineNamingAnnulment, state: Title): readonly TitleEvent[] {
  if (state.annullingNaming === null || state.annullingNaming.namingId !== data.namingId) throw annulmentNotProposed();
  return [{ type: 'NamingAnnulmentDeclined', data }];
}

function requireNaming(state: Title, namingId: string): HeldTitle {
  if (!isHeld(state) || state.naming.namingId !== namingId) throw namingNotHeld();
  return state;
}
