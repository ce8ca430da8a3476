import type { OfficerAsOf } from '@gongjian/shared-kernel';
import type { IncidentSaid, Reporter } from './incident.events.js';

interface IncidentFacts extends IncidentSaid {
  readonly source: Reporter;
  /** Who recorded it for the reporter. */
  readonly recordedBy: OfficerAsOf | null;
}

export type IncidentState =
  | { readonly status: 'none' }
  | (IncidentFacts & { readonly status: 'reported' | 'verified' | 'unfounded' | 'withdrawn' });

export type KnownIncident = Exclude<IncidentState, { readonly status: 'none' }>;
