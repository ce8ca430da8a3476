import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, today } from '../../shapes/index.js';

type Word = 'effectiveOn' | 'from' | 'to';

export function DayItem({ name, required = true }: { readonly name: Word; readonly required?: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <Form.Item name={name} label={t(name)} rules={[{ required }]} {...(required ? { initialValue: today() } : {})}>
      <DayField />
    </Form.Item>
  );
}

export function TextItem({
  name,
  label,
  required = true,
}: {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
}): ReactNode {
  return (
    <Form.Item name={name} label={label} rules={[{ required, whitespace: required }]}>
      <Input maxLength={200} />
    </Form.Item>
  );
}

export function ReasonItem({ required = true }: { readonly required?: boolean }): ReactNode {
  const { t } = useTranslation('administration');
  return (
    <Form.Item name="reason" label={t('reason')} rules={[{ required, whitespace: required }]}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
    </Form.Item>
  );
}

/** Held from a day, to a day or on. */
export function Span({ from, to }: { readonly from: string; readonly to: string | null }): ReactNode {
  const { t } = useTranslation('administration');
  return to === null ? t('since', { from }) : t('span', { from, to });
}

/** What was left empty is told as such. */
export function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
