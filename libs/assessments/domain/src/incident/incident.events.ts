import type {
  DomainEvent,
  Instant,
  MaybeLate,
  NamedAsOf,
  OfficerAsOf,
  Reason,
  SubjectAsOf,
} from '@gongjian/shared-kernel';

/** Who reported it: a service account of an agency, or somebody of an office. */
export interface Reporter {
  readonly id: string;
  readonly kind: 'service' | 'person';
  readonly name: string;
  readonly unit: NamedAsOf | null;
}

/** What an incident says: subject, kind and time. Never a person, no free text. */
export interface IncidentSaid {
  readonly subject: SubjectAsOf;
  readonly kind: string;
  readonly occurredAt: Instant;
}

export interface IncidentReported extends IncidentSaid, MaybeLate {
  readonly incidentId: string;
  readonly source: Reporter;
  /** The reporter's own number. */
  readonly reference: string | null;
}

/** What an incident says by then, and who reported it. */
interface ToldIncident extends IncidentSaid {
  readonly incidentId: string;
  readonly source: Reporter;
}

export interface IncidentVerified extends ToldIncident {
  readonly by: OfficerAsOf;
}

export interface IncidentUnfounded extends ToldIncident {
  readonly reason: Reason;
  readonly by: OfficerAsOf;
}

export interface IncidentCorrected {
  readonly incidentId: string;
  readonly source: Reporter;
  readonly was: IncidentSaid;
  readonly now: IncidentSaid;
  readonly reason: string;
  readonly by: Reporter;
}

export interface IncidentWithdrawn extends ToldIncident {
  readonly reason: string;
  readonly by: Reporter;
}

export type IncidentEvent =
  | DomainEvent<'IncidentReported', IncidentReported>
  | DomainEvent<'IncidentVerified', IncidentVerified>
  | DomainEvent<'IncidentUnfounded', IncidentUnfounded>
  | DomainEvent<'IncidentCorrected', IncidentCorrected>
  | DomainEvent<'IncidentWithdrawn', IncidentWithdrawn>;
