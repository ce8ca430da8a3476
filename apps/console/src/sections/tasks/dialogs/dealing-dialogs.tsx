import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../../api/client.js';
import { ActDialog, filled, PersonChoice, PersonName, ReasonFields } from '../../../shapes/index.js';
import { HolderChoice } from '../fields/holder-choice.js';
import { ReminderField } from '../remind-many.js';
import { about, type TaskDialogProps } from './dialog.js';

type HandOver = Body<'/api/plans/v1/tasks/{id}/hand-over'>;

export function RemindDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <ActDialog<Body<'/api/plans/v1/tasks/{id}/reminders'>>
      label={t('acts.remind')}
      title={`${t('acts.remind')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      close={close}
      consequence={t('ask.reminded')}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/tasks/{id}/reminders', { params: about(task, key), body: filled(body) }))
      }
    >
      <ReminderField />
    </ActDialog>
  );
}

export function HandOverDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const holders = [...new Set(task.persons.flatMap(({ personId }) => personId ?? []))];
  const [only] = holders;
  return (
    <ActDialog<HandOver>
      label={t('acts.handOver')}
      title={`${t('acts.handOver')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      close={close}
      initial={holders.length === 1 && only !== undefined ? { fromPersonId: only } : {}}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/tasks/{id}/hand-over', { params: about(task, key), body: filled(body) }))
      }
    >
      <Form.Item name="fromPersonId" label={t('ask.fromPerson')} rules={[{ required: true }]}>
        <HolderChoice holders={holders.map((id) => ({ id, name: <PersonName id={id} /> }))} />
      </Form.Item>
      <Form.Item name="toPersonId" label={t('ask.toPerson')} rules={[{ required: true }]}>
        <PersonChoice unitId={task.accountable.id} />
      </Form.Item>
      <ReasonFields codes={['staffChanged', 'reorganised', 'other']} />
    </ActDialog>
  );
}
