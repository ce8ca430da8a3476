import type { Aggregate } from '@gongjian/shared-event-sourcing';
import {
  escalationCatalogue,
  escalationDecider,
  filingCatalogue,
  filingDecider,
  followUpCatalogue,
  followUpDecider,
  planCatalogue,
  planDecider,
  programmeCatalogue,
  programmeDecider,
  rectificationCatalogue,
  rectificationDecider,
  reportCatalogue,
  reportDecider,
  suggestionCatalogue,
  suggestionDecider,
  taskCatalogue,
  taskDecider,
  type EscalationCommand,
  type EscalationEvent,
  type EscalationState,
  type FilingCommand,
  type FilingEvent,
  type FilingState,
  type FollowUpCommand,
  type FollowUpEvent,
  type FollowUpState,
  type PlanCommand,
  type PlanEvent,
  type PlanState,
  type ProgrammeCommand,
  type ProgrammeEvent,
  type ProgrammeState,
  type RectificationCommand,
  type RectificationEvent,
  type RectificationState,
  type ReportCommand,
  type ReportEvent,
  type ReportState,
  type SuggestionCommand,
  type SuggestionEvent,
  type SuggestionState,
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

export const rectificationAggregate: Aggregate<RectificationState, RectificationCommand, RectificationEvent> = {
  decider: rectificationDecider,
  catalogue: rectificationCatalogue,
};

export const followUpAggregate: Aggregate<FollowUpState, FollowUpCommand, FollowUpEvent> = {
  decider: followUpDecider,
  catalogue: followUpCatalogue,
};

export const escalationAggregate: Aggregate<EscalationState, EscalationCommand, EscalationEvent> = {
  decider: escalationDecider,
  catalogue: escalationCatalogue,
};

export const filingAggregate: Aggregate<FilingState, FilingCommand, FilingEvent> = {
  decider: filingDecider,
  catalogue: filingCatalogue,
};

export const reportAggregate: Aggregate<ReportState, ReportCommand, ReportEvent> = {
  decider: reportDecider,
  catalogue: reportCatalogue,
};

export const suggestionAggregate: Aggregate<SuggestionState, SuggestionCommand, SuggestionEvent> = {
  decider: suggestionDecider,
  catalogue: suggestionCatalogue,
};
