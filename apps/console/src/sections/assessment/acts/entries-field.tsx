import type { ReactNode } from 'react';
import type { Indicator } from '../../../standard/definition.js';
import { ruleInWords } from '../../../standard/rule-in-words.js';
import { useSpeech } from '../../../standard/use-speech.js';
import { filledIn, type Entry, type FiledValue, type Span } from '../filing/entry.js';
import { ValueField } from '../filing/value-field.js';
import type { Problem } from '../../../api/problem.js';

export type Entries = Readonly<Record<string, Entry>>;

/** Values of several indicators in a dialog; those left empty are not told. */
export function EntriesField({
  indicators,
  period,
  ofClass,
  value = {},
  onChange,
}: {
  readonly indicators: readonly Indicator[];
  readonly period: Span;
  readonly ofClass: string | null;
  readonly value?: Entries;
  readonly onChange?: (entries: Entries) => void;
}): ReactNode {
  const speech = useSpeech();
  return (
    <div className="entries">
      {indicators.map((indicator) => (
        <section key={indicator.code}>
          <h3>{indicator.names[speech.language]}</h3>
          <small>{ruleInWords(indicator, ofClass, speech)}</small>
          <ValueField
            indicator={indicator}
            period={period}
            entry={value[indicator.code] ?? {}}
            change={(entry) => onChange?.({ ...value, [indicator.code]: entry })}
          />
        </section>
      ))}
    </div>
  );
}

const INCOMPLETE: Problem = {
  status: 422,
  code: 'CONSOLE.INCOMPLETE',
  title: '没有填完',
  detail: '有的结果没有填完，或数字不对。',
  detailEn: 'A value is not complete, or a number is not right.',
};

/** The value as it is filed. @throws Problem while it is not complete */
export function valueIn(indicator: Indicator, entry: Entry | undefined, period: Span): FiledValue {
  const filled = filledIn(indicator, entry, period);
  if ('value' in filled) return filled.value;
  const problem: Problem = {
    ...INCOMPLETE,
    detail: `${indicator.names.zh}：${INCOMPLETE.detail}`,
    detailEn: `${indicator.names.en}: ${INCOMPLETE.detailEn}`,
  };
  throw problem as unknown as Error;
}

/** Those that were touched. @throws Problem while one of them is not complete */
export function valuesIn(
  indicators: readonly Indicator[],
  entries: Entries,
  period: Span,
): Readonly<Record<string, FiledValue>> {
  const touched = indicators.filter(({ code }) => isTouched(entries[code]));
  return Object.fromEntries(touched.map((one) => [one.code, valueIn(one, entries[one.code], period)]));
}

function isTouched(entry: Entry | undefined): boolean {
  if (entry === undefined) return false;
  const { numbers, ...rest } = entry;
  return (
    Object.values(numbers ?? {}).some((text) => text.trim() !== '') ||
    Object.values(rest).some((one) => one !== undefined && one !== false && one !== '')
  );
}
