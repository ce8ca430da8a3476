export { type DivisionCommand } from './division/division.commands.js';
export {
  divisionCatalogue,
  divisionDecider,
  type DivisionState,
  type FoundedDivision,
} from './division/division.decider.js';
export { divisionUnknown } from './division/division.errors.js';
export { divisionSearchView, type DivisionSearchRow } from './division/division-search.view.js';
export { divisionOn, divisionView, type DivisionAsOf, type DivisionRow } from './division/division.view.js';
export { levelOfCode, standsBelow } from './division/division-code.js';
export { type HeldGrant, type HeldSeat, type PersonCommand } from './person/person.commands.js';
export {
  personCatalogue,
  personDecider,
  type BoundAccount,
  type HeldPost,
  type PersonState,
  type RegisteredPerson,
} from './person/person.decider.js';
export { personUnknown } from './person/person.errors.js';
export { personOn, personView, type PersonAsOf, type PersonRow } from './person/person.view.js';
export { heldOn, inForce } from './held-grants.js';
export { type DivisionChoice, type SubjectChoice, type UnitChoice } from './references.js';
export { type ServiceCommand } from './service/service.commands.js';
export {
  serviceCatalogue,
  serviceDecider,
  type RegisteredService,
  type ServiceGrant,
  type ServiceState,
} from './service/service.decider.js';
export { serviceUnknown } from './service/service.errors.js';
export { serviceOn, serviceView, type ServiceRow } from './service/service.view.js';
export { type SubjectCommand } from './subject/subject.commands.js';
export {
  subjectCatalogue,
  subjectDecider,
  type RegisteredSubject,
  type SubjectState,
} from './subject/subject.decider.js';
export { subjectUnknown } from './subject/subject.errors.js';
export { subjectSearchView, type SubjectSearchRow } from './subject/subject-search.view.js';
export { subjectOn, subjectView, type SubjectAsOf, type SubjectRow } from './subject/subject.view.js';
export { type TenantCommand } from './tenant/tenant.commands.js';
export {
  DEFAULT_RETENTION_YEARS,
  tenantCatalogue,
  tenantDecider,
  type FoundedTenant,
  type TenantState,
} from './tenant/tenant.decider.js';
export { tenantUnknown } from './tenant/tenant.errors.js';
export { tenantView, type TenantRow } from './tenant/tenant.view.js';
export { valueOn, valueOrFirst, type Dated, type Timeline } from './timeline.js';
export { unitCatalogue, unitDecider, type RegisteredUnit, type UnitState } from './unit/unit.decider.js';
export { type UnitCommand } from './unit/unit.commands.js';
export { unitUnknown } from './unit/unit.errors.js';
export { unitSearchView, type UnitSearchRow } from './unit/unit-search.view.js';
export { unitOn, unitView, type UnitAsOf, type UnitRow } from './unit/unit.view.js';
export { DIVISION_ACTS, refusesWhenDivisionOver, type DivisionAct } from './division/division-may.js';
export {
  PERSON_ACTS,
  refusesDelegate,
  refusesErasing,
  refusesWhenErased,
  refusesWithoutGrant,
  refusesWithoutPost,
  refusesWithoutSeat,
  type PersonAct,
} from './person/person-may.js';
export { SERVICE_ACTS, refusesWhenServiceClosed, type ServiceAct } from './service/service-may.js';
export { SUBJECT_ACTS, refusesWhenSubjectClosed, type SubjectAct } from './subject/subject-may.js';
export { UNIT_ACTS, refusesWhenUnitClosed, type UnitAct } from './unit/unit-may.js';
