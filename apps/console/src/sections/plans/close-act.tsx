import { Checkbox, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { Act, LateEntryFields, ReasonFields } from '../../shapes/index.js';
import type { Plan } from './codes.js';
import { lateSent, reasonSent, type LateValue, type ReasonValue } from './fields.js';
import { usePlanTasks } from './tasks-panel.js';

interface CloseValues {
  readonly reason: ReasonValue;
  readonly leave?: boolean;
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
      send={({ reason, leave, lateEntry }, key) =>
        done(
          api.POST('/api/plans/v1/plans/{id}/close', {
            params: { path: { id: plan.id }, header: { 'Idempotency-Key': key } },
            body: {
              note: reasonSent(reason),
              ...(leave === true ? { openTasks: 'leave' as const } : {}),
              ...(lateEntry !== undefined ? { lateEntry: lateSent(lateEntry) } : {}),
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
  return (
    <>
      <ReasonFields codes={['done', 'reorganised', 'other']} explained={false} />
      {open === 0 ? null : (
        <Form.Item name="leave" valuePropName="checked">
          <Checkbox>{t('acts.closeLeave')}</Checkbox>
        </Form.Item>
      )}
      <LateEntryFields />
    </>
  );
}
