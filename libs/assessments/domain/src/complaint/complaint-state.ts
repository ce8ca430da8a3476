import type { Clock, OfficerAsOf, Sealed } from '@gongjian/shared-kernel';
import type { Reporter } from '../incident/incident.events.js';
import type { Pinned } from '../pinned.js';
import type { ComplaintSaid } from './complaint.events.js';

interface ComplaintFacts extends ComplaintSaid {
  readonly source: Reporter;
  readonly what: Sealed;
  readonly recordedBy: OfficerAsOf | null;
  readonly due: Clock | null;
  /** The version the clock runs by. */
  readonly ruledBy: Omit<Pinned, 'key'> | null;
  readonly overdue: boolean;
  readonly rectifiedBy: OfficerAsOf | null;
  readonly revision: number;
}

export type ComplaintState =
  | { readonly status: 'none' }
  | (ComplaintFacts & {
      readonly status: 'registered' | 'verified' | 'unfounded' | 'rectified' | 'closed' | 'withdrawn';
    });

export type KnownComplaint = Exclude<ComplaintState, { readonly status: 'none' }>;
