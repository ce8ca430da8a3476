import { useTranslation } from 'react-i18next';
import type { zh } from './kind-words.zh.js';

export type RecordKind = keyof typeof zh;

/** Categories that every context has one of. */
const FAMILIES = ['file', 'export', 'read'] as const;

/** Of a stream's category (`task`, `plans_file`, `published_plans`), or of a kind as states name it (`plans.task`). */
export function recordKindOf(kind: string, isKnown: (kind: string) => boolean): RecordKind {
  const name = kind.slice(kind.indexOf('.') + 1).replace(/^directory_/, '');
  if (isKnown(name)) return name as RecordKind;
  if (name.startsWith('published_')) return 'published';
  return FAMILIES.find((family) => name.endsWith(`_${family}`)) ?? 'other';
}

/** What records of a kind are called, once the words are there; see {@link recordKindOf}. */
export function useKindWords(): (kind: string) => string {
  const { t, i18n } = useTranslation('kinds', { useSuspense: false });
  return (kind) => t(recordKindOf(kind, (name) => i18n.exists(name, { ns: 'kinds' })));
}
