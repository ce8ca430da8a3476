import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';

export interface DayChoiceProps {
  readonly 'aria-label'?: string;
  readonly id?: string;
  /** `2026-11-22`. */
  readonly value?: string | undefined;
  readonly onChange?: (day: string | undefined) => void;
  readonly from?: string;
  readonly to?: string;
  readonly placeholder?: string;
}

/** A calendar date, as forms and addresses hold it. */
export function DayChoice({ value, onChange, from, to, ...props }: DayChoiceProps): ReactNode {
  return (
    <DatePicker
      {...props}
      value={value === undefined ? null : dayjs(value)}
      onChange={(day) => onChange?.(day === null ? undefined : dayjs(day).format('YYYY-MM-DD'))}
      {...(from === undefined ? {} : { minDate: dayjs(from) })}
      {...(to === undefined ? {} : { maxDate: dayjs(to) })}
      style={{ minWidth: 140 }}
    />
  );
}
