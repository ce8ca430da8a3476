import type { DomainCommand, OfficerAsOf, Reason } from '@gongjian/shared-kernel';
import type { Late } from '../late.js';
import type { IncidentSaid, Reporter } from './incident.events.js';

export type ReportIncident = DomainCommand<
  'ReportIncident',
  Late &
    IncidentSaid & {
      readonly incidentId: string;
      readonly source: Reporter;
      readonly reference: string | null;
      /** Of the definitions published in the tenant. */
      readonly knownKinds: readonly string[];
    }
>;
export type VerifyIncident = DomainCommand<'VerifyIncident', { readonly incidentId: string; readonly by: OfficerAsOf }>;
export type FindIncidentUnfounded = DomainCommand<
  'FindIncidentUnfounded',
  { readonly incidentId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;
/** `reason`: a code. */
export type CorrectIncident = DomainCommand<
  'CorrectIncident',
  {
    readonly incidentId: string;
    readonly said: IncidentSaid;
    readonly reason: string;
    readonly by: Reporter;
    readonly knownKinds: readonly string[];
  }
>;
export type WithdrawIncident = DomainCommand<
  'WithdrawIncident',
  { readonly incidentId: string; readonly reason: string; readonly by: Reporter }
>;

export type IncidentCommand =
  ReportIncident | VerifyIncident | FindIncidentUnfounded | CorrectIncident | WithdrawIncident;
