import type { Instant, LocalDate } from '@gongjian/shared-kernel';

export type Act = 'remove' | 'propose' | 'warn' | 'suspend' | 'downgrade' | 'end';

/** Whether enough members of a division hold the title. */
export type RollUpReach = 'open' | 'reached' | 'lost';

export interface Validity {
  readonly from: LocalDate;
  /** The last day; `null`: without end. */
  readonly to: LocalDate | null;
  readonly endsAt: Instant | null;
  /** From that day on it may be renewed; `null` where no renewal is foreseen. */
  readonly renewalOpensOn: LocalDate | null;
}

export interface Honours {
  /** `praise`: without an approved item, praise is all there may be. */
  readonly commendations: readonly {
    readonly code: string;
    readonly to: 'subject' | 'unit' | 'member';
    readonly item: 'item' | 'praise';
  }[];
  readonly circular: boolean;
  readonly barredUntil: LocalDate | null;
}
