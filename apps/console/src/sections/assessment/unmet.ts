import type { TFunction } from 'i18next';
import { nameOf, type Standard } from '../../standard/definition.js';

export interface Missed {
  readonly grade: string;
  readonly unmet: readonly string[];
}

type OfBar = 'total' | 'share' | 'stars' | 'required' | 'floors' | 'rank' | 'quota' | 'veto';

const OF_BAR: ReadonlySet<string> = new Set<OfBar>([
  'total',
  'share',
  'stars',
  'required',
  'floors',
  'rank',
  'quota',
  'veto',
]);

/** What a grade asked and the subject did not have; nothing when it missed none. */
export function unmetInWords(
  missed: Missed | undefined,
  standard: Standard | undefined,
  language: 'zh' | 'en',
  t: TFunction<'assessment'>,
): string {
  if (missed === undefined) return '';
  const names = missed.unmet.map((code) =>
    OF_BAR.has(code) && standard?.indicators.has(code) !== true
      ? t(`result.unmet.${code as OfBar}`)
      : nameOf(standard, code, language),
  );
  return `${t('result.missedFor', { grade: nameOf(standard, missed.grade, language) })}${names.join(t('joint'))}`;
}
