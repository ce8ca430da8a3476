export { actOf, type Act } from './act.js';
export { assertNever } from './assert-never.js';
export { MAX_BASIS_INPUTS, type Basis, type BasisInput, type ManyInputs } from './basis.js';
export { holds, holdsPercent, isAsStrict, isSatisfiable, wordsOf, type Bound } from './bound.js';
export {
  addDays,
  daysBetween,
  endOfLocalDate,
  isLocalDate,
  isWorkingDay,
  knownWorkingDayOnOrAfter,
  localDateAt,
  workingDayOnOrAfter,
  type Instant,
  type LocalDate,
  type WorkingCalendar,
} from './calendar.js';
export { canonicalJson, NotCanonical } from './canonical-json.js';
export {
  clockFrom,
  recounted,
  nextPeriod,
  nextPeriodWithin,
  periodOf,
  periodWithin,
  spanAfter,
  spanBefore,
  yearsBefore,
  type Clock,
  type DayCount,
  type DaySpan,
  type Every,
  type Period,
  type Span,
} from './counting.js';
export { type Decider, type DomainCommand, type DomainEvent } from './decider.js';
export { DomainError, isDomainError, refuse, type BilingualText, type DomainErrorKind } from './domain-error.js';
export {
  compare,
  exactOf,
  isZero,
  mean,
  median,
  minus,
  over,
  plus,
  rational,
  sum,
  times,
  type Exact,
  type Rational,
} from './exact.js';
export { type Actor, type Channel, type EventMetadata, type Fact, type NamedAsOf, type View } from './fact.js';
export { foundBySubject, withFiles, withoutText, withText, type Findable, type FindableText } from './findable.js';
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
  type SubjectAsOf,
  type UnitAsOf,
} from './official-acts.js';
export { sameFacts } from './same-facts.js';
export { pointerToken, schemaFaults, type Fault, type SchemaIssue } from './schema-faults.js';
export { isSealedEnvelope, withoutPersonalValues, type Sealed, type SealedEnvelope } from './sealed.js';
