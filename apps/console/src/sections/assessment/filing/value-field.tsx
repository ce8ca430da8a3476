import { Checkbox, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Indicator } from '../../../standard/definition.js';
import { groupName, verdictInWords } from '../../../standard/value-in-words.js';
import { useSpeech } from '../../../standard/use-speech.js';
import { fieldsOf, type Entry, type FieldGroup, type Span } from './entry.js';

export interface ValueFieldProps {
  readonly indicator: Indicator;
  readonly period: Span;
  readonly entry: Entry;
  readonly change: (entry: Entry) => void;
}

/** The control of one indicator, by its kind; large enough for a thumb. */
export function ValueField(props: ValueFieldProps): ReactNode {
  const { indicator, entry, change } = props;
  const { t } = useTranslation('assessment');
  return (
    <div className="value-field">
      {indicator.notApplicable?.by === 'assessor' ? (
        <Checkbox
          checked={entry.notApplicable === true}
          onChange={({ target }) => change({ ...entry, notApplicable: target.checked })}
        >
          {t('filing.notApplicable')}
        </Checkbox>
      ) : null}
      {entry.notApplicable === true ? null : <Control {...props} />}
    </div>
  );
}

function Control(props: ValueFieldProps): ReactNode {
  const { indicator, entry, change } = props;
  const speech = useSpeech();
  const { t } = useTranslation('standard');
  const name = indicator.names[speech.language];
  switch (indicator.kind) {
    case 'yesNo':
      return (
        <Choices
          name={name}
          value={entry.answer === undefined ? undefined : String(entry.answer)}
          options={[
            ['true', t('yes')],
            ['false', t('no')],
          ]}
          choose={(answer) => change({ ...entry, answer: answer === 'true' })}
        />
      );
    case 'checklist':
      return <Checklist {...props} items={indicator.items} />;
    case 'judged': {
      const codes = indicator.options?.map(({ code }) => code) ?? ['met', 'notMet'];
      return (
        <>
          <Choices
            name={name}
            value={entry.verdict}
            options={codes.map((code) => [code, verdictInWords(indicator, code, speech)])}
            choose={(verdict) => change({ ...entry, verdict })}
          />
          <Reason {...props} />
        </>
      );
    }
    default:
      return <Numbers {...props} />;
  }
}

function Choices({
  name,
  value,
  options,
  choose,
}: {
  readonly name: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [string, string])[];
  readonly choose: (code: string) => void;
}): ReactNode {
  return (
    <Radio.Group
      className="big-choices"
      optionType="button"
      buttonStyle="solid"
      aria-label={name}
      value={value}
      options={options.map(([code, label]) => ({ value: code, label }))}
      onChange={({ target }) => choose(String(target.value))}
    />
  );
}

type Items = Extract<Indicator, { readonly kind: 'checklist' }>['items'];

function Checklist({ items, entry, change }: ValueFieldProps & { readonly items: Items }): ReactNode {
  const { language } = useSpeech();
  const { t } = useTranslation('assessment');
  const present = entry.present ?? [];
  return (
    <>
      <Checkbox.Group
        className="big-list"
        value={[...present]}
        options={items.map(({ code, names, standsFor }) => ({
          value: code,
          label:
            standsFor === undefined
              ? names[language]
              : `${names[language]}（${standsFor.map((one) => one[language]).join('、')}）`,
        }))}
        onChange={(codes) => change({ ...entry, present: codes.map(String) })}
      />
      <small>
        {entry.present === undefined ? (
          <Checkbox checked={false} onChange={() => change({ ...entry, present: [] })}>
            {t('filing.noneOfThem')}
          </Checkbox>
        ) : (
          t('filing.present', { count: present.length, of: items.length })
        )}
      </small>
    </>
  );
}

function Reason({ indicator, entry, change }: ValueFieldProps): ReactNode {
  const { t } = useTranslation('assessment');
  return (
    <label className="stacked">
      {t('filing.reason')} *
      <Input.TextArea
        rows={3}
        maxLength={2000}
        id={`reason-${indicator.code}`}
        value={entry.reason ?? ''}
        onChange={({ target }) => change({ ...entry, reason: target.value })}
      />
    </label>
  );
}

function Numbers({ indicator, period, entry, change }: ValueFieldProps): ReactNode {
  const groups = fieldsOf(indicator, period);
  const put = (path: string, text: string): void => change({ ...entry, numbers: { ...entry.numbers, [path]: text } });
  return (
    <div className="number-groups">
      {groups.map((group) => (
        <NumberGroup key={group.key} group={group} indicator={indicator} numbers={entry.numbers ?? {}} put={put} />
      ))}
    </div>
  );
}

function NumberGroup({
  group,
  indicator,
  numbers,
  put,
}: {
  readonly group: FieldGroup;
  readonly indicator: Indicator;
  readonly numbers: Readonly<Record<string, string>>;
  readonly put: (path: string, text: string) => void;
}): ReactNode {
  const { language } = useSpeech();
  const lines = 'lines' in indicator ? (indicator.lines?.of ?? []) : [];
  const line =
    group.line === undefined
      ? undefined
      : (lines.find(({ code }) => code === group.line)?.names[language] ?? groupName(indicator, language)(group.line));
  const heading = [group.year, line].filter((part) => part !== undefined).join(' · ');
  return (
    <fieldset className="number-group">
      {heading === '' ? null : <legend>{heading}</legend>}
      {group.fields.map(({ path, whole }, index) => (
        <NumberBox
          key={path}
          heading={heading}
          indicator={indicator}
          nth={group.fields.length === 2 ? (index === 0 ? 'n' : 'd') : 'value'}
          whole={whole}
          text={numbers[path] ?? ''}
          put={(text) => put(path, text)}
        />
      ))}
    </fieldset>
  );
}

function NumberBox({
  heading,
  indicator,
  nth,
  whole,
  text,
  put,
}: {
  readonly heading: string;
  readonly indicator: Indicator;
  readonly nth: 'n' | 'd' | 'value';
  readonly whole: boolean;
  readonly text: string;
  readonly put: (text: string) => void;
}): ReactNode {
  const { language } = useSpeech();
  const { t } = useTranslation('assessment');
  const counted = indicator.kind === 'rate' ? indicator.of : undefined;
  const label = nth === 'value' ? '' : (counted?.[nth][language] ?? t(`filing.${nth}`));
  const unit = nth === 'value' ? unitBeside(indicator, language) : '';
  return (
    <label className="stacked">
      {label}
      <Input
        size="large"
        inputMode={whole ? 'numeric' : 'decimal'}
        autoComplete="off"
        aria-label={[indicator.names[language], heading, label].filter((part) => part !== '').join(' ')}
        value={text}
        suffix={unit}
        onChange={({ target }) => put(target.value)}
      />
    </label>
  );
}

function unitBeside(indicator: Indicator, language: 'zh' | 'en'): string {
  if ('unit' in indicator) return indicator.unit[language];
  if (indicator.kind === 'external') return indicator.of === 'rate' ? '%' : '';
  return indicator.kind === 'score' ? (language === 'zh' ? '分' : 'points') : '';
}
