import { Checkbox, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { Act } from '../../shapes/index.js';
import type { Plan } from './codes.js';
import { LateEntryFields, lateSent, ReasonFields, reasonSent, type LateValue, type ReasonValue } from './fields.js';
import { usePlanTasks } from './tasks-panel.js';

interface CloseValues {
  readonly reason: ReasonValue;
  readonly leave?: boolean;
  readonly isLate?: boolean;
  readonly lateEntry?: LateValue;
}

export function CloseAct({ plan, disabled }: { readonly plan: Plan; readonly disabled?: string }): ReactNode {
  const { t } = useTranslation('plans');
  const tasks = usePlanTasks(plan.id, true).data ?? [];
  const open = tasks.filter(({ status }) => status !== 'completed' && status !== 'withdrawn').length;
  return (
    <Act<CloseValues>
      label={t('acts.close')}
      title={t('acts.closeTitle')}
      said={t('acts.closed')}
      consequence={t('acts.closeFact', { count: tasks.length, open })}
      {...(disabled === undefined ? {} : { disabled })}
      initial={{ reason: { code: 'done' } }}
      send={({ reason, leave, isLate, lateEntry }, key) =>
        done(
          api.POST('/api/plans/v1/plans/{id}/close', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body: {
              note: reasonSent(reason),
              ...(leave === true ? { openTasks: 'leave' as const } : {}),
              ...(isLate === true && lateEntry !== undefined ? { lateEntry: lateSent(lateEntry) } : {}),
            },
          }),
        )
      }
    >
      <CloseFields open={open} />
    </Act>
  );
}

function CloseFields({ open }: { readonly open: number }): ReactNode {
  const { t } = useTranslation('plans');
  const late = Form.useWatch<boolean | undefined>('isLate');
  return (
    <>
      <ReasonFields codes={['done', 'reorganised', 'other']} />
      {open === 0 ? null : (
        <Form.Item name="leave" valuePropName="checked">
          <Checkbox>{t('acts.closeLeave')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="isLate" valuePropName="checked">
        <Checkbox>{t('acts.late')}</Checkbox>
      </Form.Item>
      {late === true ? <LateEntryFields /> : null}
    </>
  );
}
