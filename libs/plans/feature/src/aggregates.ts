import type { Aggregate } from '@gongjian/shared-event-sourcing';
import {
  planCatalogue,
  planDecider,
  programmeCatalogue,
  programmeDecider,
  taskCatalogue,
  taskDecider,
  type PlanCommand,
  type PlanEvent,
  type PlanState,
  type ProgrammeCommand,
  type ProgrammeEvent,
  type ProgrammeState,
  type TaskCommand,
  type TaskEvent,
  type TaskState,
} from '@gongjian/plans-domain';

export const programmeAggregate: Aggregate<ProgrammeState, ProgrammeCommand, ProgrammeEvent> = {
  decider: programmeDecider,
  catalogue: programmeCatalogue,
};

export const planAggregate: Aggregate<PlanState, PlanCommand, PlanEvent> = {
  decider: planDecider,
  catalogue: planCatalogue,
};

export const taskAggregate: Aggregate<TaskState, TaskCommand, TaskEvent> = {
  decider: taskDecider,
  catalogue: taskCatalogue,
};
