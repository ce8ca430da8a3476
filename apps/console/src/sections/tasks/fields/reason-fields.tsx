import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeChoice } from '../../../shapes/index.js';
import type { zh } from '../words.zh.js';

export type ReasonCode = keyof typeof zh.reason;

export interface ReasonFieldsProps {
  readonly codes: readonly ReasonCode[];
  /** Where in the form; `['reason']` when it is left out. */
  readonly at?: readonly string[];
  /** Whether it has to be explained. */
  readonly explained?: boolean;
}

/** A kind, for counting, and what it is in words. */
export function ReasonFields({ codes, at = ['reason'], explained = false }: ReasonFieldsProps): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <>
      <Form.Item name={[...at, 'code']} label={t('ask.reasonCode')} rules={[{ required: true }]}>
        <CodeChoice codes={codes} inWords={(code) => t(`reason.${code as ReasonCode}`)} />
      </Form.Item>
      <Form.Item
        name={[...at, 'text']}
        label={t('ask.reasonText')}
        rules={explained ? [{ required: true, whitespace: true }] : []}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </>
  );
}
