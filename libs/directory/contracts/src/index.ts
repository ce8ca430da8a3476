export { type DivisionEvent } from './division.events.js';
export { type ActedFor, type PersonEvent } from './person.events.js';
export {
  DIVISION_LEVELS,
  ROLES,
  SEPARATE_DUTIES,
  SUBJECT_KINDS,
  UNIT_KINDS,
  type CorrectedFact,
  type DivisionLevel,
  type DivisionRef,
  type Role,
  type SubjectKind,
  type UnitKind,
} from './references.js';
export { type SubjectEvent } from './subject.events.js';
export { type TenantEvent } from './tenant.events.js';
export { type UnitEvent } from './unit.events.js';
