import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import {
  BulkAct,
  type BulkItem,
  DayField,
  filled,
  notPossible,
  ReasonFields,
  today,
  UnitChoice,
} from '../../shapes/index.js';
import { about, proposedDue } from './dialogs/dialog.js';
import { DecisionFields, decisionOf, type DecisionAsked } from './dialogs/extension-dialog.js';
import type { Withdrawal } from './dialogs/office-dialogs.js';
import {
  approvalOf,
  OpinionField,
  ReturnFields,
  reviewOf,
  type Approval,
  type Return,
} from './dialogs/review-dialogs.js';
import { RemindMany } from './remind-many.js';
import { pendingExtension, type Task, type TaskRow } from './task-record.js';
import { words } from '../../words/words.js';

type Review = Body<'/api/plans/v1/tasks/{id}/reviews'>;
interface Reassigned extends Pick<Body<'/api/plans/v1/tasks/{id}/reassign'>, 'dueOn' | 'reason'> {
  readonly unitId: string;
}

/** Acts on the tasks that are chosen; each takes those it is possible for and answers for every one. */
export function ManyTaskActs({
  rows,
  after,
}: {
  readonly rows: readonly TaskRow[];
  readonly after: () => void;
}): ReactNode {
  const { t } = useTranslation('tasks');
  const may = useMay();
  const reviews = may(
    'task.review.unitHead',
    'task.review.town',
    'task.review.office',
    'task.review.reviewer',
    'task.review.leader',
  );
  const decides = may('task.decideExtension');
  const submitted = itemsOf(rows.filter(({ status }) => status === 'submitted'));
  const asking = itemsOf(rows.filter(({ extensionAsked }) => extensionAsked));
  const assignable = itemsOf(rows.filter(({ status }) => !['submitted', 'completed', 'withdrawn'].includes(status)));
  const open = itemsOf(rows.filter(({ status }) => status !== 'completed' && status !== 'withdrawn'));
  return (
    <>
      {reviews ? (
        <>
          <BulkAct<BulkItem, Approval>
            label={t('many.approve', { count: submitted.length })}
            items={submitted}
            primary
            after={after}
            send={async ({ id }, asked, key) => review(await taskOf(id), 'approve', approvalOf(asked), key)}
          >
            <OpinionField />
          </BulkAct>
          <BulkAct<BulkItem, Return>
            label={t('many.return', { count: submitted.length })}
            items={submitted}
            danger
            after={after}
            initial={{ newDueOn: proposedDue(today(), today()) }}
            send={async ({ id }, asked, key) => review(await taskOf(id), 'return', asked, key)}
          >
            <ReturnFields />
          </BulkAct>
        </>
      ) : null}
      {decides ? (
        <BulkAct<BulkItem, DecisionAsked>
          label={t('many.decideExtension', { count: asking.length })}
          items={asking}
          after={after}
          initial={{ decision: 'grant' }}
          send={async ({ id }, asked, key) => decide(await taskOf(id), asked, key)}
        >
          <DecisionFields untilAsked={false} />
        </BulkAct>
      ) : null}
      <RemindMany rows={rows} after={after} />
      {may('task.assign') ? (
        <>
          <BulkAct<BulkItem, Reassigned>
            label={t('many.reassign', { count: assignable.length })}
            items={assignable}
            after={after}
            consequence={t('many.sameUnit')}
            initial={{ dueOn: proposedDue(today(), today()) }}
            send={({ id }, { unitId, ...body }, key) =>
              done(
                api.POST('/api/plans/v1/tasks/{id}/reassign', {
                  params: about({ id }, key),
                  body: filled({ ...body, units: [{ role: 'lead' as const, unitId }] }),
                }),
              )
            }
          >
            <Form.Item name="unitId" label={t('role.lead')} rules={[{ required: true }]}>
              <UnitChoice />
            </Form.Item>
            <Form.Item name="dueOn" label={t('ask.dueOn')} rules={[{ required: true }]}>
              <DayField earliest={today()} />
            </Form.Item>
            <ReasonFields codes={['reorganised', 'staffChanged', 'notOurs', 'error', 'other']} />
          </BulkAct>
          <BulkAct<BulkItem, Withdrawal>
            label={t('many.withdraw', { count: open.length })}
            items={open}
            danger
            after={after}
            consequence={t('ask.withdrawn')}
            send={({ id }, body, key) =>
              done(api.POST('/api/plans/v1/tasks/{id}/withdraw', { params: about({ id }, key), body: filled(body) }))
            }
          >
            <ReasonFields codes={['duplicate', 'planChanged', 'error', 'notFit', 'other']} />
          </BulkAct>
        </>
      ) : null}
    </>
  );
}

function itemsOf(rows: readonly TaskRow[]): readonly BulkItem[] {
  return rows.map(({ id, heading, accountable }) => ({
    id,
    name: `${heading} · ${accountable.name}`,
    to: `/tasks/${id}`,
  }));
}

/** Read when its turn has come: what is reviewed is what stands there then. */
async function taskOf(id: string): Promise<Task> {
  return done(api.GET('/api/plans/v1/tasks/{id}', { params: { path: { id } } }));
}

async function review(task: Task, result: Review['result'], asked: Return, key: string): Promise<unknown> {
  if (task.status !== 'submitted') throw notPossible(words.t('many.notSubmitted', { ns: 'tasks' }));
  return done(
    api.POST('/api/plans/v1/tasks/{id}/reviews', { params: about(task, key), body: reviewOf(task, result, asked) }),
  );
}

async function decide(task: Task, asked: DecisionAsked, key: string): Promise<unknown> {
  const request = pendingExtension(task);
  if (request === undefined) throw notPossible(words.t('many.noExtension', { ns: 'tasks' }));
  return done(
    api.POST('/api/plans/v1/tasks/{id}/extension-requests/{requestId}/decision', {
      params: { path: { id: task.id, requestId: request.requestId }, header: { 'Idempotency-Key': key } },
      body: decisionOf(asked),
    }),
  );
}
