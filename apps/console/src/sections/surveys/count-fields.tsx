import { Form, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Counts {
  readonly group: string;
  readonly asked: number;
  readonly answered: number;
  readonly favourable: number;
}

/** How many of a group were asked, answered, and answered favourably. */
export function CountFields({
  groups,
}: {
  readonly groups: readonly { readonly value: string; readonly label: string }[];
}): ReactNode {
  const { t } = useTranslation('surveys');
  const count = <InputNumber min={0} precision={0} inputMode="numeric" style={{ width: '100%' }} />;
  const atMost = (other: 'asked' | 'answered') => (form: { getFieldValue: (name: string) => unknown }) => ({
    validator: (_rule: unknown, value: unknown) =>
      Number(value) > Number(form.getFieldValue(other))
        ? Promise.reject(new Error(t('moreThanAsked')))
        : Promise.resolve(),
  });
  return (
    <>
      <Form.Item name="group" label={t('group')} rules={[{ required: true }]}>
        <Select options={[...groups]} />
      </Form.Item>
      <Form.Item name="asked" label={t('asked')} rules={[{ required: true }]}>
        {count}
      </Form.Item>
      <Form.Item
        name="answered"
        label={t('answered')}
        dependencies={['asked']}
        rules={[{ required: true }, atMost('asked')]}
      >
        {count}
      </Form.Item>
      <Form.Item
        name="favourable"
        label={t('favourable')}
        dependencies={['answered']}
        rules={[{ required: true }, atMost('answered')]}
      >
        {count}
      </Form.Item>
    </>
  );
}
