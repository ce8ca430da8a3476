import type { ProgrammeDefinition, ReportStep } from '@gongjian/plans-contracts';
import { taskRulesOf, type TaskRules } from './task-rules.js';

type Reports = NonNullable<ProgrammeDefinition['tasks']['report']>;

/** The part of a published programme version by which units report on a plan; their last day is counted as a task's is. */
export interface ReportRules extends Pick<TaskRules, 'programme' | 'version' | 'rules' | 'overdue'> {
  readonly every: Reports['every'];
  /** After the end of the period. */
  readonly dueWithinDays: number;
  /** Who has it first, and whom it is passed on to. */
  readonly route: readonly ReportStep[];
}

/** `null`: the programme asks for no reports. */
export function reportRulesOf(programme: string, version: number, definition: ProgrammeDefinition): ReportRules | null {
  const { report } = definition.tasks;
  // A cadence from before reports had a route says to nobody whom to report to.
  if (report === undefined || report.route.length === 0) return null;
  const { rules, overdue } = taskRulesOf(programme, version, definition);
  const { every, dueWithinDays, route } = report;
  return { programme, version, rules, overdue, every, dueWithinDays, route };
}
