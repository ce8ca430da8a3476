import { Form } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, done, type Body } from '../../api/client.js';
import { Act, filled, LateEntryFields, UnitChoice } from '../../shapes/index.js';
import { ResultChoice } from './result-choice.js';

/** A circular to a unit under the authority's command, for a result that the programme foresees it for. */
export function DraftCircular(): ReactNode {
  const { t } = useTranslation('praise');
  const navigate = useNavigate();
  const drafted = useRef<string | null>(null);
  return (
    <Act<Body<'/api/awards/v1/circulars'>>
      label={t('draft')}
      title={t('draftTitle')}
      primary
      consequence={t('draftConsequence')}
      send={async (values, key) => {
        const params = { header: { 'Idempotency-Key': key } };
        drafted.current = (await done(api.POST('/api/awards/v1/circulars', { params, body: filled(values) }))).id;
      }}
      after={() => {
        if (drafted.current !== null) void navigate(`/praise/circulars/${drafted.current}`);
      }}
    >
      {(form) => (
        <>
          <ResultChoice
            form={form}
            chosen={(result) => {
              if (result?.subject.unit) form.setFieldsValue({ unitId: result.subject.unit.id });
            }}
          />
          <Form.Item name="unitId" label={t('unit')} rules={[{ required: true }]}>
            <UnitChoice />
          </Form.Item>
          <LateEntryFields />
        </>
      )}
    </Act>
  );
}
