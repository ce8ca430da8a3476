import { Checkbox, Form } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, PersonChoice, today } from '../../../shapes/index.js';
import { ReasonFields } from './reason-fields.js';

export interface LateFieldsProps {
  /** It is a late entry from the start, for somebody of this unit. */
  readonly forUnit?: string | null;
}

/** 补录: an act that took place earlier is recorded with the day it took effect, and why only now. */
export function LateFields({ forUnit }: LateFieldsProps): ReactNode {
  const { t } = useTranslation('tasks');
  const forAnother = forUnit !== undefined;
  const [late, setLate] = useState(forAnother);
  return (
    <>
      {forAnother ? null : (
        <Form.Item>
          <Checkbox checked={late} onChange={({ target }) => setLate(target.checked)}>
            {t('ask.lateTitle')}
          </Checkbox>
        </Form.Item>
      )}
      {late ? (
        <>
          <Form.Item name={['lateEntry', 'effectiveOn']} label={t('ask.effectiveOn')} rules={[{ required: true }]}>
            <DayField latest={today()} />
          </Form.Item>
          {forAnother ? (
            <Form.Item name={['lateEntry', 'byPersonId']} label={t('ask.byPerson')} rules={[{ required: true }]}>
              <PersonChoice {...(forUnit === null ? {} : { unitId: forUnit })} />
            </Form.Item>
          ) : null}
          <ReasonFields at={['lateEntry', 'reason']} codes={['onPaper', 'oralOrder', 'noNetwork', 'other']} />
        </>
      ) : null}
    </>
  );
}
