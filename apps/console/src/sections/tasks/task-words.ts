import type { TFunction } from 'i18next';
import type { Language } from '../../words/words.js';
import type { Officer, Task, TaskRow } from './task-record.js';

export type Say = TFunction<'tasks'>;

/** The rule a due date came from. */
export function dueRuleInWords(
  t: Say,
  { rule }: Pick<Task['due'], 'rule'>,
  stageName: (code: string) => string,
): string {
  switch (rule.kind) {
    case 'stageEnd':
      return t('dueRule.stageEnd', { stage: stageName(rule.stage) });
    case 'returned':
      return t('dueRule.returned', { submission: rule.submission, level: rule.level });
    default:
      return t(`dueRule.${rule.kind}`);
  }
}

/** Unit and post of an officer; the name of the person is read beside it, and a unit that is already told is left out. */
export function placeOf({ unit, post }: Officer, told?: string): string {
  return [unit?.id === told ? undefined : unit?.name, post?.name].filter((part) => part !== undefined).join(' ');
}

export function inLanguage(names: { readonly zh: string; readonly en: string }, language: Language): string {
  return language === 'en' ? names.en : names.zh;
}

/** Who it waits for, or how it stands. */
export function standingInWords(t: Say, { status, waitsFor }: Pick<TaskRow, 'status' | 'waitsFor'>): string {
  return waitsFor === null ? t(`status.${status}`) : t(`waiting.${waitsFor.actedBy}`);
}
