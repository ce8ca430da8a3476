import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../api/client.js';
import { DayField, DivisionChoice, UnitChoice } from '../../shapes/index.js';

export type HeaderValues = Body<'/api/plans/v1/plans/{id}/header', 'put'>;

/** The header of a plan: what every plan has before anything else. */
export function HeaderFields({ prefix = [] }: { readonly prefix?: readonly string[] }): ReactNode {
  const { t } = useTranslation('plans');
  const required = [{ required: true }];
  return (
    <>
      <Form.Item name={[...prefix, 'title']} label={t('fields.title')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={[...prefix, 'authorityUnitId']} label={t('fields.authority')} rules={required}>
        <UnitChoice />
      </Form.Item>
      <Form.Item name={[...prefix, 'divisionId']} label={t('fields.division')} rules={required}>
        <DivisionChoice />
      </Form.Item>
      <div className="two-fields">
        <Form.Item name={[...prefix, 'period', 'from']} label={t('fields.from')} rules={required}>
          <DayField />
        </Form.Item>
        <Form.Item name={[...prefix, 'period', 'to']} label={t('fields.to')} rules={required}>
          <DayField />
        </Form.Item>
      </div>
    </>
  );
}
