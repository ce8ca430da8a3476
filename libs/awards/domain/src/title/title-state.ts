import {
  addDays,
  assertNever,
  sharePerson,
  type BilingualText,
  type Clock,
  type Exact,
  type LocalDate,
  type OfficerAsOf,
  type SubjectAsOf,
} from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import { awardRulesOf } from '../rules/interpreter.js';
import type { Validity } from '../rules/outcomes.js';
import type {
  AnnulmentCauseRecorded,
  AppealDecided,
  AppealReceived,
  CandidateListed,
  DismissalProposed,
  DowngradeProposed,
  EndProposed,
  FollowUpBecameDue,
  ForeignTitle,
  HeldStanding,
  NamingAnnulmentProposed,
  NamingQuestioned,
  NamingReady,
  NamingSigned,
  PlaqueLost,
  PlaqueRecovered,
  PrivilegesWithdrawn,
  RecognitionProposed,
  RemovalAnnulled,
  RemovalAnnulmentProposed,
  RemovalFiled,
  RemovalProposed,
  RemovalPublished,
  RemovalServed,
  RemovalSigned,
  ResultSeen,
  SignedDocumentRecorded,
  StatementAnswered,
  StatementReceived,
  SubjectTold,
  TitleClock,
  TitleCorrection,
  TitleCorrectionProposed,
  TitleEnded,
  TitleEvent,
  TitleImportProposed,
  TitleRemoved,
  TitleSuspended,
  TitleTimeRevised,
  TriggerRaised,
} from './title.events.js';

export type Standing = 'none' | HeldStanding | 'removed' | 'expired' | 'ended' | 'namingAnnulled';

export interface Candidate {
  readonly listed: CandidateListed;
  readonly grade: string;
  readonly rank: number | null;
  readonly total: Exact | null;
  readonly resultEventId: string;
  readonly resultOn: LocalDate;
  readonly struck: boolean;
}

export interface Readiness {
  readonly ready: NamingReady;
  readonly signature: NamingSigned | null;
}

/** The naming a title is held by. */
export interface Naming extends Pinned {
  readonly namingId: string;
  readonly slateId: string | null;
  readonly names: BilingualText;
  /** As it was named; held at `Title.grade`. */
  readonly grade: string;
  readonly on: LocalDate;
  readonly resultOn: LocalDate;
  readonly result: ResultSeen | null;
  readonly watchRevision: number;
  readonly removedOn: LocalDate | null;
  readonly documentNumber: string;
  readonly by: readonly OfficerAsOf[];
  /** Of one from before this system, or awarded outside. */
  readonly imported?: Pick<ForeignTitle, 'awardedBy' | 'authority' | 'document'>;
}

export interface RaisedTrigger {
  readonly raised: TriggerRaised;
  readonly status: 'raised' | 'confirmed' | 'dismissed' | 'superseded';
  readonly confirmedBy: readonly OfficerAsOf[];
  readonly confirmedOn: LocalDate | null;
  readonly dismissal: DismissalProposed | null;
}

export interface Procedure {
  readonly proposal: RemovalProposed;
  readonly told: SubjectTold | null;
  readonly statement: StatementReceived | null;
  readonly answer: StatementAnswered | null;
  readonly signature: RemovalSigned | null;
}

/** A held title as it was before a decision, and is again when that is annulled. */
export interface HeldBefore {
  readonly standing: HeldStanding;
  readonly naming: Naming;
  readonly grade: string;
  readonly validity: Validity;
  readonly plaque: Plaque | null;
  readonly until: Clock | null;
  readonly suspendedBy: TitleSuspended['cause'] | null;
  readonly since: LocalDate;
}

/** What lies under a naming: it was held, or had ended or expired, or a removal stood. */
interface Underneath {
  readonly beforeNaming: HeldUnderneath | null;
  readonly lapsedBefore: LapsedUnderneath | null;
  readonly namedAfter: RemovedUnderneath | null;
}
interface LapsedUnderneath
  extends Underneath, Pick<Title, 'standing' | 'naming' | 'grade' | 'validity' | 'plaque' | 'lapsed'> {}
interface HeldUnderneath extends HeldBefore, Underneath {}
interface RemovedUnderneath extends Underneath {
  readonly removalId: string;
}

export interface Lapsed {
  readonly before: HeldBefore;
  /** `null`: it expired. */
  readonly ended: TitleEnded | null;
}

export interface Plaque {
  readonly number: string | null;
  readonly on: LocalDate;
}

export interface Appeal {
  readonly received: AppealReceived;
  readonly decided: AppealDecided | null;
}

export interface Removal {
  readonly removed: TitleRemoved;
  readonly before: HeldBefore;
  /** It had ended when it was removed: annulled, it has ended again. */
  readonly ended: TitleEnded | null;
  /** Every fact it stands on, those added later too. */
  readonly factIds: readonly string[];
  /** With the signed copy, from the decision itself or recorded later. */
  readonly signed: SignedDocumentRecorded | null;
  readonly served: RemovalServed | null;
  readonly published: RemovalPublished | null;
  readonly recovered: PlaqueRecovered | null;
  readonly lost: PlaqueLost | null;
  readonly privileges: PrivilegesWithdrawn | null;
  readonly filed: RemovalFiled | null;
  readonly appeals: readonly Appeal[];
  readonly causes: readonly AnnulmentCauseRecorded[];
  readonly annulment: RemovalAnnulmentProposed | null;
  readonly annulled: RemovalAnnulled | null;
  readonly followUp: FollowUpBecameDue | null;
}

export interface Missed {
  readonly factId: string;
  readonly what: 'renewal' | 'plaque';
  readonly on: LocalDate;
}

export interface Title extends Underneath {
  readonly titleId: string;
  readonly revision: number;
  readonly subject: SubjectAsOf;
  readonly standing: Standing;
  readonly naming: Naming | null;
  readonly grade: string;
  readonly validity: Validity;
  readonly plaque: Plaque | null;
  /** Of a warned or suspended title. */
  readonly until: Clock | null;
  readonly suspendedBy: TitleSuspended['cause'] | null;
  /** The day of the naming, or of the last measure under it: the next measure is not before. */
  readonly since: LocalDate;
  readonly candidates: Readonly<Record<string, Candidate>>;
  /** Namings by the lists they came of. */
  readonly namedBy: Readonly<Record<string, { readonly namingId: string; readonly annulled: boolean }>>;
  /** Objections upheld after the naming that two people have not yet settled. */
  readonly questions: readonly NamingQuestioned[];
  readonly readiness: Readiness | null;
  readonly importing: TitleImportProposed | null;
  readonly recognising: RecognitionProposed | null;
  readonly downgrading: DowngradeProposed | null;
  readonly ending: EndProposed | null;
  readonly triggers: readonly RaisedTrigger[];
  readonly procedure: Procedure | null;
  readonly removals: readonly Removal[];
  /** As it was held before it ended or expired: a removal outranks both. */
  readonly lapsed: Lapsed | null;
  readonly annullingNaming: NamingAnnulmentProposed | null;
  readonly missed: readonly Missed[];
  readonly passed: readonly string[];
  readonly correction: TitleCorrectionProposed | null;
}

export type TitleState = { readonly standing: 'none'; readonly titleId: null } | Title;

export const initialTitleState: TitleState = { standing: 'none', titleId: null };

export const isKnown = (state: TitleState): state is Title => state.titleId !== null;

export type HeldTitle = Title & { readonly standing: HeldStanding; readonly naming: Naming };

export function isHeld(state: Title): state is HeldTitle {
  return isHeldStanding(state.standing) && state.naming !== null;
}

export function isHeldStanding(standing: Standing): standing is HeldStanding {
  return standing === 'named' || standing === 'conferred' || standing === 'warned' || standing === 'suspended';
}

/** A suspended title is held and does not count. */
export function isValid(standing: Standing): boolean {
  return standing === 'named' || standing === 'conferred' || standing === 'warned';
}

export type Pending = 'candidate' | 'ready' | 'signedOnce' | null;

export function pendingOf(state: Title): Pending {
  const { readiness, candidates } = state;
  if (readiness !== null && mayFollow(readiness, state)) return readiness.signature === null ? 'ready' : 'signedOnce';
  return Object.values(candidates).some(({ struck }) => !struck) ? 'candidate' : null;
}

/** What is ready to be renewed waits for nobody while it is not held at that grade. */
function mayFollow({ ready }: Readiness, state: Title): boolean {
  return ready.purpose === 'naming' || (isHeld(state) && state.grade === ready.grade);
}

export type ProcedureStep = 'raised' | 'proposed' | 'told' | 'answered' | null;

export function procedureOf({ procedure, triggers }: Title): ProcedureStep {
  if (procedure === null) return triggers.some(({ status }) => status === 'raised') ? 'raised' : null;
  if (procedure.answer !== null) return 'answered';
  return procedure.told === null ? 'proposed' : 'told';
}

/** The day of the last removal that stands: what conditions of applying again look at. */
export function lastRemovedOn({ removals }: Title): LocalDate | null {
  return standingRemoval({ removals })?.removed.effectiveOn ?? null;
}

/** The last removal that was not annulled. */
export function standingRemoval({ removals }: Pick<Title, 'removals'>): Removal | undefined {
  return removals.findLast(({ annulled }) => annulled === null);
}

/** The last day to appeal: counted anew from the day it was served. */
export function appealUntilOf({ removed, served }: Removal): Clock {
  return served?.appealUntil ?? removed.appeal.until;
}

/** A plaque that is neither back nor lost. */
export function plaqueOut({ removed, recovered, lost }: Removal): boolean {
  return removed.clocks.plaque !== null && recovered === null && lost === null;
}

export function removalOf({ removals }: Title, removalId: string): Removal | undefined {
  return removals.find(({ removed }) => removed.removalId === removalId);
}

export function heldBefore(state: HeldTitle): HeldBefore {
  const { standing, naming, grade, validity, plaque, until, suspendedBy, since } = state;
  return { standing, naming, grade, validity, plaque, until, suspendedBy, since };
}

const NOTHING_UNDERNEATH: Underneath = { beforeNaming: null, lapsedBefore: null, namedAfter: null };
const NO_VALIDITY: Validity = { from: '', to: null, endsAt: null, renewalOpensOn: null };

function founded(titleId: string, subject: SubjectAsOf): Title {
  return {
    titleId,
    revision: -1,
    subject,
    standing: 'none',
    naming: null,
    grade: '',
    validity: NO_VALIDITY,
    plaque: null,
    until: null,
    suspendedBy: null,
    since: '',
    candidates: {},
    namedBy: {},
    questions: [],
    readiness: null,
    importing: null,
    recognising: null,
    downgrading: null,
    ending: null,
    triggers: [],
    procedure: null,
    removals: [],
    ...NOTHING_UNDERNEATH,
    lapsed: null,
    annullingNaming: null,
    missed: [],
    passed: [],
    correction: null,
  };
}

export function evolveTitle(before: TitleState, event: TitleEvent): TitleState {
  if (isKnown(before)) return evolveKnown({ ...before, revision: before.revision + 1 }, event);
  const { data } = event;
  if (!('subject' in data)) return before;
  return evolveKnown({ ...founded(data.titleId, data.subject), revision: 0 }, event);
}

function evolveKnown(state: Title, event: TitleEvent): Title {
  switch (event.type) {
    case 'CandidateListed': {
      const { slateId, grade, rank, total, resultEventId, resultOn, subject } = event.data;
      const candidate: Candidate = {
        ...{ listed: event.data, grade, rank, total, resultEventId, resultOn, struck: false },
      };
      return { ...state, subject, candidates: { ...state.candidates, [slateId]: candidate } };
    }
    case 'CandidateChanged': {
      const { slateId, grade, rank, total, resultEventId, resultOn } = event.data;
      return withCandidate(state, slateId, { grade, rank, total, resultEventId, resultOn });
    }
    case 'CandidateStruck':
      return withCandidate(state, event.data.slateId, { struck: true });
    case 'NamingQuestioned':
      return { ...state, questions: [...state.questions, event.data] };
    case 'NamingReady':
      return { ...state, subject: event.data.subject, readiness: { ready: event.data, signature: null } };
    case 'NamingNoLongerReady':
      return { ...state, readiness: null };
    case 'NamingSigned':
      return { ...state, readiness: state.readiness && { ...state.readiness, signature: event.data } };
    case 'TitleNamed':
    case 'TitleRenewed': {
      const { namingId, slateId, names, grade, namedOn: on, resultOn, result, watchRevision, removedOn } = event.data;
      const { programme, version, rules, key, documentNumber, by, subject, validity } = event.data;
      const pinned = { programme, version, rules, key };
      const { [slateId]: _named, ...candidates } = state.candidates;
      const renewed = event.type === 'TitleRenewed';
      return {
        ...namedAs(state, renewed ? renewedStanding(state) : 'named', {
          ...pinned,
          namingId,
          slateId,
          names,
          grade,
          on,
          resultOn,
          result,
          watchRevision,
          removedOn,
          documentNumber,
          by,
        }),
        subject,
        validity,
        plaque: renewed ? state.plaque : null,
        candidates,
        namedBy: { ...state.namedBy, [slateId]: { namingId, annulled: false } },
        readiness: null,
      };
    }
    case 'TitleImportProposed':
      return { ...state, importing: event.data };
    case 'ImportDeclined':
      return { ...state, importing: null };
    case 'TitleImported': {
      const { namingId, names, grade, namedOn: on, watchRevision, plaqueNumber, documentNumber, by } = event.data;
      const { programme, version, rules, key, subject, validity, awardedBy, authority, document } = event.data;
      const conferred = plaqueNumber !== null;
      return {
        ...namedAs(state, conferred ? 'conferred' : 'named', {
          ...{ programme, version, rules, key, namingId, names, grade, on, watchRevision, documentNumber, by },
          ...{ slateId: null, resultOn: on, result: null, removedOn: null },
          imported: { awardedBy, authority, document },
        }),
        subject,
        validity,
        plaque: conferred ? { number: plaqueNumber, on } : null,
        importing: null,
      };
    }
    case 'RecognitionProposed':
      return { ...state, recognising: event.data };
    case 'TitleRecognised': {
      const { namingId, names, grade, recognisedOn: on, watchRevision, plaqueNumber, documentNumber, by } = event.data;
      const { programme, version, rules, key, subject, validity } = event.data;
      const conferred = plaqueNumber !== null;
      return {
        ...namedAs(state, conferred ? 'conferred' : 'named', {
          ...{ programme, version, rules, key, namingId, names, grade, on, watchRevision, documentNumber, by },
          ...{ slateId: null, resultOn: validity.from, result: null, removedOn: lastRemovedOn(state) },
        }),
        subject,
        validity,
        plaque: conferred ? { number: plaqueNumber, on } : null,
        recognising: null,
      };
    }
    case 'TitleConferred': {
      const { plaqueNumber: number, on } = event.data;
      return { ...state, standing: state.standing === 'named' ? 'conferred' : state.standing, plaque: { number, on } };
    }
    case 'TriggerRaised': {
      const status = event.data.confirm === 'none' ? 'confirmed' : 'raised';
      const trigger: RaisedTrigger = {
        ...{ raised: event.data, status, confirmedBy: [], confirmedOn: null, dismissal: null },
      };
      const raised = { ...state, triggers: [...state.triggers, trigger] };
      return status === 'confirmed' ? asIfHeld(raised, event.data, null) : raised;
    }
    case 'TriggerConfirmed': {
      const { number, by, complete, on: confirmedOn = null } = event.data;
      const status = complete ? 'confirmed' : 'raised';
      const confirmed = withTrigger(state, number, { confirmedBy: by, confirmedOn, status });
      const raised = state.triggers.find((trigger) => trigger.raised.number === number)?.raised;
      return complete && raised !== undefined ? asIfHeld(confirmed, raised, confirmedOn) : confirmed;
    }
    case 'DismissalProposed':
      return withTrigger(state, event.data.number, { dismissal: event.data });
    case 'TriggerDismissed':
      return withTrigger(state, event.data.number, { status: 'dismissed', dismissal: null });
    case 'TitleWarned':
      return { ...measured(state, event.data.on), standing: 'warned', until: event.data.until };
    case 'TitleSuspended': {
      const { on, until, cause: suspendedBy } = event.data;
      return { ...measured(state, on), standing: 'suspended', until, suspendedBy };
    }
    case 'WarningEnded':
      return { ...measured(state, addDays(event.data.until.lastDay, 1)), ...restored(state) };
    case 'TitleRestored':
      return { ...measured(state, event.data.on), ...restored(state) };
    case 'SuspensionOver':
      return { ...state, until: null };
    case 'DowngradeProposed':
      return { ...state, downgrading: event.data };
    case 'DowngradeDeclined':
      return { ...state, downgrading: null };
    case 'TitleDowngraded':
      return { ...measured(state, event.data.on), grade: event.data.grade, downgrading: null };
    case 'RenewalMissed': {
      const { factId, on } = event.data;
      return { ...state, missed: [...state.missed, { factId, what: 'renewal', on }] };
    }
    case 'TitleExpired':
      return { ...over(state), standing: 'expired', lapsed: lapsedFrom(state, null) };
    case 'EndProposed':
      return { ...state, ending: event.data };
    case 'EndDeclined':
      return { ...state, ending: null };
    case 'TitleEnded':
      return { ...over(state), standing: 'ended', lapsed: lapsedFrom(state, event.data) };
    case 'RemovalProposed':
      return {
        ...state,
        procedure: { proposal: event.data, told: null, statement: null, answer: null, signature: null },
      };
    case 'RemovalProposalWithdrawn':
      return { ...state, procedure: null };
    case 'SubjectTold':
      return withProcedure(state, { told: event.data });
    case 'StatementReceived':
      return withProcedure(state, { statement: event.data, answer: null });
    case 'StatementAnswered':
      return withProcedure(state, { answer: event.data });
    case 'RemovalSigned':
      return withProcedure(state, { signature: event.data });
    case 'TitleRemoved': {
      const before = isHeld(state) ? heldBefore(state) : state.lapsed?.before;
      if (before === undefined) return state;
      const removal: Removal = {
        removed: event.data,
        before,
        ended: state.lapsed?.ended ?? null,
        factIds: event.data.grounds.map(({ factId }) => factId),
        signed: null,
        served: null,
        published: null,
        recovered: null,
        lost: null,
        privileges: null,
        filed: null,
        appeals: [],
        causes: [],
        annulment: null,
        annulled: null,
        followUp: null,
      };
      return { ...over(state), standing: 'removed', lapsed: null, removals: [...state.removals, removal] };
    }
    case 'RemovalGroundAdded': {
      const added = event.data.grounds.map(({ factId }) => factId);
      return withRemoval(state, event.data.removalId, ({ factIds }) => ({
        factIds: [...factIds, ...added.filter((factId) => !factIds.includes(factId))],
      }));
    }
    case 'SignedDocumentRecorded':
      return withRemoval(state, event.data.removalId, () => ({ signed: event.data }));
    case 'RemovalServed':
      return withRemoval(state, event.data.removalId, () => ({ served: event.data }));
    case 'RemovalPublished':
      return withRemoval(state, event.data.removalId, () => ({ published: event.data }));
    case 'PlaqueRecovered':
      return withRemoval(state, event.data.removalId, () => ({ recovered: event.data }));
    case 'PlaqueLost':
      return withRemoval(state, event.data.removalId, () => ({ lost: event.data }));
    case 'PrivilegesWithdrawn':
      return withRemoval(state, event.data.removalId, () => ({ privileges: event.data }));
    case 'RemovalFiled':
      return withRemoval(state, event.data.removalId, () => ({ filed: event.data }));
    case 'AppealReceived':
      return withRemoval(state, event.data.removalId, ({ appeals }) => ({
        appeals: [...appeals, { received: event.data, decided: null }],
      }));
    case 'AppealDecided': {
      const { data } = event;
      return withRemoval(state, data.removalId, ({ appeals }) => ({
        appeals: appeals.map((appeal) =>
          appeal.received.appealId === data.appealId ? { ...appeal, decided: data } : appeal,
        ),
      }));
    }
    case 'AnnulmentCauseRecorded':
      return withRemoval(state, event.data.removalId, ({ causes }) => ({ causes: [...causes, event.data] }));
    case 'RemovalAnnulmentProposed':
      return withRemoval(state, event.data.removalId, () => ({ annulment: event.data }));
    case 'RemovalAnnulmentDeclined':
      return withRemoval(state, event.data.removalId, () => ({ annulment: null }));
    case 'RemovalAnnulled': {
      const { removalId, restored: again } = event.data;
      const removal = removalOf(state, removalId);
      const annulled = withRemoval(state, removalId, () => ({ annulled: event.data, annulment: null }));
      if (removal === undefined) return annulled;
      return again === null ? heldUnderneath(annulled, removal) : { ...annulled, ...removal.before };
    }
    case 'NamingAnnulmentProposed':
      return { ...state, annullingNaming: event.data };
    case 'NamingAnnulmentDeclined': {
      const proposal = state.annullingNaming;
      const settled = proposal === null || sharePerson(proposal.by, event.data.by) ? null : event.data.namingId;
      return { ...state, annullingNaming: null, questions: questionsBesides(state, settled) };
    }
    case 'NamingAnnulled': {
      const { beforeNaming, lapsedBefore, namedAfter } = state;
      const closed = { ...unquestioned(over(state), event.data), ...NOTHING_UNDERNEATH, annullingNaming: null };
      if (beforeNaming !== null) return { ...closed, ...beforeNaming };
      if (lapsedBefore !== null) return { ...closed, ...lapsedBefore };
      const removal = standingRemoval(state);
      if (removal === undefined) return { ...closed, standing: 'namingAnnulled' };
      const under = namedAfter === null ? NOTHING_UNDERNEATH : underneathOf(namedAfter);
      return { ...closed, ...removal.before, ...under, standing: 'removed', until: null, suspendedBy: null };
    }
    case 'FollowUpBecameDue':
      return withRemoval(state, event.data.removalId, () => ({ followUp: event.data }));
    case 'TitleTimeRevised':
      return withTime(state, event.data);
    case 'ClockPassed': {
      const { clock, of, until, factId } = event.data;
      const missed: readonly Missed[] = clock === 'plaque' ? [{ factId, what: 'plaque', on: until.lastDay }] : [];
      return { ...state, passed: [...state.passed, passedKey(clock, of, until)], missed: [...state.missed, ...missed] };
    }
    case 'TitleCorrectionProposed':
      return { ...state, correction: event.data };
    case 'TitleCorrectionDeclined':
      return { ...state, correction: null };
    case 'TitleCorrected':
      return { ...state, ...corrected(state, event.data.correction), correction: null };
    default:
      return assertNever(event);
  }
}

function withTime(state: Title, { clock, of, until }: TitleTimeRevised): Title {
  switch (clock) {
    case 'warning':
    case 'suspension':
      return { ...state, until };
    case 'statement': {
      const told = state.procedure?.told;
      return told == null ? state : withProcedure(state, { told: { ...told, statementUntil: until } });
    }
    case 'confirm': {
      const due = (trigger: RaisedTrigger): RaisedTrigger =>
        String(trigger.raised.number) === of ? { ...trigger, raised: { ...trigger.raised, due: until } } : trigger;
      return { ...state, triggers: state.triggers.map(due) };
    }
    case 'appealReply': {
      const revised = ({ appeals }: Removal): Partial<Removal> => ({
        appeals: appeals.map((appeal) =>
          appeal.received.appealId === of ? { ...appeal, received: { ...appeal.received, replyDue: until } } : appeal,
        ),
      });
      return { ...state, removals: state.removals.map((removal) => ({ ...removal, ...revised(removal) })) };
    }
    case 'appeal':
      return withRemoval(state, of, ({ removed, served }) =>
        served === null
          ? { removed: { ...removed, appeal: { ...removed.appeal, until } } }
          : { served: { ...served, appealUntil: until } },
      );
    case 'signedDocument':
    case 'served':
    case 'plaque':
      return withRemoval(state, of, ({ removed }) => ({
        removed: { ...removed, clocks: { ...removed.clocks, [clock]: until } },
      }));
    default:
      return assertNever(clock);
  }
}

export function passedKey(clock: TitleClock, of: string, until: Clock): string {
  return `${clock}:${of}:${until.dueAt}`;
}

function namedAs(state: Title, standing: HeldStanding, naming: Naming): Title {
  return {
    ...state,
    ...underneath(state),
    standing,
    naming,
    grade: naming.grade,
    until: null,
    suspendedBy: null,
    since: naming.on,
    lapsed: null,
    downgrading: null,
    ending: null,
    procedure: null,
    missed: [],
    triggers: state.triggers.map((trigger) =>
      trigger.status === 'raised' ? { ...trigger, status: 'superseded', dismissal: null } : trigger,
    ),
  };
}

function underneath(state: Title): Underneath {
  const further = underneathOf(state);
  if (isHeld(state)) return { ...NOTHING_UNDERNEATH, beforeNaming: { ...heldBefore(state), ...further } };
  const { standing, naming, grade, validity, plaque, lapsed } = state;
  if (lapsed !== null) {
    return { ...NOTHING_UNDERNEATH, lapsedBefore: { standing, naming, grade, validity, plaque, lapsed, ...further } };
  }
  const removal = standing === 'removed' ? standingRemoval(state) : undefined;
  if (removal === undefined) return NOTHING_UNDERNEATH;
  return { ...NOTHING_UNDERNEATH, namedAfter: { removalId: removal.removed.removalId, ...further } };
}

function underneathOf({ beforeNaming, lapsedBefore, namedAfter }: Underneath): Underneath {
  return { beforeNaming, lapsedBefore, namedAfter };
}

/**
 * A removal annulled under the naming that followed it: should that be annulled too, the title is held as if it never was
 * removed, unless it had ended before.
 */
function heldUnderneath(state: Title, { removed, before, ended }: Removal): Title {
  const { namedAfter } = state;
  if (namedAfter?.removalId !== removed.removalId || ended !== null) return state;
  return { ...state, beforeNaming: { ...before, ...underneathOf(namedAfter) }, namedAfter: null };
}

function lapsedFrom(state: Title, ended: TitleEnded | null): Lapsed | null {
  return isHeld(state) ? { before: heldBefore(state), ended } : state.lapsed;
}

/**
 * As it is held, or was held when it ended or expired. A removal by rule outranks an end and an expiry, whichever is told
 * of first: it is the graver of the two, and what follows from it must not depend on the order of messages.
 */
export function heldOrLapsed(state: Title): HeldTitle | null {
  if (isHeld(state)) return state;
  return state.lapsed === null ? null : { ...state, ...state.lapsed.before };
}

/** What a removed title missed meanwhile: a warning, a suspension or a downgrade it has when the removal is annulled. */
function asIfHeld(state: Title, { consequence, lower, grounds }: TriggerRaised, confirmedOn: LocalDate | null): Title {
  const removal = standingRemoval(state);
  if (state.standing !== 'removed' || removal === undefined) return state;
  const { before } = removal;
  const act = awardRulesOf(before.naming.rules).actFor(
    { consequence, lower },
    {
      held: true,
      warned: before.standing === 'warned',
      suspended: before.standing === 'suspended',
      proposed: false,
    },
  );
  const change: Partial<HeldBefore> =
    act === 'warn'
      ? { standing: 'warned', until: null }
      : act === 'suspend'
        ? { standing: 'suspended', until: null, suspendedBy: 'trigger' }
        : act === 'downgrade' && lower !== null
          ? { grade: lower }
          : {};
  const told = confirmedOn ?? grounds.at(-1)?.occurredOn ?? before.since;
  const since = act !== null && told > before.since ? told : before.since;
  return withRemoval(state, removal.removed.removalId, () => ({ before: { ...before, ...change, since } }));
}

/** What is brought about by rule may be of an earlier day than what a person has recorded since. */
function measured(state: Title, on: LocalDate): Title {
  return on > state.since ? { ...state, since: on } : state;
}

function renewedStanding({ plaque }: Title): HeldStanding {
  return plaque === null ? 'named' : 'conferred';
}

function restored(state: Title): Pick<Title, 'standing' | 'until' | 'suspendedBy'> {
  return { standing: renewedStanding(state), until: null, suspendedBy: null };
}

/** Whatever was under way about holding it ends with it. */
function over(state: Title): Title {
  const proposals = { procedure: null, downgrading: null, ending: null, annullingNaming: null };
  return { ...state, ...proposals, until: null, suspendedBy: null };
}

function unquestioned(state: Title, { namingId }: Pick<NamingQuestioned, 'namingId'>): Title {
  const namedBy = Object.entries(state.namedBy).map(([slateId, named]) => [
    slateId,
    named.namingId === namingId ? { ...named, annulled: true } : named,
  ]);
  return {
    ...state,
    namedBy: Object.fromEntries(namedBy) as Title['namedBy'],
    questions: questionsBesides(state, namingId),
  };
}

/** What was said against a naming is settled by two people, who annul it or let it stand. */
function questionsBesides({ questions }: Title, settled: string | null): Title['questions'] {
  return questions.filter(({ namingId }) => namingId !== settled);
}

export function corrected(
  { plaque, naming }: Pick<Title, 'plaque' | 'naming'>,
  { field, value }: TitleCorrection,
): Pick<Title, 'plaque' | 'naming'> {
  if (field === 'plaqueNumber') return { naming, plaque: plaque && { ...plaque, number: value } };
  return { plaque, naming: naming && { ...naming, documentNumber: value } };
}

function withCandidate(state: Title, slateId: string, change: Partial<Candidate>): Title {
  const candidate = state.candidates[slateId];
  if (candidate === undefined) return state;
  return { ...state, candidates: { ...state.candidates, [slateId]: { ...candidate, ...change } } };
}

function withTrigger(state: Title, number: number, change: Partial<RaisedTrigger>): Title {
  return {
    ...state,
    triggers: state.triggers.map((trigger) => (trigger.raised.number === number ? { ...trigger, ...change } : trigger)),
  };
}

function withProcedure(state: Title, change: Partial<Procedure>): Title {
  return { ...state, procedure: state.procedure && { ...state.procedure, ...change } };
}

function withRemoval(state: Title, removalId: string, change: (removal: Removal) => Partial<Removal>): Title {
  return {
    ...state,
    removals: state.removals.map((removal) =>
      removal.removed.removalId === removalId ? { ...removal, ...change(removal) } : removal,
    ),
  };
}
