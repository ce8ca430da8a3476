import type {
  BasisInput,
  Clock,
  DomainCommand,
  FileReference,
  LateEntry,
  LocalDate,
  OfficerAsOf,
  PersonNamed,
  Reason,
  Sealed,
  SubjectAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { AwardTerms } from '../pinned.js';
import type { Firing, Forbidding, Ground } from '../rules/grounds.js';
import type {
  AnnulledBecause,
  CandidateListed,
  EndedBecause,
  NamingNoLongerReady,
  NamingReady,
  RecognitionProposed,
  TitleClock,
  TitleCorrection,
  TitleImportProposed,
  ToldWay,
} from './title.events.js';

interface OfTitle {
  readonly titleId: string;
}

/** The other streams the decision was taken on, each at the revision that was read. */
interface Seeing {
  readonly inputs: readonly BasisInput[];
}

interface Acting {
  readonly by: OfficerAsOf;
}

interface Late {
  readonly lateEntry: LateEntry | null;
}

/** What an act that starts clocks needs of the version the title was named under. */
interface Terms {
  readonly terms: AwardTerms;
  readonly calendar: WorkingCalendar;
}

interface OfRemoval extends OfTitle {
  readonly removalId: string;
}

interface OfficeAct extends OfTitle, Acting, Late {}
interface RemovalAct extends OfRemoval, Acting, Late {}

export type ListCandidate = DomainCommand<'ListCandidate', Omit<CandidateListed, 'basis'> & Seeing>;
export type StrikeCandidate = DomainCommand<
  'StrikeCandidate',
  OfficeAct & {
    readonly slateId: string;
    /** That was upheld; `null`: struck for another reason. */
    readonly objectionId: string | null;
    readonly reason: Reason;
  }
>;
export type ReadyNaming = DomainCommand<'ReadyNaming', Omit<NamingReady, 'basis'> & Seeing>;
export type DropReadiness = DomainCommand<'DropReadiness', NamingNoLongerReady>;

export interface SigningNaming extends OfficeAct, Seeing, Terms {
  readonly slateId: string;
  /** What the naming is called by from now on, should this be the second signature. */
  readonly namingId: string;
  readonly documentNumber: string;
  readonly minutesNumber: string | null;
  /** Of the watch as it was read, and what forbids the naming by it. */
  readonly watchRevision: number;
  readonly forbidden: readonly Forbidding[];
  /** Objections to this candidate that are open or upheld. */
  readonly objections: readonly string[];
}
export type SignNaming = DomainCommand<'SignNaming', SigningNaming>;

export type ProposeTitleImport = DomainCommand<'ProposeTitleImport', TitleImportProposed>;
export type ConfirmTitleImport = DomainCommand<
  'ConfirmTitleImport',
  OfficeAct &
    Seeing & {
      readonly importId: string;
      readonly namingId: string;
      readonly renewalOpensOn: LocalDate | null;
      readonly watchRevision: number;
    }
>;
export type DeclineTitleImport = DomainCommand<
  'DeclineTitleImport',
  OfTitle & Acting & { readonly importId: string; readonly reason: Reason }
>;
export type ProposeRecognition = DomainCommand<'ProposeRecognition', RecognitionProposed>;
export type ConfirmRecognition = DomainCommand<
  'ConfirmRecognition',
  OfTitle &
    Acting &
    Seeing & {
      readonly recognitionId: string;
      readonly namingId: string;
      readonly watchRevision: number;
      /** Facts about this subject that forbid it. */
      readonly forbidden: readonly Forbidding[];
    }
>;
export type ConferTitle = DomainCommand<
  'ConferTitle',
  OfficeAct & {
    /** The title has one. */
    readonly withPlaque: boolean;
    readonly plaqueNumber: string | null;
    readonly place: Sealed | null;
    readonly handedBy: PersonNamed | null;
  }
>;

export interface RaisingTrigger extends OfTitle, Seeing, Terms {
  readonly firing: Firing;
  readonly watchRevision: number;
  /** To be confirmed by then. */
  readonly due: Clock | null;
  /** What a removal is called by from now on, should it follow. */
  readonly removalId: string;
}
export type RaiseTrigger = DomainCommand<'RaiseTrigger', RaisingTrigger>;
export type ConfirmTrigger = DomainCommand<
  'ConfirmTrigger',
  OfficeAct & Seeing & Terms & { readonly number: number; readonly removalId: string }
>;
export type DismissTrigger = DomainCommand<
  'DismissTrigger',
  OfficeAct & Seeing & { readonly number: number; readonly reason: Reason }
>;

interface LeaderMeasure extends OfficeAct, Seeing, Terms {
  readonly reason: Reason;
  readonly grounds: readonly Ground[];
}
export type WarnTitle = DomainCommand<'WarnTitle', LeaderMeasure>;
export type SuspendTitle = DomainCommand<'SuspendTitle', LeaderMeasure>;
export type RestoreTitle = DomainCommand<'RestoreTitle', OfficeAct & Seeing & { readonly reason: Reason }>;
export type DowngradeTitle = DomainCommand<
  'DowngradeTitle',
  OfficeAct &
    Seeing & {
      readonly to: string;
      /** The grades below the held one, best first. */
      readonly lower: readonly string[];
      readonly reason: Reason;
    }
>;
export type DeclineDowngrade = DomainCommand<'DeclineDowngrade', OfTitle & Acting & { readonly reason: Reason }>;
export type EndWarning = DomainCommand<'EndWarning', OfTitle>;
export type EndSuspension = DomainCommand<'EndSuspension', OfTitle & Seeing & { readonly factId: string }>;
export type ExpireTitle = DomainCommand<'ExpireTitle', OfTitle & Seeing & Terms & { readonly factId: string }>;
export type EndTitle = DomainCommand<
  'EndTitle',
  OfTitle &
    Seeing & {
      readonly why: Exclude<EndedBecause, 'trigger'>;
      readonly successor: SubjectAsOf | null;
      /** `null`: the directory tells it, and the rule follows. */
      readonly by: OfficerAsOf | null;
      readonly lateEntry: LateEntry | null;
    }
>;
export type DeclineEnd = DomainCommand<'DeclineEnd', OfTitle & Acting & { readonly reason: Reason }>;

export type ProposeRemoval = DomainCommand<
  'ProposeRemoval',
  OfficeAct &
    Seeing & {
      readonly grounds: readonly Ground[];
      readonly clause: string;
      readonly publishedClause: string | null;
    }
>;
export type WithdrawRemovalProposal = DomainCommand<
  'WithdrawRemovalProposal',
  OfTitle & Acting & { readonly reason: Reason }
>;
export type TellSubject = DomainCommand<'TellSubject', OfficeAct & Terms & { readonly way: ToldWay }>;
export type RecordStatement = DomainCommand<
  'RecordStatement',
  OfficeAct & { readonly text: Sealed | null; readonly files: readonly FileReference[] }
>;
export type AnswerStatement = DomainCommand<'AnswerStatement', OfficeAct & { readonly answer: Sealed }>;
export type SignRemoval = DomainCommand<
  'SignRemoval',
  OfficeAct &
    Seeing &
    Terms & {
      readonly removalId: string;
      readonly documentNumber: string;
      readonly minutesNumber: string;
      readonly document: FileReference | null;
    }
>;

export type RecordSignedDocument = DomainCommand<
  'RecordSignedDocument',
  RemovalAct & { readonly documentNumber: string; readonly document: FileReference; readonly signer: OfficerAsOf }
>;
export type RecordService = DomainCommand<'RecordService', RemovalAct & Terms & { readonly way: ToldWay }>;
export type PublishRemoval = DomainCommand<'PublishRemoval', RemovalAct & { readonly channels: readonly string[] }>;
export type RecoverPlaque = DomainCommand<'RecoverPlaque', RemovalAct>;
export type RecordPlaqueLost = DomainCommand<'RecordPlaqueLost', RemovalAct & { readonly reason: Reason }>;
export type WithdrawPrivileges = DomainCommand<
  'WithdrawPrivileges',
  RemovalAct & { readonly which: readonly string[] }
>;
export type FileRemoval = DomainCommand<'FileRemoval', RemovalAct & { readonly receipt: string }>;
export type RecordAppeal = DomainCommand<
  'RecordAppeal',
  RemovalAct &
    Terms & { readonly appealId: string; readonly text: Sealed | null; readonly files: readonly FileReference[] }
>;
export type DecideAppeal = DomainCommand<
  'DecideAppeal',
  RemovalAct &
    Seeing & {
      readonly appealId: string;
      readonly outcome: 'upheld' | 'dismissed';
      readonly findings: Sealed | null;
    }
>;
export type RecordAnnulmentCause = DomainCommand<'RecordAnnulmentCause', OfTitle & { readonly factId: string }>;
export type ProposeRemovalAnnulment = DomainCommand<
  'ProposeRemovalAnnulment',
  RemovalAct & { readonly why: AnnulledBecause; readonly reason: Reason; readonly stillFires: readonly Firing[] }
>;
export type SignRemovalAnnulment = DomainCommand<
  'SignRemovalAnnulment',
  RemovalAct & Seeing & { readonly stillFires: readonly Firing[] }
>;
export type DeclineRemovalAnnulment = DomainCommand<
  'DeclineRemovalAnnulment',
  OfRemoval & Acting & { readonly reason: Reason }
>;
export type ProposeNamingAnnulment = DomainCommand<
  'ProposeNamingAnnulment',
  OfficeAct & { readonly namingId: string; readonly reason: Reason }
>;
export type SignNamingAnnulment = DomainCommand<
  'SignNamingAnnulment',
  OfficeAct & Seeing & { readonly namingId: string }
>;
export type DeclineNamingAnnulment = DomainCommand<
  'DeclineNamingAnnulment',
  OfTitle & Acting & { readonly namingId: string; readonly reason: Reason }
>;
export type MakeFollowUpDue = DomainCommand<
  'MakeFollowUpDue',
  OfRemoval & Seeing & { readonly roundId: string | null }
>;
export type ReviseTitleTimes = DomainCommand<'ReviseTitleTimes', OfTitle & { readonly calendar: WorkingCalendar }>;
export type PassClock = DomainCommand<
  'PassClock',
  OfTitle & { readonly clock: TitleClock; readonly of: string; readonly factId: string }
>;
export type CorrectTitle = DomainCommand<
  'CorrectTitle',
  OfTitle &
    Acting & {
      readonly correctionId: string;
      readonly corrects: string;
      readonly correction: TitleCorrection;
      readonly reason: Reason;
    }
>;
export type ConfirmTitleCorrection = DomainCommand<
  'ConfirmTitleCorrection',
  OfTitle & Acting & { readonly correctionId: string }
>;
export type DeclineTitleCorrection = DomainCommand<
  'DeclineTitleCorrection',
  OfTitle & Acting & { readonly correctionId: string; readonly reason: Reason }
>;

export type TitleCommand =
  | ListCandidate
  | StrikeCandidate
  | ReadyNaming
  | DropReadiness
  | SignNaming
  | ProposeTitleImport
  | ConfirmTitleImport
  | DeclineTitleImport
  | ProposeRecognition
  | ConfirmRecognition
  | ConferTitle
  | RaiseTrigger
  | ConfirmTrigger
  | DismissTrigger
  | WarnTitle
  | SuspendTitle
  | RestoreTitle
  | DowngradeTitle
  | DeclineDowngrade
  | EndWarning
  | EndSuspension
  | ExpireTitle
  | EndTitle
  | DeclineEnd
  | ProposeRemoval
  | WithdrawRemovalProposal
  | TellSubject
  | RecordStatement
  | AnswerStatement
  | SignRemoval
  | RecordSignedDocument
  | RecordService
  | PublishRemoval
  | RecoverPlaque
  | RecordPlaqueLost
  | WithdrawPrivileges
  | FileRemoval
  | RecordAppeal
  | DecideAppeal
  | RecordAnnulmentCause
  | ProposeRemovalAnnulment
  | SignRemovalAnnulment
  | DeclineRemovalAnnulment
  | ProposeNamingAnnulment
  | SignNamingAnnulment
  | DeclineNamingAnnulment
  | MakeFollowUpDue
  | ReviseTitleTimes
  | PassClock
  | CorrectTitle
  | ConfirmTitleCorrection
  | DeclineTitleCorrection;
