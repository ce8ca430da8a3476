import type { ReviewLevel } from '@gongjian/plans-contracts';
import type { TaskRules } from '../task-rules.js';

export function levelOf(rules: TaskRules, level: number): ReviewLevel | null {
  return rules.review.find((candidate) => candidate.level === level) ?? null;
}

/** The level after `level` (0: before the first), `null` after the last. */
export function nextLevel(rules: TaskRules, level: number): ReviewLevel | null {
  return levelOf(rules, level + 1);
}
