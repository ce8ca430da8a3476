import type {
  Basis,
  BilingualText,
  Clock,
  DomainEvent,
  Exact,
  FileReference,
  Instant,
  LocalDate,
  MaybeLate,
  OfficerAsOf,
  PersonNamed,
  Reason,
  Sealed,
  SubjectAsOf,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { CascadeStep, Confirmations, Consequence, Pinned } from '../pinned.js';
import type { Ground } from '../rules/grounds.js';
import type { Validity } from '../rules/outcomes.js';

export type TwoOfficers = readonly [OfficerAsOf, OfficerAsOf];

interface OfTitle {
  readonly titleId: string;
}

/** What every published event of a title tells: whose title it is, of what, and which. */
export interface TitleAsOf extends Pinned {
  readonly titleId: string;
  readonly subject: SubjectAsOf;
  readonly grade: string;
}

/** The result a candidate or a naming stands on; `null`: it was determined without an evaluation. */
export interface ResultSeen {
  readonly roundId: string | null;
  readonly sheetId: string | null;
  readonly resultEventId: string;
  readonly resultOn: LocalDate;
  readonly applicationId: string | null;
}

export interface CandidateListed extends TitleAsOf, ResultSeen {
  readonly slateId: string;
  /** Ids of the persons who assessed it. */
  readonly assessors?: readonly string[];
  readonly rank: number | null;
  readonly total: Exact | null;
  readonly basis: Basis;
}

export interface CandidateChanged extends OfTitle, ResultSeen {
  readonly slateId: string;
  readonly was: { readonly grade: string; readonly rank: number | null; readonly total: Exact | null };
  readonly grade: string;
  readonly rank: number | null;
  readonly total: Exact | null;
  readonly basis: Basis;
}

export interface CandidateStruck extends OfTitle, MaybeLate {
  readonly slateId: string;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

/** An objection was upheld when its candidate had been named already: two people may annul that naming. */
export interface NamingQuestioned extends OfTitle {
  readonly slateId: string;
  readonly namingId: string;
  readonly objectionId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export type NamingPurpose = 'naming' | 'renewal';

export interface NamingReady extends TitleAsOf {
  readonly slateId: string;
  readonly noticeId: string | null;
  /** `null`: it rolls up from its members. */
  readonly result: ResultSeen | null;
  readonly resultOn: LocalDate;
  readonly purpose: NamingPurpose;
  /** No signature takes effect before: the notice was running. */
  readonly notBefore: LocalDate;
  readonly basis: Basis;
}

export interface NamingNoLongerReady extends OfTitle {
  readonly slateId: string;
  readonly cause: 'objection' | 'resultChanged' | 'noticeCancelled' | 'membersLost' | 'struck';
}

export interface NamingSigned extends OfTitle, MaybeLate {
  readonly slateId: string;
  readonly grade: string;
  readonly documentNumber: string;
  readonly minutesNumber: string | null;
  readonly watchRevision: number;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface TitleNamed extends TitleAsOf, MaybeLate {
  readonly namingId: string;
  readonly slateId: string;
  readonly noticeId: string | null;
  readonly result: ResultSeen | null;
  readonly resultOn: LocalDate;
  readonly names: BilingualText;
  readonly documentNumber: string;
  readonly minutesNumber: string | null;
  readonly namedOn: LocalDate;
  readonly validity: Validity;
  /** What was recorded about the subject up to this revision was looked at. */
  readonly watchRevision: number;
  /** The removal before it, if it was not annulled. */
  readonly removedOn: LocalDate | null;
  readonly by: TwoOfficers;
  readonly basis: Basis;
}

export type TitleRenewed = TitleNamed;

/** As it stands in the document of whoever awarded it. */
export interface ForeignTitle {
  readonly awardedBy: 'own' | 'outside';
  readonly authority: BilingualText;
  readonly documentNumber: string;
  readonly document: FileReference;
  readonly namedOn: LocalDate;
  readonly validUntil: LocalDate | null;
  readonly plaqueNumber: string | null;
}

export interface TitleImportProposed extends TitleAsOf, ForeignTitle {
  readonly importId: string;
  readonly names: BilingualText;
  readonly by: OfficerAsOf;
}

export interface TitleImported extends TitleAsOf, ForeignTitle, MaybeLate {
  /** When it was confirmed. Absent in old ones. */
  readonly on?: LocalDate;
  readonly namingId: string;
  readonly names: BilingualText;
  readonly validity: Validity;
  readonly watchRevision: number;
  readonly by: TwoOfficers;
  readonly basis: Basis;
}

export interface ImportDeclined extends OfTitle {
  readonly importId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

/** The title of a subject that went up in this one. */
export interface RecognitionProposed extends TitleAsOf {
  readonly recognitionId: string;
  readonly fromTitleId: string;
  readonly predecessor: SubjectAsOf;
  readonly names: BilingualText;
  readonly validity: Validity;
  readonly plaqueNumber: string | null;
  readonly documentNumber: string;
  readonly by: OfficerAsOf;
}

export interface TitleRecognised extends Omit<RecognitionProposed, 'by' | 'recognitionId'> {
  readonly namingId: string;
  readonly recognisedOn: LocalDate;
  readonly watchRevision: number;
  readonly by: TwoOfficers;
  readonly basis: Basis;
}

/** Handed over, with its plaque where the title has one. */
export interface TitleConferred extends TitleAsOf, MaybeLate {
  readonly namingId: string;
  readonly plaqueNumber: string | null;
  readonly on: LocalDate;
  readonly place: Sealed | null;
  readonly handedBy: PersonNamed | null;
  readonly by: OfficerAsOf;
}

export interface TriggerRaised extends OfTitle {
  /** From 1. */
  readonly number: number;
  /** The naming it fired against. */
  readonly namingId: string;
  readonly trigger: string;
  readonly names: BilingualText;
  readonly clause: string;
  readonly consequence: Consequence;
  readonly confirm: Confirmations;
  readonly grounds: readonly Ground[];
  readonly completedBy: string;
  readonly watchRevision: number;
  readonly lower: string | null;
  /** To be confirmed by then. */
  readonly due: Clock | null;
  readonly basis: Basis;
}

export interface TriggerConfirmed extends OfTitle, MaybeLate {
  readonly number: number;
  /** What follows is of the later day, where two confirm. Absent in old ones. */
  readonly on?: LocalDate;
  /** 1 or 2 in all; this one confirmed last. */
  readonly by: readonly OfficerAsOf[];
  readonly complete: boolean;
  readonly basis: Basis;
}

export interface DismissalProposed extends OfTitle, MaybeLate {
  readonly number: number;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface TriggerDismissed extends OfTitle, MaybeLate {
  readonly number: number;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly reason: Reason;
  readonly by: readonly OfficerAsOf[];
  readonly basis: Basis;
}

/** What a measure stands on: a trigger, or the decision of a leader. */
interface Measure extends TitleAsOf, MaybeLate {
  readonly trigger: number | null;
  readonly clause: string | null;
  readonly grounds: readonly Ground[];
  readonly reason: Reason | null;
  readonly on: LocalDate;
  /** Empty where the rule alone brought it about. */
  readonly by: readonly OfficerAsOf[];
  readonly basis: Basis;
}

export interface TitleWarned extends Measure {
  readonly until: Clock | null;
}

export interface TitleSuspended extends Measure {
  readonly cause: 'trigger' | 'leader' | 'renewalMissed';
  readonly until: Clock | null;
  readonly cascade: readonly CascadeStep[];
}

export interface TitleRestored extends TitleAsOf, MaybeLate {
  readonly reason: Reason;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

/** Those of before titles were told of it say no more than whose it is. */
export interface WarningEnded extends OfTitle, Partial<TitleAsOf> {
  readonly titleId: string;
  readonly until: Clock;
}

export interface SuspensionOver extends OfTitle {
  readonly until: Clock;
  readonly factId: string;
}

export interface DowngradeProposed extends OfTitle, MaybeLate {
  readonly to: string;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

/** It is not decided: said by who would have decided it, or taken back by who proposed it. */
export interface DowngradeDeclined extends OfTitle {
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

/** `grade` is the one it is held at from now on. */
export interface TitleDowngraded extends Measure {
  readonly from: string;
}

export interface RenewalMissed extends OfTitle {
  readonly factId: string;
  readonly on: LocalDate;
}

export interface TitleExpired extends TitleAsOf {
  readonly on: LocalDate;
  readonly basis: Basis;
}

export type EndedBecause = 'merged' | 'closed' | 'abolished' | 'trigger';

/** Where a person says so: another one has to say the same. */
export interface EndProposed extends OfTitle, MaybeLate {
  readonly why: Exclude<EndedBecause, 'trigger'>;
  readonly successor: SubjectAsOf | null;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

/** As of {@link DowngradeDeclined}. */
export interface EndDeclined extends OfTitle {
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface TitleEnded extends TitleAsOf, MaybeLate {
  readonly why: EndedBecause;
  readonly successor: SubjectAsOf | null;
  readonly trigger: number | null;
  readonly clause: string | null;
  readonly grounds: readonly Ground[];
  readonly on: LocalDate;
  readonly by: readonly OfficerAsOf[];
  readonly basis: Basis;
}

export type ProposalCause = 'office' | 'trigger' | 'suspensionOver';

export interface RemovalProposed extends OfTitle, MaybeLate {
  readonly cause: ProposalCause;
  readonly trigger: string | null;
  readonly grounds: readonly Ground[];
  readonly clause: string;
  /** The clause in the published document, where it is numbered otherwise. */
  readonly publishedClause: string | null;
  readonly on: LocalDate;
  /** `null`: by rule. */
  readonly proposer: OfficerAsOf | null;
  readonly confirmedBy: readonly OfficerAsOf[];
  readonly basis: Basis;
}

export interface RemovalProposalWithdrawn extends OfTitle {
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export type ToldWay = 'inPerson' | 'post' | 'notice' | 'electronic';

export interface SubjectTold extends OfTitle, MaybeLate {
  /** The facts it was told of. */
  readonly factIds: readonly string[];
  readonly way: ToldWay;
  readonly on: LocalDate;
  readonly statementUntil: Clock;
  readonly by: OfficerAsOf;
}

export interface StatementReceived extends OfTitle, MaybeLate {
  readonly text: Sealed | null;
  readonly files: readonly FileReference[];
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface StatementAnswered extends OfTitle, MaybeLate {
  readonly answer: Sealed;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface RemovalSigned extends OfTitle, MaybeLate {
  readonly documentNumber: string;
  readonly minutesNumber: string;
  readonly document: FileReference | null;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface RemovalClocks {
  /** `null` where the signed copy is there already. */
  readonly signedDocument: Clock | null;
  readonly served: Clock;
  /** `null` where there is no plaque to bring back. */
  readonly plaque: Clock | null;
}

/** The decision that ends the title and takes the plaque away. */
export interface TitleRemoved extends TitleAsOf, MaybeLate {
  readonly removalId: string;
  readonly names: BilingualText;
  readonly plaqueNumber: string | null;
  readonly mode: 'byRule' | 'byDecision';
  readonly trigger: string | null;
  readonly grounds: readonly Ground[];
  readonly clause: string;
  readonly publishedClause: string | null;
  /** Who adopted the rule and stands behind the decision. */
  readonly authority: UnitAsOf;
  readonly proposer: OfficerAsOf | null;
  /** The two deciders; empty when removed by rule. */
  readonly by: readonly OfficerAsOf[];
  /** Who confirmed the facts, where the rule asks for it. */
  readonly confirmedBy: readonly OfficerAsOf[];
  readonly minutesNumber: string | null;
  readonly documentNumber: string | null;
  readonly document: FileReference | null;
  readonly decidedAt: Instant;
  readonly effectiveOn: LocalDate;
  readonly told: Pick<SubjectTold, 'way' | 'on'> | null;
  readonly statement: Pick<StatementReceived, 'text' | 'files' | 'on'> | null;
  readonly answer: Pick<StatementAnswered, 'answer' | 'on'> | null;
  readonly appeal: { readonly way: 'inWriting'; readonly to: UnitAsOf; readonly until: Clock };
  readonly cascade: readonly CascadeStep[];
  readonly clocks: RemovalClocks;
  readonly basis: Basis;
}

interface OfRemoval extends OfTitle {
  readonly removalId: string;
}

/** One more firing found the title removed already. */
export interface RemovalGroundAdded extends OfRemoval {
  readonly trigger: string;
  readonly clause: string;
  readonly grounds: readonly Ground[];
  readonly completedBy: string;
  readonly watchRevision: number;
  readonly basis: Basis;
}

export interface SignedDocumentRecorded extends OfRemoval, MaybeLate {
  readonly documentNumber: string;
  readonly document: FileReference;
  readonly signer: OfficerAsOf;
  readonly by: OfficerAsOf;
}

export interface RemovalServed extends OfRemoval, MaybeLate {
  readonly way: ToldWay;
  readonly on: LocalDate;
  /** The time to appeal counts from the day it was served. */
  readonly appealUntil: Clock;
  readonly by: OfficerAsOf;
}

export interface RemovalPublished extends OfRemoval, MaybeLate {
  readonly channels: readonly string[];
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface PlaqueRecovered extends OfRemoval, MaybeLate {
  readonly plaqueNumber: string;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface PlaqueLost extends OfRemoval, MaybeLate {
  readonly plaqueNumber: string;
  readonly reason: Reason;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface PrivilegesWithdrawn extends OfRemoval, MaybeLate {
  readonly which: readonly string[];
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface RemovalFiled extends OfRemoval, MaybeLate {
  readonly receipt: string;
  readonly on: LocalDate;
  readonly by: OfficerAsOf;
}

export interface AppealReceived extends OfRemoval, MaybeLate {
  readonly appealId: string;
  readonly text: Sealed | null;
  readonly files: readonly FileReference[];
  readonly on: LocalDate;
  /** After the last day: recorded, without a clock. */
  readonly late: boolean;
  readonly replyDue: Clock | null;
  readonly by: OfficerAsOf;
}

export interface AppealDecided extends OfRemoval, MaybeLate {
  readonly appealId: string;
  readonly outcome: 'upheld' | 'dismissed';
  readonly findings: Sealed | null;
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

/** A fact the removal stands on was withdrawn: two people may annul it. */
export interface AnnulmentCauseRecorded extends OfRemoval {
  readonly factId: string;
}

export type AnnulledBecause = 'withdrawnReport' | 'appealUpheld' | 'error';

export interface RemovalAnnulmentProposed extends OfRemoval, MaybeLate {
  readonly why: AnnulledBecause;
  readonly reason: Reason;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly by: OfficerAsOf;
}

export interface RemovalAnnulmentDeclined extends OfRemoval {
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

/** A title as it is held again; its clocks go on. */
export interface RestoredTitle {
  readonly standing: HeldStanding;
  readonly validity: Validity;
  /** Of a warned or suspended one. */
  readonly until?: Clock;
}

/** The removal counts as if it had never been; both stay in the record. */
export interface RemovalAnnulled extends TitleAsOf, MaybeLate {
  readonly removalId: string;
  readonly why: AnnulledBecause;
  readonly reason: Reason;
  /** The title as it is held again; `null`: it was named anew meanwhile. */
  readonly restored: RestoredTitle | null;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly by: TwoOfficers;
  readonly basis: Basis;
}

export interface NamingAnnulmentProposed extends OfTitle, MaybeLate {
  readonly namingId: string;
  readonly reason: Reason;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly by: OfficerAsOf;
}

export interface NamingAnnulmentDeclined extends OfTitle {
  readonly namingId: string;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface NamingAnnulled extends TitleAsOf, MaybeLate {
  readonly namingId: string;
  readonly reason: Reason;
  /** As it was held before that naming; absent: it was not. */
  readonly restored?: RestoredTitle;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly by: TwoOfficers;
  readonly basis: Basis;
}

export interface FollowUpBecameDue extends TitleAsOf {
  readonly removalId: string;
  readonly clause: string;
  readonly authority: UnitAsOf;
  /** The round after which it is due; `null`: at once. */
  readonly roundId: string | null;
  readonly basis: Basis;
}

export type TitleClock = 'confirm' | 'statement' | 'signedDocument' | 'served' | 'appeal' | 'appealReply' | 'plaque';

/** A clock that runs, counted anew once the calendar of its days was there. */
export interface TitleTimeRevised extends OfTitle {
  readonly clock: TitleClock | 'warning' | 'suspension';
  /** As of {@link ClockPassed}; the title itself for its statement, a warning or a suspension. */
  readonly of: string;
  readonly previous: Clock;
  readonly until: Clock;
  readonly basis: Basis;
}

/** A clock ran out, and what it waited for had not come. */
export interface ClockPassed extends OfTitle {
  readonly clock: TitleClock;
  /** Trigger number, removal or appeal it ran for. */
  readonly of: string;
  readonly until: Clock;
  /** As a fact that triggers may name. */
  readonly factId: string;
}

export type HeldStanding = 'named' | 'conferred' | 'warned' | 'suspended';

export type TitleCorrection =
  | { readonly field: 'plaqueNumber'; readonly value: string | null }
  | { readonly field: 'documentNumber'; readonly value: string };

export interface TitleCorrectionProposed extends OfTitle {
  readonly correctionId: string;
  /** Id of the event that recorded what is wrong. */
  readonly corrects: string;
  readonly correction: TitleCorrection;
  readonly reason: Reason;
  readonly proposedBy: OfficerAsOf;
}

export interface TitleCorrected extends TitleCorrectionProposed {
  readonly was: string | null;
  readonly confirmedBy: OfficerAsOf;
}

export interface TitleCorrectionDeclined extends OfTitle {
  readonly correctionId: string;
  readonly reason: Reason;
  readonly declinedBy: OfficerAsOf;
}

export type TitleEvent =
  | DomainEvent<'CandidateListed', CandidateListed>
  | DomainEvent<'CandidateChanged', CandidateChanged>
  | DomainEvent<'CandidateStruck', CandidateStruck>
  | DomainEvent<'NamingQuestioned', NamingQuestioned>
  | DomainEvent<'NamingReady', NamingReady>
  | DomainEvent<'NamingNoLongerReady', NamingNoLongerReady>
  | DomainEvent<'NamingSigned', NamingSigned>
  | DomainEvent<'TitleNamed', TitleNamed>
  | DomainEvent<'TitleRenewed', TitleRenewed>
  | DomainEvent<'TitleImportProposed', TitleImportProposed>
  | DomainEvent<'TitleImported', TitleImported>
  | DomainEvent<'ImportDeclined', ImportDeclined>
  | DomainEvent<'RecognitionProposed', RecognitionProposed>
  | DomainEvent<'TitleRecognised', TitleRecognised>
  | DomainEvent<'TitleConferred', TitleConferred>
  | DomainEvent<'TriggerRaised', TriggerRaised>
  | DomainEvent<'TriggerConfirmed', TriggerConfirmed>
  | DomainEvent<'DismissalProposed', DismissalProposed>
  | DomainEvent<'TriggerDismissed', TriggerDismissed>
  | DomainEvent<'TitleWarned', TitleWarned>
  | DomainEvent<'WarningEnded', WarningEnded>
  | DomainEvent<'TitleSuspended', TitleSuspended>
  | DomainEvent<'SuspensionOver', SuspensionOver>
  | DomainEvent<'TitleRestored', TitleRestored>
  | DomainEvent<'DowngradeProposed', DowngradeProposed>
  | DomainEvent<'DowngradeDeclined', DowngradeDeclined>
  | DomainEvent<'TitleDowngraded', TitleDowngraded>
  | DomainEvent<'RenewalMissed', RenewalMissed>
  | DomainEvent<'TitleExpired', TitleExpired>
  | DomainEvent<'EndProposed', EndProposed>
  | DomainEvent<'EndDeclined', EndDeclined>
  | DomainEvent<'TitleEnded', TitleEnded>
  | DomainEvent<'RemovalProposed', RemovalProposed>
  | DomainEvent<'RemovalProposalWithdrawn', RemovalProposalWithdrawn>
  | DomainEvent<'SubjectTold', SubjectTold>
  | DomainEvent<'StatementReceived', StatementReceived>
  | DomainEvent<'StatementAnswered', StatementAnswered>
  | DomainEvent<'RemovalSigned', RemovalSigned>
  | DomainEvent<'TitleRemoved', TitleRemoved>
  | DomainEvent<'RemovalGroundAdded', RemovalGroundAdded>
  | DomainEvent<'SignedDocumentRecorded', SignedDocumentRecorded>
  | DomainEvent<'RemovalServed', RemovalServed>
  | DomainEvent<'RemovalPublished', RemovalPublished>
  | DomainEvent<'PlaqueRecovered', PlaqueRecovered>
  | DomainEvent<'PlaqueLost', PlaqueLost>
  | DomainEvent<'PrivilegesWithdrawn', PrivilegesWithdrawn>
  | DomainEvent<'RemovalFiled', RemovalFiled>
  | DomainEvent<'AppealReceived', AppealReceived>
  | DomainEvent<'AppealDecided', AppealDecided>
  | DomainEvent<'AnnulmentCauseRecorded', AnnulmentCauseRecorded>
  | DomainEvent<'RemovalAnnulmentProposed', RemovalAnnulmentProposed>
  | DomainEvent<'RemovalAnnulmentDeclined', RemovalAnnulmentDeclined>
  | DomainEvent<'RemovalAnnulled', RemovalAnnulled>
  | DomainEvent<'NamingAnnulmentProposed', NamingAnnulmentProposed>
  | DomainEvent<'NamingAnnulmentDeclined', NamingAnnulmentDeclined>
  | DomainEvent<'NamingAnnulled', NamingAnnulled>
  | DomainEvent<'FollowUpBecameDue', FollowUpBecameDue>
  | DomainEvent<'TitleTimeRevised', TitleTimeRevised>
  | DomainEvent<'ClockPassed', ClockPassed>
  | DomainEvent<'TitleCorrectionProposed', TitleCorrectionProposed>
  | DomainEvent<'TitleCorrected', TitleCorrected>
  | DomainEvent<'TitleCorrectionDeclined', TitleCorrectionDeclined>;
