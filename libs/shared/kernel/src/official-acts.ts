import type { LocalDate } from './calendar.js';
import type { NamedAsOf } from './fact.js';
import type { Sealed } from './sealed.js';

/** A unit with the name and the territorial division it had at that moment. */
export interface UnitAsOf {
  readonly id: string;
  readonly name: string;
  readonly division: NamedAsOf;
}

/** What is assessed or named, as it was at that moment. */
export interface SubjectAsOf {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly class: string | null;
  readonly division: NamedAsOf;
  readonly unit: NamedAsOf | null;
}

/** Somebody who acts in an official capacity: by id, with post and unit as they were; never the person's own name. */
export interface OfficerAsOf {
  /** Absent: a person. A service account acts as the system of an agency: its id stands as `personId`, its name as the post. */
  readonly kind?: 'service';
  readonly personId: string;
  readonly role: string | null;
  readonly post: NamedAsOf | null;
  readonly unit: NamedAsOf | null;
  readonly division: NamedAsOf | null;
  /** For whom it was done, by acting 主持工作 or delegation 代办; absent: in a right of one's own. */
  readonly onBehalfOf?: OfficerAsOf;
}

/** The officer with every unit he or she belongs to: what a rule on partiality needs. */
export interface ActingOfficer {
  readonly officer: OfficerAsOf;
  readonly unitIds: readonly string[];
}

/** Whether one of the persons behind the one act also stands behind the other: then they are not two people's. */
export function sharePerson(one: OfficerAsOf, other: OfficerAsOf): boolean {
  const persons = personIdsOf(other);
  return personIdsOf(one).some((personId) => persons.includes(personId));
}

/** Who acted, and for whom. */
export function personIdsOf({ personId, onBehalfOf }: OfficerAsOf): readonly string[] {
  return onBehalfOf === undefined ? [personId] : [personId, onBehalfOf.personId];
}

/**
 * Somebody named in a document: by id when the directory knows the person, otherwise by the sealed text that stands
 * in the document.
 */
export interface PersonNamed {
  readonly personId: string | null;
  readonly text: Sealed | null;
  readonly post: NamedAsOf | null;
  readonly unit: NamedAsOf | null;
}

/** Why: a short stable code for counting and a free text that only readers of the record may open. */
export interface Reason {
  readonly code: string;
  readonly text: Sealed | null;
}

/** A fact recorded after the day it took effect. */
export interface LateEntry {
  readonly effectiveOn: LocalDate;
  readonly reason: Reason;
}

/** What an act that may be recorded late carries. */
export interface MaybeLate {
  /** Absent: it took effect when it was recorded. */
  readonly lateEntry?: LateEntry;
  /** Who recorded it for the one who did it; absent: whoever did it. */
  readonly recordedBy?: OfficerAsOf;
}

/** The members of {@link MaybeLate}, left out where there is nothing to say. */
export function recordedLate(lateEntry: LateEntry | null, recordedBy: OfficerAsOf | null = null): MaybeLate {
  return { ...(lateEntry === null ? {} : { lateEntry }), ...(recordedBy === null ? {} : { recordedBy }) };
}

/** A stored file, by the SHA-256 of its clear bytes; the name may hold personal data and is sealed. */
export interface FileReference {
  readonly fileId: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly fileName: Sealed | null;
}
