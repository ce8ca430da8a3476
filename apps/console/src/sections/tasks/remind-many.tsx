import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import { useMay, useMe } from '../../session/me.js';
import { BulkAct, filled, type BulkItem } from '../../shapes/index.js';
import type { TaskRow } from './task-record.js';
import { isInHand } from './task-status.js';

type Reminder = Body<'/api/plans/v1/tasks/{id}/reminders'>;

export function ReminderField(): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <Form.Item name="words" label={t('ask.reminderWords')}>
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  );
}

/** 催办: those of the tasks that their units still have in hand. */
export function RemindMany({
  rows,
  after,
}: {
  readonly rows: readonly Pick<TaskRow, 'id' | 'heading' | 'accountable' | 'status'>[];
  readonly after?: () => void;
}): ReactNode {
  const { t } = useTranslation('tasks');
  const may = useMay();
  const own = new Set(useMe().units.map(({ id }) => id));
  if (!may('task.urge')) return null;
  const items = rows
    .filter(({ status, accountable }) => isInHand(status) && !own.has(accountable.id))
    .map(({ id, heading, accountable }) => ({ id, name: `${heading} · ${accountable.name}`, to: `/tasks/${id}` }));
  if (items.length === 0) return null;
  return (
    <BulkAct<BulkItem, Reminder>
      label={t('many.remind', { count: items.length })}
      items={items}
      consequence={t('ask.reminded')}
      {...(after === undefined ? {} : { after })}
      send={({ id }, body, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/reminders', {
            params: { path: { id }, header: { 'Idempotency-Key': key } },
            body: filled(body),
          }),
        )
      }
    >
      <ReminderField />
    </BulkAct>
  );
}
