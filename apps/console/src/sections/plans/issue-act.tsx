import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import {
  Act,
  DayField,
  FilesField,
  LateEntryFields,
  PersonChoice,
  type StoredFile,
  today,
} from '../../shapes/index.js';
import { LEVELS, type Plan } from './codes.js';
import { lateSent, type LateValue } from './fields.js';
import { orderRead } from './order-read.js';

interface IssueValues {
  readonly number: string;
  readonly issuedOn: string;
  readonly signerPersonId?: string;
  readonly document?: readonly StoredFile[];
  readonly lateEntry?: LateValue;
  readonly isRestart?: boolean;
  readonly restart?: NonNullable<Body<'/api/plans/v1/plans/{id}/issue'>['restart']>;
}

/** Why a draft cannot be issued yet. */
export function useIssueHindrance({ items }: Plan): string | undefined {
  const { t } = useTranslation('plans');
  if (items.length === 0) return t('acts.issueNoItems');
  const unmatched = items.flatMap(({ units }) => units).filter(({ unit }) => unit === null).length;
  return unmatched > 0 ? t('acts.issueMissing', { count: unmatched }) : undefined;
}

export function IssueAct({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  const units = plan.items.flatMap((item) => item.units);
  const known = orderRead(plan.id);
  const hindered = useIssueHindrance(plan);
  return (
    <Act<IssueValues>
      primary
      label={t('acts.issue')}
      title={t('acts.issueTitle')}
      wide
      said={t('acts.issued')}
      {...(hindered === undefined ? {} : { disabled: hindered })}
      consequence={
        <>
          <p>
            {t('acts.issueFact', {
              title: plan.title,
              count: plan.items.length,
              units: new Set(units.map(({ unit }) => unit?.id)).size,
            })}
          </p>
          <p>{t('acts.issueRule')}</p>
        </>
      }
      initial={{ issuedOn: known.issuedOn ?? today(), ...(known.number === undefined ? {} : { number: known.number }) }}
      send={({ number, issuedOn, signerPersonId, document, lateEntry, isRestart, restart }, key) =>
        done(
          api.POST('/api/plans/v1/plans/{id}/issue', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body: {
              number,
              issuedOn,
              ...(signerPersonId === undefined ? {} : { signerPersonId }),
              ...(document?.[0] === undefined ? {} : { documentFileId: document[0].id }),
              ...(lateEntry !== undefined ? { lateEntry: lateSent(lateEntry) } : {}),
              ...(isRestart === true && restart !== undefined ? { restart } : {}),
            },
          }),
        )
      }
    >
      <IssueFields />
    </Act>
  );
}

function IssueFields(): ReactNode {
  const { t } = useTranslation('plans');
  const restart = Form.useWatch<boolean | undefined>('isRestart');
  const required = [{ required: true }];
  return (
    <>
      <div className="two-fields">
        <Form.Item name="number" label={t('fields.numberLike')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="issuedOn" label={t('fields.issuedOn')} rules={required}>
          <DayField />
        </Form.Item>
      </div>
      <Form.Item name="signerPersonId" label={t('fields.signer')} extra={t('acts.signerHint')}>
        <PersonChoice allowClear />
      </Form.Item>
      <Form.Item name="document" label={t('fields.document')}>
        <FilesField context="plans" most={1} />
      </Form.Item>
      <LateEntryFields />
      <Form.Item name="isRestart" valuePropName="checked">
        <Checkbox>{t('acts.restartAsk')}</Checkbox>
      </Form.Item>
      {restart === true ? (
        <>
          <div className="two-fields">
            <Form.Item name={['restart', 'number']} label={t('acts.restartNumber')} rules={required}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name={['restart', 'on']} label={t('acts.restartOn')} rules={required}>
              <DayField />
            </Form.Item>
          </div>
          <div className="two-fields">
            <Form.Item name={['restart', 'by', 'zh']} label={t('acts.restartByZh')} rules={required}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name={['restart', 'by', 'en']} label={t('acts.restartByEn')} rules={required}>
              <Input maxLength={100} />
            </Form.Item>
          </div>
          <Form.Item name={['restart', 'level']} label={t('acts.restartLevel')} rules={required}>
            <Select options={LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))} />
          </Form.Item>
        </>
      ) : null}
    </>
  );
}
