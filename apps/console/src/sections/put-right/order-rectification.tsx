import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, type Body } from '../../api/client.js';
import {
  Act,
  CodeChoice,
  DayField,
  filled,
  FilesField,
  LateEntryFields,
  ProgrammeChoice,
  SubjectChoice,
  today,
  UnitChoice,
  useCodeWords,
  type StoredFile,
} from '../../shapes/index.js';

type Order = Body<'/api/plans/v1/rectifications'>;
interface Asked extends Omit<Order, 'fileIds' | 'serious' | 'source'> {
  readonly serious?: boolean;
  readonly source: { readonly kind: 'external' | 'order'; readonly reference?: string };
  readonly files?: readonly StoredFile[];
}

/** 责令整改: what was found outside an assessment of one's own. */
export function OrderRectification(): ReactNode {
  const { t } = useTranslation('putRight');
  const say = useCodeWords();
  const navigate = useNavigate();
  return (
    <Act<Asked>
      label={t('order')}
      primary
      wide
      initial={{ foundOn: today(), source: { kind: 'order' } }}
      consequence={t('orderConsequence')}
      send={async ({ files = [], serious = false, source, ...asked }, key) => {
        const made = await done(
          api.POST('/api/plans/v1/rectifications', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              ...filled(asked),
              serious,
              source: filled(source),
              fileIds: files.map(({ id }) => id),
            },
          }),
        );
        void navigate(`/rectifications/${made.id}`);
      }}
    >
      <Form.Item name="programmeId" label={t('programme')} rules={[{ required: true }]}>
        <ProgrammeChoice />
      </Form.Item>
      <Form.Item name="subjectId" label={t('subject')} rules={[{ required: true }]}>
        <SubjectChoice />
      </Form.Item>
      <Form.Item name="what" label={t('what')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="serious" valuePropName="checked">
        <Checkbox>{t('seriousProblem')}</Checkbox>
      </Form.Item>
      <Form.Item name="foundOn" label={t('foundOn')} rules={[{ required: true }]}>
        <DayField latest={today()} />
      </Form.Item>
      <Form.Item name={['source', 'kind']} label={t('source')} rules={[{ required: true }]}>
        <CodeChoice codes={['order', 'external']} inWords={(code) => say('rectificationSource', code)} />
      </Form.Item>
      <Form.Item name={['source', 'reference']} label={t('reference')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="unitId" label={t('unit')} extra={t('unitLater')}>
        <UnitChoice allowClear />
      </Form.Item>
      <Form.Item name="documentNumber" label={t('documentNumber')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="files" label={t('files')}>
        <FilesField context="plans" />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}
