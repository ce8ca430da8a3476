import { Checkbox, DatePicker, Form, Input } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Codes } from '../records/codes.js';
import { CodeChoice, PersonChoice } from './choices.js';
import { useCodeWords } from './code-words.js';
import { useLateOnly } from './late-only.js';
import { today } from './time.js';

export type ReasonCode = Codes['reasonCode'];

export interface DayFieldProps {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly placeholder?: string;
  readonly value?: string | null | undefined;
  readonly onChange?: (day: string | undefined) => void;
  /** Days before it cannot be chosen. */
  readonly earliest?: string;
  /** Days after it cannot be chosen. */
  readonly latest?: string;
}

/** A calendar date, held as `2026-11-22`. */
export function DayField({ value, onChange, earliest, latest, ...props }: DayFieldProps): ReactNode {
  return (
    <DatePicker
      {...props}
      style={{ width: '100%', maxWidth: 220 }}
      value={value === undefined || value === null || value === '' ? null : dayjs(value)}
      // A day that was typed is taken with Enter: that is not yet the whole form.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(day: dayjs.Dayjs | null) => onChange?.(day === null ? undefined : day.format('YYYY-MM-DD'))}
      {...(earliest === undefined ? {} : { minDate: dayjs(earliest) })}
      {...(latest === undefined ? {} : { maxDate: dayjs(latest) })}
    />
  );
}

export interface ReasonGiven {
  readonly code: string;
  readonly text?: string;
}

export interface ReasonValues {
  readonly reason: ReasonGiven;
}

const USUAL: readonly ReasonCode[] = ['error', 'notSo', 'withdrawn', 'duplicate', 'other'];
const MOST_WORDS = 2000;

/** Kind of reason and its explanation, under `reason` or where `name` says. */
export function ReasonFields({
  codes = USUAL,
  name = ['reason'],
  explained = true,
}: {
  readonly codes?: readonly ReasonCode[];
  readonly name?: readonly string[];
  /** Whether it has to be explained. */
  readonly explained?: boolean;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const say = useCodeWords();
  return (
    <>
      <Form.Item
        name={[...name, 'code']}
        label={t('fields.reasonCode')}
        initialValue={codes.length === 1 ? codes[0] : undefined}
        rules={[{ required: true }]}
      >
        <CodeChoice codes={codes} inWords={(code) => say('reasonCode', code)} />
      </Form.Item>
      <Form.Item
        name={[...name, 'text']}
        label={t('fields.reasonText')}
        rules={explained ? [{ required: true, whitespace: true }] : []}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={MOST_WORDS} />
      </Form.Item>
    </>
  );
}

const LATE: readonly ReasonCode[] = ['onPaper', 'oralOrder', 'noNetwork', 'other'];

export interface LateEntryFieldsProps {
  /** It is a late entry from the start. */
  readonly always?: boolean;
  /** The same, for somebody of this unit; `null`: of any. */
  readonly forUnit?: string | null;
  /** Whether it stands as a late entry when it is first shown. */
  readonly begun?: boolean;
  readonly told?: (late: boolean) => void;
}

/**
 * 补录: what was done earlier is recorded with the day it took effect, and why only now, under `lateEntry`. Of an act that can
 * be entered late alone it is asked from the start.
 */
export function LateEntryFields({
  forUnit,
  always = forUnit !== undefined,
  begun = false,
  told,
}: LateEntryFieldsProps): ReactNode {
  const { t } = useTranslation('shapes');
  const only = useLateOnly();
  const [ticked, setTicked] = useState(begun);
  const latest = only?.until ?? today();
  const ofUnit = only?.forAnother === true ? (only.unitId ?? null) : forUnit;
  return (
    <>
      {only !== null ? (
        <p>{only.until === null ? t('fields.lateOnly') : t('fields.lateOnlyUntil', { day: only.until })}</p>
      ) : always ? null : (
        <Form.Item>
          <Checkbox
            checked={ticked}
            onChange={({ target }) => {
              setTicked(target.checked);
              told?.(target.checked);
            }}
          >
            {t('fields.lateEntry')}
          </Checkbox>
        </Form.Item>
      )}
      {ticked || always || only !== null ? (
        <>
          <Form.Item name={['lateEntry', 'effectiveOn']} label={t('fields.effectiveOn')} rules={[{ required: true }]}>
            <DayField latest={latest} />
          </Form.Item>
          {ofUnit === undefined ? null : (
            <Form.Item name={['lateEntry', 'byPersonId']} label={t('fields.byPerson')} rules={[{ required: true }]}>
              <PersonChoice {...(ofUnit === null ? {} : { unitId: ofUnit })} />
            </Form.Item>
          )}
          <ReasonFields codes={LATE} name={['lateEntry', 'reason']} explained={false} />
        </>
      ) : null}
    </>
  );
}
