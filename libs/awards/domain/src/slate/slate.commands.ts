import type { Basis, BasisInput, DomainCommand, LateEntry, LocalDate, OfficerAsOf } from '@gongjian/shared-kernel';
import type { ListSum, SlatePrepared, SlateReleased, SlateTaken } from './slate.events.js';

export type PrepareSlate = DomainCommand<
  'PrepareSlate',
  Omit<SlatePrepared, 'basis'> & { readonly inputs: readonly BasisInput[] }
>;
export type TakeSlate = DomainCommand<'TakeSlate', SlateTaken>;
export type ReleaseSlate = DomainCommand<'ReleaseSlate', SlateReleased>;
export type ApproveSlate = DomainCommand<
  'ApproveSlate',
  {
    readonly slateId: string;
    /** The programme asks for a public notice. */
    readonly noticeAsked: boolean;
    /** As its candidates come to. */
    readonly found: ListSum;
    readonly by: OfficerAsOf;
    readonly lateEntry: LateEntry | null;
    /** The day of its latest result. */
    readonly notBefore: LocalDate | null;
    /** The titles of its candidates. */
    readonly inputs: Basis['inputs'];
  }
>;

export type SlateCommand = PrepareSlate | TakeSlate | ReleaseSlate | ApproveSlate;
