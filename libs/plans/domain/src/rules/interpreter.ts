import type { ReviewLevel } from '@gongjian/plans-contracts';
import type { Clock, DaySpan, Instant, LocalDate, WorkingCalendar } from '@gongjian/shared-kernel';
import type { DueClock } from './due.js';
import type { EscalationRules, EscalationStep } from './escalation-rules.js';
import type { RectificationRules } from './rectification-rules.js';
import type { ReportRules } from './report-rules.js';
import type { ClockRules, TaskRules } from './task-rules.js';
import { dueClock } from './v1/due-clock.js';
import { extensionAllowed, type ExtensionAnswer } from './v1/extension.js';
import { levelOf, nextLevel } from './v1/next-level.js';
import { escalationDue } from './v2/escalation-due.js';
import { rectificationClock } from './v2/rectification-clock.js';
import { reportDue } from './v2/report-due.js';

/** How a published version is read. The results of a released interpreter never change; a fix is a new number. */
export interface RuleInterpreter {
  levelOf(rules: TaskRules, level: number): ReviewLevel | null;
  nextLevel(rules: TaskRules, level: number): ReviewLevel | null;
  extensionAllowed(
    rules: TaskRules,
    asked: { readonly on: LocalDate; readonly dueOn: LocalDate; readonly granted: number },
  ): ExtensionAnswer;
  dueClock(rules: ClockRules, dueOn: LocalDate, calendar: WorkingCalendar, startsAt: Instant): DueClock;
}

const V1: RuleInterpreter = { levelOf, nextLevel, extensionAllowed, dueClock };

/** Interpreter 2 reads what came with format 2; it reads the rules of tasks as 1 does. */
const INTERPRETERS: ReadonlyMap<number, RuleInterpreter> = new Map([
  [1, V1],
  [2, V1],
]);

export function interpreterOf(rules: Pick<TaskRules, 'rules'>): RuleInterpreter {
  const interpreter = INTERPRETERS.get(rules.rules);
  if (interpreter === undefined) throw new RangeError(`rule interpreter ${rules.rules} is unknown to this build`);
  return interpreter;
}

/** How what came with format 2 is read: problems that are put right. */
export interface RectificationInterpreter {
  clock(rules: RectificationRules, from: LocalDate, calendar: WorkingCalendar): Clock;
}

const RECTIFICATION_INTERPRETERS: ReadonlyMap<number, RectificationInterpreter> = new Map([
  [2, { clock: rectificationClock }],
]);

export function rectificationInterpreterOf(rules: RectificationRules): RectificationInterpreter {
  const interpreter = RECTIFICATION_INTERPRETERS.get(rules.rules);
  if (interpreter === undefined) throw new RangeError(`rule interpreter ${rules.rules} puts nothing right`);
  return interpreter;
}

/** How what is overdue is pressed for. */
export interface EscalationInterpreter {
  due(step: EscalationStep, overdueAt: Instant): Instant;
}

const ESCALATION_INTERPRETERS: ReadonlyMap<number, EscalationInterpreter> = new Map([[2, { due: escalationDue }]]);

export function escalationInterpreterOf(rules: EscalationRules): EscalationInterpreter {
  const interpreter = ESCALATION_INTERPRETERS.get(rules.rules);
  if (interpreter === undefined) throw new RangeError(`rule interpreter ${rules.rules} presses for nothing`);
  return interpreter;
}

/** How what units tell of a plan, period by period, is read. */
export interface ReportInterpreter {
  dueOn(rules: ReportRules, period: DaySpan): LocalDate;
}

const REPORT_INTERPRETERS: ReadonlyMap<number, ReportInterpreter> = new Map([[2, { dueOn: reportDue }]]);

export function reportInterpreterOf(rules: ReportRules): ReportInterpreter {
  const interpreter = REPORT_INTERPRETERS.get(rules.rules);
  if (interpreter === undefined) throw new RangeError(`rule interpreter ${rules.rules} asks for no reports`);
  return interpreter;
}
