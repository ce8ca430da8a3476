import {
  applicationCatalogue,
  applicationDecider,
  complaintCatalogue,
  complaintDecider,
  docketCatalogue,
  docketDecider,
  gateCatalogue,
  gateDecider,
  incidentCatalogue,
  incidentDecider,
  type ApplicationCommand,
  type ApplicationEvent,
  type ApplicationState,
  type ComplaintCommand,
  type ComplaintEvent,
  type ComplaintState,
  type DocketCommand,
  type DocketEvent,
  type DocketState,
  type GateCommand,
  type GateEvent,
  type GateState,
  type IncidentCommand,
  type IncidentEvent,
  type IncidentState,
} from '@gongjian/assessments-domain';
import type { Aggregate } from '@gongjian/shared-event-sourcing';

export const incidentAggregate: Aggregate<IncidentState, IncidentCommand, IncidentEvent> = {
  decider: incidentDecider,
  catalogue: incidentCatalogue,
};

export const complaintAggregate: Aggregate<ComplaintState, ComplaintCommand, ComplaintEvent> = {
  decider: complaintDecider,
  catalogue: complaintCatalogue,
};

export const docketAggregate: Aggregate<DocketState, DocketCommand, DocketEvent> = {
  decider: docketDecider,
  catalogue: docketCatalogue,
};

export const gateAggregate: Aggregate<GateState, GateCommand, GateEvent> = {
  decider: gateDecider,
  catalogue: gateCatalogue,
};

export const applicationAggregate: Aggregate<ApplicationState, ApplicationCommand, ApplicationEvent> = {
  decider: applicationDecider,
  catalogue: applicationCatalogue,
};
