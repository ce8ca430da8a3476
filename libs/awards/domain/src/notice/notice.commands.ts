import type {
  Basis,
  DayCount,
  DomainCommand,
  LateEntry,
  LocalDate,
  NamedAsOf,
  OfficerAsOf,
  Reason,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import type { ListSum } from '../slate/slate.events.js';
import type { CandidateBlocked, NoticeCandidate, NoticeChannel } from './notice.events.js';

export interface OpeningNotice extends Pinned {
  readonly noticeId: string;
  readonly division?: NamedAsOf;
  readonly slates: readonly {
    readonly slateId: string;
    readonly grade: string;
    readonly stated: ListSum;
    /** As its candidates come to. */
    readonly found: ListSum;
  }[];
  /** Of all that are shown. */
  readonly count: number;
  /** The first of them; the others are shown by `ShowCandidates`. */
  readonly candidates: readonly Omit<NoticeCandidate, 'noticeId'>[];
  /** What the programme asks for at least. */
  readonly asked: { readonly days: DayCount; readonly channels: readonly NoticeChannel[] };
  readonly days: number;
  readonly channels: readonly NoticeChannel[];
  readonly decidedBy: OfficerAsOf;
  readonly by: OfficerAsOf;
  readonly lateEntry: LateEntry | null;
  /** The day of the latest result on the lists. */
  readonly notBefore: LocalDate | null;
  readonly calendar: WorkingCalendar;
  /** The lists, and the titles of their candidates. */
  readonly inputs: Basis['inputs'];
}

export type OpenNotice = DomainCommand<'OpenNotice', OpeningNotice>;
export type ShowCandidates = DomainCommand<
  'ShowCandidates',
  { readonly noticeId: string; readonly candidates: OpeningNotice['candidates'] }
>;
export type BlockCandidate = DomainCommand<'BlockCandidate', CandidateBlocked>;
export type UnblockCandidate = DomainCommand<'UnblockCandidate', CandidateBlocked>;
export type StrikeOffCandidate = DomainCommand<'StrikeOffCandidate', CandidateBlocked>;
export type ReviseNoticeTime = DomainCommand<
  'ReviseNoticeTime',
  { readonly noticeId: string; readonly calendar: WorkingCalendar }
>;
export type EndNotice = DomainCommand<'EndNotice', { readonly noticeId: string }>;
export type CancelNotice = DomainCommand<
  'CancelNotice',
  {
    readonly noticeId: string;
    readonly reason: Reason;
    readonly by: OfficerAsOf;
    readonly lateEntry: LateEntry | null;
  }
>;

export type NoticeCommand =
  | OpenNotice
  | ShowCandidates
  | BlockCandidate
  | UnblockCandidate
  | StrikeOffCandidate
  | ReviseNoticeTime
  | EndNotice
  | CancelNotice;
