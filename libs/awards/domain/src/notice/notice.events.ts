import type {
  Basis,
  Clock,
  DomainEvent,
  LocalDate,
  MaybeLate,
  NamedAsOf,
  OfficerAsOf,
  Reason,
  SubjectAsOf,
} from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import type { ListSum } from '../slate/slate.events.js';
import type { ResultSeen } from '../title/title.events.js';

export type NoticeChannel = 'web' | 'board' | 'newspaper';

/** The candidates are shown to the public; the day it opens is not counted. */
export interface NoticeOpened extends Pinned, MaybeLate {
  readonly noticeId: string;
  readonly slates: readonly (ListSum & { readonly slateId: string; readonly grade: string })[];
  /** Of all that are shown: the struck ones are not. */
  readonly count: number;
  readonly firstDay: LocalDate;
  readonly lastDay: Clock;
  readonly channels: readonly NoticeChannel[];
  /** Of whoever decides on the candidates. */
  readonly division?: NamedAsOf;
  /** Who decided to open it. */
  readonly decidedBy: OfficerAsOf;
  /** Who recorded it, where that is somebody else. */
  readonly by: OfficerAsOf;
  readonly basis: Basis;
}

export interface NoticeCandidate {
  readonly noticeId: string;
  readonly titleId: string;
  readonly slateId: string;
  readonly subject: SubjectAsOf;
  readonly grade: string;
  /** It is named on this result alone. */
  readonly result?: ResultSeen;
  /** Ids of the persons who assessed it: none of them handles an objection. */
  readonly assessors?: readonly string[];
}

interface OfCandidate {
  readonly noticeId: string;
  readonly titleId: string;
  readonly objectionId: string;
}

export type CandidateBlocked = OfCandidate;
export type CandidateUnblocked = OfCandidate;
export type CandidateStruckOff = OfCandidate;

/** Counted anew, once the calendar of its days was there. */
export interface NoticeTimeRevised {
  readonly noticeId: string;
  readonly previous: Clock;
  readonly lastDay: Clock;
  readonly basis: Basis;
}

export interface NoticeEnded extends Pinned {
  readonly noticeId: string;
  readonly count: number;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

export interface NoticeCancelled extends MaybeLate {
  readonly noticeId: string;
  /** Absent in old ones. */
  readonly on?: LocalDate;
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export type NoticeEvent =
  | DomainEvent<'NoticeOpened', NoticeOpened>
  | DomainEvent<'NoticeCandidateShown', NoticeCandidate>
  | DomainEvent<'CandidateBlocked', CandidateBlocked>
  | DomainEvent<'CandidateUnblocked', CandidateUnblocked>
  | DomainEvent<'CandidateStruckOff', CandidateStruckOff>
  | DomainEvent<'NoticeTimeRevised', NoticeTimeRevised>
  | DomainEvent<'NoticeEnded', NoticeEnded>
  | DomainEvent<'NoticeCancelled', NoticeCancelled>;
