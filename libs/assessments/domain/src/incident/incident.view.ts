import { assertNever, type Instant, type OfficerAsOf, type Reason, type View } from '@gongjian/shared-kernel';
import type { IncidentCorrected, IncidentEvent, IncidentReported, IncidentWithdrawn } from './incident.events.js';

export interface IncidentRow extends Omit<IncidentReported, 'incidentId'> {
  readonly id: string;
  readonly status: 'reported' | 'verified' | 'unfounded' | 'withdrawn';
  readonly verification: { readonly by: OfficerAsOf; readonly reason: Reason | null; readonly at: Instant } | null;
  readonly corrections: readonly (Pick<IncidentCorrected, 'was' | 'now' | 'reason' | 'by'> & {
    readonly at: Instant;
  })[];
  readonly withdrawal: (Pick<IncidentWithdrawn, 'reason' | 'by'> & { readonly at: Instant }) | null;
  readonly reportedAt: Instant;
  readonly changedAt: Instant;
}

export const incidentView: View<IncidentRow, IncidentEvent> = (row, { event, metadata }) => {
  const at = metadata.recordedAt;
  switch (event.type) {
    case 'IncidentReported': {
      const { incidentId, ...reported } = event.data;
      const dates = { reportedAt: at, changedAt: at };
      return {
        ...reported,
        id: incidentId,
        status: 'reported',
        verification: null,
        corrections: [],
        withdrawal: null,
        ...dates,
      };
    }
    case 'IncidentVerified': {
      const verification = { by: event.data.by, reason: null, at };
      return row && { ...row, status: 'verified', verification, changedAt: at };
    }
    case 'IncidentUnfounded': {
      const { by, reason } = event.data;
      return row && { ...row, status: 'unfounded', verification: { by, reason, at }, changedAt: at };
    }
    case 'IncidentCorrected': {
      if (row === null) return null;
      const { was, now, reason, by } = event.data;
      const other = was.subject.id !== now.subject.id || was.kind !== now.kind;
      const status = other ? ({ status: 'reported', verification: null } as const) : {};
      return {
        ...row,
        ...now,
        ...status,
        corrections: [...row.corrections, { was, now, reason, by, at }],
        changedAt: at,
      };
    }
    case 'IncidentWithdrawn': {
      const { reason, by } = event.data;
      return row && { ...row, status: 'withdrawn', withdrawal: { reason, by, at }, changedAt: at };
    }
    default:
      return assertNever(event);
  }
};
