import type {
  ExtensionRules,
  OverdueRules,
  ProgrammeDefinition,
  ReviewLevel,
} from '../programme/programme-definition.js';

/**
 * The part of a published programme version a task lives by, pinned when the task is assigned: later versions never
 * touch it.
 */
export interface TaskRules {
  readonly programme: string;
  readonly version: number;
  /** The rule interpreter that reads it. */
  readonly rules: number;
  readonly review: readonly ReviewLevel[];
  readonly extension: ExtensionRules | null;
  readonly overdue: OverdueRules;
}

export function taskRulesOf(programme: string, version: number, definition: ProgrammeDefinition): TaskRules {
  const { rules, review, extension, overdue } = definition;
  return { programme, version, rules, review, extension, overdue };
}
