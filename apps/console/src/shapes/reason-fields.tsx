import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { codeInWords } from '../records/codes.js';
import { CodeChoice } from './choices.js';
import { useLanguage } from '../words/words.js';

export interface ReasonGiven {
  readonly code: string;
  readonly text?: string;
}

export interface ReasonValues {
  readonly reason: ReasonGiven;
}

/** A kind, for counting, and what it is in words. */
export function ReasonFields({
  codes,
  at = 'reason',
}: {
  readonly codes: readonly string[];
  readonly at?: string;
}): ReactNode {
  const { t } = useTranslation('shapes');
  const { language } = useLanguage();
  return (
    <>
      <Form.Item
        name={[at, 'code']}
        label={t('fields.reasonCode')}
        rules={[{ required: true }]}
        initialValue={codes[0]}
      >
        <CodeChoice codes={codes} inWords={(code) => codeInWords('reasonCode', code, language)} />
      </Form.Item>
      <Form.Item name={[at, 'text']} label={t('fields.reasonText')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </>
  );
}
