import {
  clockFrom,
  recordedLate,
  sameFacts,
  type Basis,
  type Instant,
  type LocalDate,
  type OfficerAsOf,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import { laterOf } from '../effective-day.js';
import type { AwardTerms, Consequence } from '../pinned.js';
import type { Ground } from '../rules/grounds.js';
import { byDay } from '../watch/watch-state.js';
import type {
  AnswerStatement,
  ProposeRemoval,
  RecordStatement,
  SignRemoval,
  TellSubject,
  WithdrawRemovalProposal,
} from './title.commands.js';
import {
  minutesMissing,
  noGrounds,
  noStatement,
  proposedAlready,
  removalNotProposed,
  signatureDiffers,
  statementNotAnswered,
  statementOver,
  statementRunning,
  subjectNotTold,
  titleDocumentMissing,
  toldAlready,
} from './title.errors.js';
import type { RemovalSigned, TitleEvent, TitleRemoved, TriggerRaised } from './title.events.js';
import { addDays } from '@gongjian/shared-kernel';
import { basisOf, effectiveDay, requireHeld, titleOf, twoOf } from './title-basis.js';
import type { HeldTitle, Procedure, Title } from './title-state.js';

interface Removing {
  readonly data: { readonly removalId: string; readonly terms: AwardTerms; readonly calendar: WorkingCalendar };
  readonly now: Instant;
  readonly today: LocalDate;
}

type Decided = Pick<
  TitleRemoved,
  | 'mode'
  | 'trigger'
  | 'grounds'
  | 'clause'
  | 'publishedClause'
  | 'proposer'
  | 'by'
  | 'confirmedBy'
  | 'minutesNumber'
  | 'documentNumber'
  | 'document'
  | 'effectiveOn'
  | 'told'
  | 'statement'
  | 'answer'
  | 'basis'
  | 'lateEntry'
>;

function removed(
  { data: { removalId, terms, calendar }, now: decidedAt }: Removing,
  state: HeldTitle,
  decided: Decided,
): TitleEvent {
  const { clocks, authority, names } = terms;
  const plaqueNumber = state.plaque?.number ?? null;
  const from = decided.effectiveOn;
  const start = (name: 'served' | 'appeal' | 'signedDocument') => clockFrom(clocks[name], from, calendar);
  return {
    type: 'TitleRemoved',
    data: {
      ...titleOf(state),
      ...{ removalId, names, plaqueNumber, authority, decidedAt, ...decided },
      appeal: { way: 'inWriting', to: authority, until: start('appeal') },
      cascade: terms.cascade.filter(({ on }) => on === 'removed').map(({ step }) => step),
      clocks: {
        signedDocument: decided.document === null ? start('signedDocument') : null,
        served: start('served'),
        plaque: plaqueNumber === null || clocks.plaque === undefined ? null : clockFrom(clocks.plaque, from, calendar),
      },
    },
  };
}

export function removedByRule(
  command: Removing,
  state: HeldTitle,
  { trigger, clause, grounds, number }: TriggerRaised,
  confirmedBy: readonly OfficerAsOf[],
  basis: Basis,
): TitleEvent {
  return removed(command, state, {
    ...{ mode: 'byRule', trigger, clause, publishedClause: null, proposer: null, by: [], confirmedBy, basis },
    grounds: groundsOfRemoval(state, grounds, number),
    ...{ minutesNumber: null, documentNumber: null, document: null, effectiveOn: command.today },
    ...{ told: null, statement: null, answer: null },
  });
}

const REMOVING: readonly Consequence[] = ['removeByRule', 'proposeRemoval'];

/** With every confirmed firing that asked for removal: whichever came first, the grounds are the same. */
function groundsOfRemoval(state: HeldTitle, grounds: readonly Ground[], except: number | null): readonly Ground[] {
  const confirmed = state.triggers.filter(
    ({ raised, status }) =>
      status === 'confirmed' &&
      raised.number !== except &&
      raised.namingId === state.naming.namingId &&
      REMOVING.includes(raised.consequence),
  );
  const all = new Map<string, Ground>();
  for (const ground of [...grounds, ...confirmed.flatMap(({ raised }) => raised.grounds)]) {
    if (!all.has(ground.factId)) all.set(ground.factId, ground);
  }
  return [...all.values()].sort(byDay);
}

export function proposedByRule(
  { today: on }: Removing,
  { titleId }: HeldTitle,
  { trigger, clause, grounds }: TriggerRaised,
  confirmedBy: readonly OfficerAsOf[],
  basis: Basis,
): TitleEvent {
  const rest = { publishedClause: null, on, proposer: null, confirmedBy, basis };
  return { type: 'RemovalProposed', data: { titleId, cause: 'trigger', trigger, clause, grounds, ...rest } };
}

export function proposedAfterSuspension(
  state: HeldTitle,
  over: { readonly factId: string; readonly on: LocalDate },
  on: LocalDate,
  basis: Basis,
): TitleEvent {
  const { factId, on: occurredOn } = over;
  const ground: Ground = {
    ...{ factId, fact: { kind: 'suspensionOver' }, occurredOn },
    ...{ occurredAt: null, verifier: null, source: null },
  };
  const trigger = state.triggers.findLast(
    ({ raised, status }) => status === 'confirmed' && raised.consequence === 'suspend',
  )?.raised;
  return {
    type: 'RemovalProposed',
    data: {
      ...{ titleId: state.titleId, cause: 'suspensionOver', trigger: trigger?.trigger ?? null },
      grounds: [...(trigger?.grounds ?? []), ground],
      ...{ clause: trigger?.clause ?? '', publishedClause: null, on, proposer: null, confirmedBy: [], basis },
    },
  };
}

export function proposeRemoval(command: ProposeRemoval, state: Title): readonly TitleEvent[] {
  const { titleId, grounds, clause, publishedClause, by, inputs, lateEntry } = command.data;
  const held = requireHeld(state);
  if (grounds.length === 0 || clause.trim() === '') throw noGrounds();
  if (held.procedure !== null) {
    if (sameFacts(held.procedure.proposal.proposer, by) && sameFacts(held.procedure.proposal.grounds, grounds)) {
      return [];
    }
    throw proposedAlready();
  }
  const on = effectiveDay(command, lastOf(held.naming.on, grounds));
  return [
    {
      type: 'RemovalProposed',
      data: {
        ...{ titleId, cause: 'office', trigger: null, grounds, clause, publishedClause, on, proposer: by },
        ...{ confirmedBy: [], basis: basisOf(held.naming, held, inputs), ...recordedLate(lateEntry) },
      },
    },
  ];
}

/** The later of that day and of the last fact. */
function lastOf(day: LocalDate, grounds: readonly Ground[]): LocalDate {
  return grounds.reduce((last, { occurredOn }) => laterOf(last, occurredOn), day);
}

export function withdrawRemovalProposal({ data }: WithdrawRemovalProposal, state: Title): readonly TitleEvent[] {
  requireProcedure(state);
  return [{ type: 'RemovalProposalWithdrawn', data }];
}

export function tellSubject(command: TellSubject, state: Title): readonly TitleEvent[] {
  const { titleId, way, by, terms, calendar, lateEntry } = command.data;
  const { proposal, told } = requireProcedure(state);
  if (told !== null) {
    if (told.way === way && sameFacts(told.by, by)) return [];
    throw toldAlready();
  }
  const on = effectiveDay(command, proposal.on);
  const factIds = proposal.grounds.map(({ factId }) => factId);
  const statementUntil = clockFrom(terms.clocks.statement, on, calendar);
  return [{ type: 'SubjectTold', data: { titleId, factIds, way, on, statementUntil, by, ...recordedLate(lateEntry) } }];
}

export function recordStatement(command: RecordStatement, state: Title): readonly TitleEvent[] {
  const { titleId, text, files, by, lateEntry } = command.data;
  const { told, statement } = requireProcedure(state);
  if (told === null) throw subjectNotTold();
  const on = effectiveDay(command, told.on);
  if (statement !== null && sameFacts(statement.text, text) && sameFacts(statement.files, files)) return [];
  if (on > told.statementUntil.lastDay) throw statementOver(told.statementUntil.lastDay);
  return [{ type: 'StatementReceived', data: { titleId, text, files, on, by, ...recordedLate(lateEntry) } }];
}

export function answerStatement(command: AnswerStatement, state: Title): readonly TitleEvent[] {
  const { titleId, answer, by, lateEntry } = command.data;
  const { statement, answer: before } = requireProcedure(state);
  if (statement === null) throw noStatement();
  if (before !== null && sameFacts(before.answer, answer)) return [];
  const on = effectiveDay(command, statement.on);
  return [{ type: 'StatementAnswered', data: { titleId, answer, on, by, ...recordedLate(lateEntry) } }];
}

export function signRemoval(command: SignRemoval, state: Title): readonly TitleEvent[] {
  const { titleId, documentNumber, minutesNumber, document, by, inputs, lateEntry } = command.data;
  const held = requireHeld(state);
  const procedure = requireProcedure(held);
  const from = laterOf(heard(command, procedure), held.since);
  if (minutesNumber.trim() === '') throw minutesMissing();
  if (documentNumber.trim() === '') throw titleDocumentMissing();
  const on = effectiveDay(command, laterOf(from, procedure.signature?.on ?? from));
  const signed: RemovalSigned = {
    ...{ titleId, documentNumber, minutesNumber, document, on, by },
    ...recordedLate(lateEntry),
  };
  const { signature, proposal, told, statement, answer } = procedure;
  if (signature === null) return [{ type: 'RemovalSigned', data: signed }];
  if (sameFacts(signature.by, by) && signature.documentNumber === documentNumber) return [];
  const two = twoOf(signature.by, by);
  if (signature.documentNumber !== documentNumber) throw signatureDiffers(signature.documentNumber);
  const { clause, publishedClause, proposer, confirmedBy, trigger } = proposal;
  return [
    { type: 'RemovalSigned', data: signed },
    removed(command, held, {
      ...{ mode: 'byDecision', trigger, clause, publishedClause, proposer, by: two, confirmedBy },
      grounds: groundsOfRemoval(held, proposal.grounds, null),
      ...{ minutesNumber, documentNumber, document: document ?? signature.document },
      effectiveOn: on,
      told: told && { way: told.way, on: told.on },
      statement: statement && { text: statement.text, files: statement.files, on: statement.on },
      answer: answer && { answer: answer.answer, on: answer.on },
      basis: basisOf(held.naming, held, inputs),
      ...recordedLate(lateEntry),
    }),
  ];
}

/** The first day anybody may sign: the subject was told, its time is over, and what it said was answered. */
function heard({ today }: SignRemoval, { told, statement, answer }: Procedure): LocalDate {
  if (told === null) throw subjectNotTold();
  const { lastDay } = told.statementUntil;
  if (today <= lastDay) throw statementRunning(lastDay);
  if (statement !== null && answer === null) throw statementNotAnswered();
  return laterOf(addDays(lastDay, 1), answer?.on ?? lastDay);
}

function requireProcedure(state: Title): Procedure {
  if (state.procedure === null) throw removalNotProposed();
  return state.procedure;
}
