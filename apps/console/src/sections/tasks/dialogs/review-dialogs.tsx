import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../../api/client.js';
import { ActDialog, DayField, filled, LateEntryFields, ReasonFields, today } from '../../../shapes/index.js';
import { lastSubmission, type Task } from '../task-record.js';
import { about, proposedDue, type TaskDialogProps } from './dialog.js';

type Review = Body<'/api/plans/v1/tasks/{id}/reviews'>;
type Asked = Pick<Review, 'reason' | 'newDueOn' | 'lateEntry'>;
export type Approval = Pick<Asked, 'lateEntry'> & { readonly opinion?: string };
export type Return = Asked;

/** What stands before the reviewer is what is reviewed: every file of the submission, by its hash. */
export function reviewOf(task: Task, result: Review['result'], asked: Asked): Review {
  const submission = lastSubmission(task);
  return {
    submission: submission?.submission ?? 0,
    level: task.waitsFor?.level ?? 0,
    reviewed: [...new Set((submission?.evidence ?? []).map(({ sha256 }) => sha256))],
    result,
    ...filled(asked),
  };
}

export function ApproveDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t, i18n } = useTranslation('tasks');
  const submission = lastSubmission(task);
  const next = task.rules.review.find(({ level }) => level === (task.waitsFor?.level ?? 0) + 1);
  return (
    <ActDialog<Approval>
      label={t('acts.approve')}
      title={`${t('acts.approve')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      close={close}
      consequence={
        <>
          <div>{t('ask.reviewed', { count: submission?.evidence.length ?? 0, nth: submission?.submission ?? 0 })}</div>
          <div>
            {next === undefined
              ? t('ask.approveLast')
              : t('ask.approveNext', { next: i18n.language === 'en' ? next.names.en : next.names.zh })}
          </div>
        </>
      }
      send={(asked, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/reviews', {
            params: about(task, key),
            body: reviewOf(task, 'approve', approvalOf(asked)),
          }),
        )
      }
    >
      <OpinionField />
      <LateEntryFields />
    </ActDialog>
  );
}

/** An approval needs no reason; what is said with it is kept as one. */
export function approvalOf({ opinion, ...asked }: Approval): Asked {
  const text = opinion?.trim() ?? '';
  return text === '' ? asked : { ...asked, reason: { code: 'checked', text } };
}

export function ReturnDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const submission = lastSubmission(task);
  return (
    <ActDialog<Asked>
      label={t('acts.return')}
      title={`${t('acts.return')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      danger
      close={close}
      initial={{ newDueOn: proposedDue(task.due.on, today()) }}
      consequence={t('ask.returnTo', { unit: submission?.unit.name ?? task.accountable.name })}
      send={(asked, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/reviews', {
            params: about(task, key),
            body: reviewOf(task, 'return', asked),
          }),
        )
      }
    >
      <ReturnFields />
      <LateEntryFields />
    </ActDialog>
  );
}

export function OpinionField(): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <Form.Item name="opinion" label={t('ask.opinion')}>
      <Input.TextArea rows={2} maxLength={2000} />
    </Form.Item>
  );
}

export function ReturnFields(): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <>
      <ReasonFields codes={['incomplete', 'wrongEvidence', 'sameEvidence', 'notSo', 'forged', 'other']} />
      <Form.Item name="newDueOn" label={t('ask.newDueOn')} rules={[{ required: true }]}>
        <DayField earliest={today()} />
      </Form.Item>
    </>
  );
}
