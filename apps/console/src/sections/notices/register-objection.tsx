import { Form, Input, Select } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, type Answer, type Body } from '../../api/client.js';
import { Act, filled, LateEntryFields } from '../../shapes/index.js';

/** An objection that came on paper, in person or by phone. */
export function RegisterObjection({ notice }: { readonly notice: Answer<'/api/awards/v1/notices/{id}'> }): ReactNode {
  const { t } = useTranslation('notices');
  const navigate = useNavigate();
  const registered = useRef<string | null>(null);
  return (
    <Act<Omit<Body<'/api/awards/v1/objections'>, 'noticeId'>>
      label={t('register')}
      consequence={t('registerConsequence')}
      send={async (values, key) => {
        const params = { header: { 'Idempotency-Key': key } };
        const body = { ...filled(values), noticeId: notice.id };
        registered.current = (await done(api.POST('/api/awards/v1/objections', { params, body }))).id;
      }}
      after={() => {
        if (registered.current !== null) void navigate(`/notices/objections/${registered.current}`);
      }}
    >
      <Form.Item name="titleId" label={t('about')} extra={t('aboutHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={notice.candidates.map(({ titleId, subject }) => ({ value: titleId, label: subject.name }))}
        />
      </Form.Item>
      <Form.Item name="text" label={t('text')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="name" label={t('name')} extra={t('namedHint')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={t('contact')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}
