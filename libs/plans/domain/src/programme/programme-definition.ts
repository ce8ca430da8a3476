import type { BilingualText, JsonValue } from '@gongjian/shared-kernel';

/** 创建示范, 评比表彰, 考核, 等级评定, 专项整治, 活动 */
export const PROGRAMME_KINDS = ['creation', 'commendation', 'appraisal', 'grading', 'drive', 'activity'] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

/** Who acts at a review level: 审签, 初审, 审核, 评审, 领导认可 */
export const REVIEW_ROLES = ['unitHead', 'town', 'office', 'reviewer', 'leader'] as const;
export type ReviewRole = (typeof REVIEW_ROLES)[number];

export const EXTENSION_DECIDERS = ['town', 'office', 'leader'] as const;
export type ExtensionDecider = (typeof EXTENSION_DECIDERS)[number];

export const CADENCES = ['week', 'month', 'quarter', 'halfYear', 'year'] as const;
export type Cadence = (typeof CADENCES)[number];

export const DAY_OFF_RULES = ['nextWorkingDay', 'asWritten'] as const;
export type DayOffRule = (typeof DAY_OFF_RULES)[number];

export interface StageDefinition {
  readonly code: string;
  readonly names: BilingualText;
}

/** Levels count from 1 without a gap. */
export interface ReviewLevel {
  readonly level: number;
  readonly names: BilingualText;
  readonly actedBy: ReviewRole;
}

/**
 * `mayBeAskedUntil`: whole days before the due date; 0 includes the due date itself. `maxTimes`: extensions granted
 * over the whole life of a task.
 */
export interface ExtensionRules {
  readonly mayBeAskedUntil: number;
  readonly maxTimes: number;
  readonly decidedBy: ExtensionDecider;
}

/**
 * `reminderDaysBefore`: days before the last day at whose start a reminder is due, `null` for none. `graceDays`: days
 * after the last day before a task counts as overdue. `dayOff`: whether a due date on a day off moves to the next
 * working day.
 */
export interface OverdueRules {
  readonly reminderDaysBefore: number | null;
  readonly graceDays: number;
  readonly dayOff: DayOffRule;
}

/** `dueWithinDays`: days after the end of the period. */
export interface ReportCadence {
  readonly every: Cadence;
  readonly dueWithinDays: number;
}

/** A kind of campaign as data. A published definition never changes. */
export interface ProgrammeDefinition {
  readonly definitionFormat: 1;
  /** The rule interpreter that reads it. */
  readonly rules: 1;
  readonly names: BilingualText;
  readonly kind: ProgrammeKind;
  readonly stages: readonly StageDefinition[];
  readonly review: readonly ReviewLevel[];
  readonly extension: ExtensionRules | null;
  readonly overdue: OverdueRules;
  readonly cadence: ReportCadence | null;
}

/** Lifts a published definition of format `i + 1` to `i + 2`; every format ever published stays loadable. */
const FORMAT_UPCASTERS: readonly ((definition: JsonValue) => JsonValue)[] = [];

/** A published definition in the current format, whichever format it was published in. */
export function loadDefinition(published: JsonValue): ProgrammeDefinition {
  let definition = published;
  const { definitionFormat } = published as unknown as { readonly definitionFormat: number };
  for (let step = definitionFormat - 1; step < FORMAT_UPCASTERS.length; step += 1) {
    definition = (FORMAT_UPCASTERS[step] as (value: JsonValue) => JsonValue)(definition);
  }
  return definition as unknown as ProgrammeDefinition;
}
