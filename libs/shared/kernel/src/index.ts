export { actOf, type Act } from './act.js';
export { assertNever } from './assert-never.js';
export {
  addDays,
  daysBetween,
  endOfLocalDate,
  isLocalDate,
  isWorkingDay,
  localDateAt,
  workingDayOnOrAfter,
  type Instant,
  type LocalDate,
  type WorkingCalendar,
} from './calendar.js';
export { canonicalJson, NotCanonical } from './canonical-json.js';
export { type Decider, type DomainCommand, type DomainEvent } from './decider.js';
export { DomainError, isDomainError, type BilingualText, type DomainErrorKind } from './domain-error.js';
export { type Actor, type Channel, type EventMetadata, type Fact, type NamedAsOf, type View } from './fact.js';
export { type Fraction, type JsonValue } from './json.js';
export {
  personIdsOf,
  recordedLate,
  sharePerson,
  type ActingOfficer,
  type FileReference,
  type LateEntry,
  type MaybeLate,
  type OfficerAsOf,
  type PersonNamed,
  type Reason,
  type UnitAsOf,
} from './official-acts.js';
export { isSealedEnvelope, type Sealed, type SealedEnvelope } from './sealed.js';
