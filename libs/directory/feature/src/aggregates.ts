import type {
  DivisionEvent,
  PersonEvent,
  ServiceEvent,
  SubjectEvent,
  TenantEvent,
  UnitEvent,
} from '@gongjian/directory-contracts';
import {
  divisionCatalogue,
  divisionDecider,
  personCatalogue,
  personDecider,
  serviceCatalogue,
  serviceDecider,
  subjectCatalogue,
  subjectDecider,
  tenantCatalogue,
  tenantDecider,
  unitCatalogue,
  unitDecider,
  type DivisionCommand,
  type DivisionState,
  type PersonCommand,
  type PersonState,
  type ServiceCommand,
  type ServiceState,
  type SubjectCommand,
  type SubjectState,
  type TenantCommand,
  type TenantState,
  type UnitCommand,
  type UnitState,
} from '@gongjian/directory-domain';
import type { Aggregate } from '@gongjian/shared-event-sourcing';

export const tenantAggregate: Aggregate<TenantState, TenantCommand, TenantEvent> = {
  decider: tenantDecider,
  catalogue: tenantCatalogue,
};

export const divisionAggregate: Aggregate<DivisionState, DivisionCommand, DivisionEvent> = {
  decider: divisionDecider,
  catalogue: divisionCatalogue,
};

export const unitAggregate: Aggregate<UnitState, UnitCommand, UnitEvent> = {
  decider: unitDecider,
  catalogue: unitCatalogue,
};

export const personAggregate: Aggregate<PersonState, PersonCommand, PersonEvent> = {
  decider: personDecider,
  catalogue: personCatalogue,
};

export const subjectAggregate: Aggregate<SubjectState, SubjectCommand, SubjectEvent> = {
  decider: subjectDecider,
  catalogue: subjectCatalogue,
};

export const serviceAggregate: Aggregate<ServiceState, ServiceCommand, ServiceEvent> = {
  decider: serviceDecider,
  catalogue: serviceCatalogue,
};
