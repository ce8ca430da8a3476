import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Answer, type Body } from '../../../api/client.js';
import {
  ActDialog,
  CodeChoice,
  DayField,
  DemandsField,
  demandsSent,
  type DemandValue,
  filled,
  ReasonFields,
} from '../../../shapes/index.js';
import { CorrectedValue, ReexaminedDecisions } from '../task-corrections.js';
import { PersonsField } from '../fields/party-fields.js';
import { awaitingReexamination, type CorrectedField, type Task } from '../task-record.js';
import { personsGiven } from './office-dialogs.js';
import { about, type TaskDialogProps } from './dialog.js';

type CorrectionBody = Body<'/api/plans/v1/tasks/{id}/corrections'>;
type Entry = Answer<'/api/plans/v1/tasks/{id}/history'>['entries'][number];

const FIELDS: readonly CorrectedField[] = [
  'heading',
  'content',
  'deliverables',
  'documentNumber',
  'dueOn',
  'persons',
  'demands',
];
const PATHS: Readonly<Record<CorrectedField, string>> = {
  heading: '/heading',
  content: '/content',
  deliverables: '/deliverables',
  documentNumber: '/order/documentNumber',
  dueOn: '/due',
  persons: '/persons',
  demands: '/demands',
};

/** The entry that last set a field: it is what a correction corrects. */
export function entryCorrected(entries: readonly Entry[], field: CorrectedField): string | undefined {
  const path = PATHS[field];
  const set = entries.filter(({ changes }) =>
    changes.some((change) => change.path === path || change.path.startsWith(`${path}/`)),
  );
  return (set.at(-1) ?? entries[0])?.eventId;
}

interface Asked {
  readonly field: CorrectedField;
  readonly text?: string;
  readonly day?: string;
  readonly persons?: Extract<CorrectionBody['correction'], { field: 'persons' }>['value'];
  readonly demands?: readonly DemandValue[];
  readonly reason: CorrectionBody['reason'];
}

export function correctionOf({
  field,
  text = '',
  day = '',
  persons = [],
  demands,
}: Asked): CorrectionBody['correction'] {
  switch (field) {
    case 'heading':
    case 'content':
      return { field, value: text.trim() };
    case 'documentNumber':
      return { field, value: text.trim() === '' ? null : text.trim() };
    case 'deliverables':
      return {
        field,
        value: text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      };
    case 'dueOn':
      return { field, value: day };
    case 'persons':
      return { field, value: persons };
    case 'demands':
      return { field, value: demandsSent(demands) };
  }
}

function textOf(task: Task, field: CorrectedField): string {
  if (field === 'heading') return task.heading;
  if (field === 'content') return task.content;
  if (field === 'deliverables') return task.deliverables.join('\n');
  if (field === 'documentNumber') return task.order.documentNumber ?? '';
  return '';
}

export function CorrectDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const [field, setField] = useState<CorrectedField>('heading');
  const history = useQuery({
    queryKey: ['task-entries', task.id],
    queryFn: () =>
      done(api.GET('/api/plans/v1/tasks/{id}/history', { params: { path: { id: task.id }, query: { limit: '200' } } })),
  });
  return (
    <ActDialog<Asked>
      label={t('acts.correct')}
      title={`${t('acts.correct')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      wide
      close={close}
      consequence={t('ask.twoPeople')}
      initial={{
        field,
        text: textOf(task, field),
        day: task.due.on,
        persons: personsGiven(task.persons),
        demands: task.demands ?? [],
      }}
      send={async (asked, key) => {
        const entries = history.data?.entries ?? (await history.refetch()).data?.entries ?? [];
        return done(
          api.POST('/api/plans/v1/tasks/{id}/corrections', {
            params: about(task, key),
            body: {
              corrects: entryCorrected(entries, asked.field) ?? '',
              correction: correctionOf(asked),
              reason: filled(asked.reason),
            },
          }),
        );
      }}
    >
      {(form) => (
        <>
          <Form.Item name="field" label={t('ask.field')} rules={[{ required: true }]}>
            <CodeChoice
              codes={FIELDS}
              inWords={(code) => t(`field.${code as CorrectedField}`)}
              onChange={(code) => {
                setField(code as CorrectedField);
                form.setFieldValue('text', textOf(task, code as CorrectedField));
              }}
            />
          </Form.Item>
          {field === 'persons' ? <PersonsField name="persons" /> : null}
          {field === 'demands' ? <DemandsField name="demands" /> : null}
          {field === 'dueOn' ? (
            <Form.Item name="day" label={t('ask.value')} rules={[{ required: true }]}>
              <DayField />
            </Form.Item>
          ) : null}
          {field === 'heading' || field === 'documentNumber' ? (
            <Form.Item name="text" label={t('ask.value')} rules={field === 'heading' ? [{ required: true }] : []}>
              <Input />
            </Form.Item>
          ) : null}
          {field === 'content' || field === 'deliverables' ? (
            <Form.Item
              name="text"
              label={
                field === 'content'
                  ? t('ask.value')
                  : `${t('ask.value')}${t('marks.open')}${t('ask.deliverables')}${t('marks.close')}`
              }
            >
              <Input.TextArea rows={6} />
            </Form.Item>
          ) : null}
          <ReasonFields codes={['typo', 'wrongDay', 'staffChanged', 'excessive', 'error', 'other']} explained={false} />
        </>
      )}
    </ActDialog>
  );
}

export function ConfirmCorrectionDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const { proposal } = task;
  if (proposal === null) return null;
  return (
    <ActDialog<object>
      label={t('acts.confirmCorrection')}
      said={t('acts.said')}
      close={close}
      consequence={<CorrectedValue task={task} correction={proposal.correction} />}
      send={(_values, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/corrections/{correctionId}/confirm', {
            params: {
              path: { id: task.id, correctionId: proposal.correctionId },
              header: { 'Idempotency-Key': key },
            },
          }),
        )
      }
    />
  );
}

export function DeclineCorrectionDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const { proposal } = task;
  if (proposal === null) return null;
  return (
    <ActDialog<Body<'/api/plans/v1/tasks/{id}/corrections/{correctionId}/decline'>>
      label={t('acts.declineCorrection')}
      said={t('acts.said')}
      danger
      close={close}
      consequence={<CorrectedValue task={task} correction={proposal.correction} />}
      send={(body, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/corrections/{correctionId}/decline', {
            params: {
              path: { id: task.id, correctionId: proposal.correctionId },
              header: { 'Idempotency-Key': key },
            },
            body: filled(body),
          }),
        )
      }
    >
      <ReasonFields codes={['notSo', 'error', 'other']} />
    </ActDialog>
  );
}

export function ReexamineDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const correction = awaitingReexamination(task);
  if (correction === undefined) return null;
  return (
    <ActDialog<Body<'/api/plans/v1/tasks/{id}/corrections/{correctionId}/reexamination'>>
      label={t('acts.reexamine')}
      said={t('acts.said')}
      close={close}
      consequence={<ReexaminedDecisions of={correction.reexamine} />}
      send={(body, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/corrections/{correctionId}/reexamination', {
            params: {
              path: { id: task.id, correctionId: correction.correctionId },
              header: { 'Idempotency-Key': key },
            },
            body: filled(body),
          }),
        )
      }
    >
      <Form.Item name="outcome" label={t('ask.outcome')} rules={[{ required: true }]}>
        <Radio.Group
          options={[
            { value: 'stands', label: t('outcome.stands') },
            { value: 'doesNotStand', label: t('outcome.doesNotStand') },
          ]}
        />
      </Form.Item>
      <ReasonFields codes={['checked', 'error', 'other']} />
    </ActDialog>
  );
}
