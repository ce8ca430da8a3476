export { type DivisionEvent } from './division.events.js';
export { type ActedFor, type PersonEvent, type RecordsPeriod } from './person.events.js';
export {
  DIVISION_LEVELS,
  PERSON_ROLES,
  ROLES,
  SEPARATE_DUTIES,
  SERVICE_ROLES,
  SUBJECT_KINDS,
  UNIT_KINDS,
  type CorrectedFact,
  type DivisionLevel,
  type DivisionRef,
  type PersonRole,
  type Role,
  type ServiceRole,
  type SubjectKind,
  type UnitKind,
} from './references.js';
export { type ServiceEvent } from './service.events.js';
export { type SubjectEvent } from './subject.events.js';
export { type TenantEvent } from './tenant.events.js';
export { type UnitEvent } from './unit.events.js';
