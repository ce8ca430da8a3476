import { Input } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';

export interface PeriodFieldProps {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly onChange?: (key: string | undefined) => void;
}

/** The key of a period as it is written: 2026, 2026-11, 2026-Q4. It is given on when it is left. */
export function PeriodField({
  id,
  placeholder,
  value = '',
  onChange,
  'aria-label': label,
}: PeriodFieldProps): ReactNode {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const give = (): void => onChange?.(text.trim() === '' ? undefined : text.trim());
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      style={{ width: 140 }}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={give}
      onPressEnter={give}
      maxLength={20}
    />
  );
}
