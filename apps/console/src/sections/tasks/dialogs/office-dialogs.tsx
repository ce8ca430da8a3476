import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../../api/client.js';
import {
  ActDialog,
  CodeChoice,
  DayField,
  filled,
  LateEntryFields,
  ReasonFields,
  today,
} from '../../../shapes/index.js';
import { PersonsField, UnitsField } from '../fields/party-fields.js';
import type { Task } from '../task-record.js';
import { about, proposedDue, type TaskDialogProps } from './dialog.js';

type Reassignment = Body<'/api/plans/v1/tasks/{id}/reassign'>;
export type Withdrawal = Body<'/api/plans/v1/tasks/{id}/withdraw'>;
type Delivery = Body<'/api/plans/v1/tasks/{id}/deliveries'>;

/** As forms hold them: a person of the directory by id, another by the name as it is written. */
export function personsGiven(persons: Task['persons']): NonNullable<Reassignment['persons']> {
  return persons.flatMap(({ personId, text, role, part }) => {
    const who = personId === null ? (text === null ? null : { name: text }) : { personId };
    return who === null ? [] : [{ ...who, role, ...(part === undefined ? {} : { part }) }];
  });
}

export function ReassignDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <ActDialog<Reassignment>
      label={t('acts.reassign')}
      title={`${t('acts.reassign')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      wide
      close={close}
      initial={{
        units: task.units.map(({ role, unit }) => ({ role, unitId: unit.id })),
        persons: personsGiven(task.persons),
        dueOn: proposedDue(task.due.on, today()),
      }}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/tasks/{id}/reassign', { params: about(task, key), body: filled(body) }))
      }
    >
      <UnitsField />
      <PersonsField name="persons" />
      <Form.Item name="dueOn" label={t('ask.dueOn')} rules={[{ required: true }]}>
        <DayField />
      </Form.Item>
      <Form.Item name="documentNumber" label={t('ask.documentNumber')}>
        <Input maxLength={60} />
      </Form.Item>
      <ReasonFields codes={['reorganised', 'staffChanged', 'notOurs', 'error', 'other']} />
      <LateEntryFields />
    </ActDialog>
  );
}

export function WithdrawDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <ActDialog<Withdrawal>
      label={t('acts.withdraw')}
      title={`${t('acts.withdraw')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      danger
      close={close}
      consequence={t('ask.withdrawn')}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/tasks/{id}/withdraw', { params: about(task, key), body: filled(body) }))
      }
    >
      <ReasonFields codes={['duplicate', 'planChanged', 'error', 'notFit', 'other']} />
      <LateEntryFields />
    </ActDialog>
  );
}

export function ReopenDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <ActDialog<Body<'/api/plans/v1/tasks/{id}/reopening'>>
      label={t('acts.reopen')}
      title={`${t('acts.reopen')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      danger
      close={close}
      initial={{ newDueOn: proposedDue(task.due.on, today()) }}
      consequence={t('ask.reopened')}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/tasks/{id}/reopening', { params: about(task, key), body: filled(body) }))
      }
    >
      <Form.Item name="newDueOn" label={t('ask.newDueOn')} rules={[{ required: true }]}>
        <DayField earliest={today()} />
      </Form.Item>
      <ReasonFields codes={['evidenceChanged', 'error', 'forged', 'notSo', 'other']} />
      <LateEntryFields />
    </ActDialog>
  );
}

const WAYS: readonly Delivery['way'][] = ['paper', 'phone'];

/** What reached a unit outside the system; in the system it is delivered when it is looked at. */
export function DeliverDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const names = new Map(task.units.map(({ unit, role }) => [unit.id, `${unit.name} · ${t(`role.${role}`)}`]));
  const first = task.units[0];
  return (
    <ActDialog<Delivery>
      label={t('acts.deliver')}
      title={`${t('acts.deliver')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      close={close}
      initial={{ way: 'paper', ...(first === undefined ? {} : { unitId: first.unit.id }) }}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/tasks/{id}/deliveries', { params: about(task, key), body: filled(body) }))
      }
    >
      <Form.Item name="unitId" label={t('ask.unit')} rules={[{ required: true }]}>
        <CodeChoice codes={[...names.keys()]} inWords={(id) => names.get(id) ?? id} />
      </Form.Item>
      <Form.Item name="way" label={t('ask.way')} rules={[{ required: true }]}>
        <CodeChoice codes={WAYS} inWords={(way) => t(`way.${way as Delivery['way']}`)} />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}
