import type { Findable } from '@gongjian/shared-kernel';

/** A fact somebody reported. */
export interface ReportedSearchRow extends Findable {
  readonly reporterId: string;
}
