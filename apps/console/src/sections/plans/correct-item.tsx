import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { Act, DemandsField, demandsSent, ReasonFields } from '../../shapes/index.js';
import type { Plan, PlanItem } from './codes.js';
import { reasonSent, type ReasonValue } from './fields.js';
import {
  DueFields,
  dueSent,
  ItemPersonsFields,
  ItemUnitsFields,
  itemValues,
  taskPersonsSent,
  unitsSent,
  type ItemValues,
} from './item-form.js';
import { eventCorrected, type CorrectionBody } from './plan-history.js';

const FIELDS = ['itemUnits', 'itemPersons', 'itemDue', 'itemHeading', 'itemContent', 'itemDemands'] as const;
type Field = (typeof FIELDS)[number];

type Values = ItemValues & { readonly field: Field; readonly reason: ReasonValue };

function correctionOf(itemId: string, values: Values): CorrectionBody {
  switch (values.field) {
    case 'itemUnits':
      return { field: 'itemUnits', itemId, value: unitsSent(values.units) };
    case 'itemPersons':
      return { field: 'itemPersons', itemId, value: taskPersonsSent(values.persons) };
    case 'itemDue':
      return { field: 'itemDue', itemId, value: dueSent(values.due) };
    case 'itemHeading':
      return { field: 'itemHeading', itemId, value: values.heading };
    case 'itemContent':
      return { field: 'itemContent', itemId, value: values.content ?? '' };
    case 'itemDemands':
      return { field: 'itemDemands', itemId, value: demandsSent(values.demands) };
  }
}

/** Puts one thing of an item right that could not be assigned. */
export function CorrectItem({ plan, item }: { readonly plan: Plan; readonly item: PlanItem }): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Act<Values>
      label={t('issuing.correct')}
      title={t('acts.correctTitle')}
      wide
      consequence={t('acts.correctItemRule')}
      said={t('acts.saved')}
      initial={{ ...itemValues(item), field: 'itemUnits' }}
      send={async (values, key) =>
        done(
          api.POST('/api/plans/v1/plans/{id}/corrections', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body: {
              corrects: await eventCorrected(plan.id, values.field, item.itemId),
              correction: correctionOf(item.itemId, values),
              reason: reasonSent(values.reason),
            },
          }),
        )
      }
    >
      <CorrectItemFields plan={plan} />
    </Act>
  );
}

function CorrectItemFields({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation('plans');
  const field = Form.useWatch<Field | undefined>('field');
  return (
    <>
      <Form.Item name="field" label={t('corrections.field')} rules={[{ required: true }]}>
        <Select options={FIELDS.map((each) => ({ value: each, label: t(`corrections.fields.${each}`) }))} />
      </Form.Item>
      {field === 'itemUnits' ? <ItemUnitsFields /> : null}
      {field === 'itemPersons' ? <ItemPersonsFields /> : null}
      {field === 'itemDue' ? <DueFields stages={plan.stages} /> : null}
      {field === 'itemDemands' ? <DemandsField name="demands" /> : null}
      {field === 'itemHeading' ? (
        <Form.Item name="heading" label={t('items.heading')} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
      {field === 'itemContent' ? (
        <Form.Item name="content" label={t('items.content')}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={8000} />
        </Form.Item>
      ) : null}
      <ReasonFields codes={['typo', 'wrongDay', 'reorganised', 'excessive', 'other']} explained={false} />
    </>
  );
}
