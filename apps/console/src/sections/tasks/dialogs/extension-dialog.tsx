import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../../../records/reason-in-words.js';
import { api, done, type Body } from '../../../api/client.js';
import { ActDialog, DayField, filled, LateEntryFields, ReasonFields } from '../../../shapes/index.js';
import { pendingExtension } from '../task-record.js';
import type { TaskDialogProps } from './dialog.js';

type Decision = Body<'/api/plans/v1/tasks/{id}/extension-requests/{requestId}/decision'>;

export interface DecisionAsked {
  readonly decision: Decision['decision'];
  readonly until?: string;
  readonly reason?: Decision['reason'];
  readonly lateEntry?: Decision['lateEntry'];
}

export function decisionOf(asked: DecisionAsked): Decision {
  const { until, ...rest } = filled(asked);
  return (rest.decision === 'grant' && until !== undefined ? { ...rest, until } : rest) as Decision;
}

export function DecideExtensionDialog({ task, close }: TaskDialogProps): ReactNode {
  const { t } = useTranslation('tasks');
  const request = pendingExtension(task);
  if (request === undefined) return null;
  const { requestId } = request;
  return (
    <ActDialog<DecisionAsked>
      label={t('acts.decideExtension')}
      title={`${t('acts.decideExtension')}${t('marks.colon')}${task.heading}`}
      said={t('acts.said')}
      close={close}
      initial={{ decision: 'grant', until: request.until }}
      consequence={t('ask.asked', {
        unit: request.unit.name,
        until: request.until,
        reason: reasonInWords(request.reason),
      })}
      send={(asked, key) =>
        done(
          api.POST('/api/plans/v1/tasks/{id}/extension-requests/{requestId}/decision', {
            params: { path: { id: task.id, requestId }, header: { 'Idempotency-Key': key } },
            body: decisionOf(asked),
          }),
        )
      }
    >
      <DecisionFields from={task.due.on} asked={request.until} untilAsked />
      <LateEntryFields />
    </ActDialog>
  );
}

export function DecisionFields({
  from,
  asked,
  untilAsked,
}: {
  readonly from?: string;
  /** Until when it was asked for: another day is explained. */
  readonly asked?: string;
  readonly untilAsked: boolean;
}): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <>
      <Form.Item name="decision" label={t('ask.decision')} rules={[{ required: true }]}>
        <Radio.Group
          options={[
            { value: 'grant', label: t('ask.grant') },
            { value: 'refuse', label: t('ask.refuse') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('decision') === 'grant' ? (
            untilAsked ? (
              <>
                <Form.Item name="until" label={t('ask.grantUntil')} rules={[{ required: true }]}>
                  <DayField {...(from === undefined ? {} : { earliest: from })} />
                </Form.Item>
                {asked === undefined || (getFieldValue('until') ?? asked) === asked ? null : (
                  <ReasonFields codes={['shortened', 'other']} />
                )}
              </>
            ) : null
          ) : (
            <ReasonFields codes={['tooLate', 'notSo', 'incomplete', 'other']} />
          )
        }
      </Form.Item>
    </>
  );
}
