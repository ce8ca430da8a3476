import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Answer } from '../../api/client.js';
import { useMay } from '../../session/me.js';
import { BulkAct, DayField, notPossible, ReasonFields, UnitChoice } from '../../shapes/index.js';
import { words } from '../../words/words.js';
import type { ListedTask } from './codes.js';
import { RemindMany } from '../tasks/remind-many.js';
import { reasonSent, type ReasonValue } from './fields.js';

type Task = Answer<'/api/plans/v1/tasks/{id}'>;

interface Chosen {
  readonly id: string;
  readonly name: string;
  readonly to: string;
}

interface ReasonValues {
  readonly reason: ReasonValue;
}

const readTask = (id: string): Promise<Task> => done(api.GET('/api/plans/v1/tasks/{id}', { params: { path: { id } } }));

async function review(
  id: string,
  result: 'approve' | 'return',
  { reason, newDueOn }: { readonly reason?: ReasonValue; readonly newDueOn?: string },
  key: string,
): Promise<unknown> {
  const { waitsFor, submissions } = await readTask(id);
  const last = submissions.at(-1);
  if (waitsFor === null || last === undefined) throw notPossible(words.t('tasks.notSubmitted', { ns: 'plans' }));
  return done(
    api.POST('/api/plans/v1/tasks/{id}/reviews', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: {
        submission: last.submission,
        level: waitsFor.level,
        reviewed: last.evidence.map(({ sha256 }) => sha256),
        result,
        ...(reason === undefined ? {} : { reason: reasonSent(reason) }),
        ...(newDueOn === undefined ? {} : { newDueOn }),
      },
    }),
  );
}

async function decide(
  id: string,
  values: { readonly until?: string } & (
    { readonly decision: 'grant' } | ({ readonly decision: 'refuse' } & ReasonValues)
  ),
  key: string,
): Promise<unknown> {
  const { extensions } = await readTask(id);
  const asked = extensions.find(({ decision }) => decision === null);
  if (asked === undefined) throw notPossible(words.t('tasks.noExtension', { ns: 'plans' }));
  return done(
    api.POST('/api/plans/v1/tasks/{id}/extension-requests/{requestId}/decision', {
      params: { path: { id, requestId: asked.requestId }, header: { 'Idempotency-Key': key } },
      body:
        values.decision === 'grant'
          ? { decision: 'grant', ...(values.until === undefined ? {} : { until: values.until }) }
          : { decision: 'refuse', reason: reasonSent(values.reason) },
    }),
  );
}

interface ReassignValues extends ReasonValues {
  readonly unitId: string;
  readonly dueOn?: string;
}

/** The unit that answers for the task is another; its other units stay. */
export function unitsAfter(
  units: readonly { readonly role: Task['units'][number]['role']; readonly unit: { readonly id: string } }[],
  accountableId: string,
  unitId: string,
): { role: Task['units'][number]['role']; unitId: string }[] {
  const others = units.filter(({ unit }) => unit.id !== accountableId && unit.id !== unitId);
  const role = units.find(({ unit }) => unit.id === accountableId)?.role ?? 'lead';
  return [{ role, unitId }, ...others.map((other) => ({ role: other.role, unitId: other.unit.id }))];
}

async function reassign(id: string, { unitId, dueOn, reason }: ReassignValues, key: string): Promise<unknown> {
  const task = await readTask(id);
  return done(
    api.POST('/api/plans/v1/tasks/{id}/reassign', {
      params: { path: { id }, header: { 'Idempotency-Key': key } },
      body: {
        units: unitsAfter(task.units, task.accountable.id, unitId),
        dueOn: dueOn ?? task.due.on,
        reason: reasonSent(reason),
      },
    }),
  );
}

/** What can be done to many tasks at once, each by its own call. */
export function TaskBulkActs({
  chosen,
  after,
}: {
  readonly chosen: readonly ListedTask[];
  readonly after: () => void;
}): ReactNode {
  const { t } = useTranslation('plans');
  const may = useMay();
  const items = (which: (task: ListedTask) => boolean): readonly Chosen[] =>
    chosen.filter(which).map(({ id, heading }) => ({ id, name: heading, to: `/tasks/${id}` }));
  const submitted = items(({ status }) => status === 'submitted');
  const asked = items(({ extensionAsked }) => extensionAsked);
  const open = items(({ status }) => status !== 'completed' && status !== 'withdrawn');
  return (
    <>
      <RemindMany rows={chosen} after={after} />
      {may('task.assign') ? (
        <>
          <BulkAct<Chosen, ReasonValues>
            label={t('tasks.withdraw')}
            danger
            items={open}
            after={after}
            consequence={t('tasks.withdrawFact')}
            send={({ id }, { reason }, key) =>
              done(
                api.POST('/api/plans/v1/tasks/{id}/withdraw', {
                  params: { path: { id }, header: { 'Idempotency-Key': key } },
                  body: { reason: reasonSent(reason) },
                }),
              )
            }
          >
            <ReasonFields codes={['duplicate', 'notFit', 'reorganised', 'other']} explained={false} />
          </BulkAct>
          <BulkAct<Chosen, ReassignValues>
            label={t('tasks.reassign')}
            items={open}
            after={after}
            consequence={t('tasks.reassignFact')}
            send={({ id }, values, key) => reassign(id, values, key)}
          >
            <Form.Item name="unitId" label={t('tasks.toUnit')} rules={[{ required: true }]}>
              <UnitChoice />
            </Form.Item>
            <Form.Item name="dueOn" label={t('tasks.newDueIfAny')}>
              <DayField />
            </Form.Item>
            <ReasonFields codes={['reorganised', 'notFit', 'other']} explained={false} />
          </BulkAct>
        </>
      ) : null}
      {asked.length === 0 ? null : (
        <>
          <BulkAct<Chosen, ReasonValues>
            label={t('tasks.refuse')}
            items={asked}
            after={after}
            consequence={t('tasks.refuseFact')}
            send={({ id }, { reason }, key) => decide(id, { decision: 'refuse', reason }, key)}
          >
            <ReasonFields codes={['notFit', 'incomplete', 'other']} explained={false} />
          </BulkAct>
          <BulkAct<Chosen, { readonly until?: string }>
            label={t('tasks.grant')}
            items={asked}
            after={after}
            consequence={t('tasks.grantFact')}
            send={({ id }, { until }, key) =>
              decide(id, { decision: 'grant', ...(until === undefined ? {} : { until }) }, key)
            }
          >
            <Form.Item name="until" label={t('tasks.until')}>
              <DayField />
            </Form.Item>
          </BulkAct>
        </>
      )}
      {submitted.length === 0 ? null : (
        <>
          <BulkAct<Chosen, ReasonValues & { readonly newDueOn: string }>
            label={t('tasks.return')}
            items={submitted}
            after={after}
            consequence={t('tasks.returnFact')}
            send={({ id }, values, key) => review(id, 'return', values, key)}
          >
            <Form.Item name="newDueOn" label={t('tasks.newDue')} rules={[{ required: true }]}>
              <DayField />
            </Form.Item>
            <ReasonFields codes={['incomplete', 'wrongEvidence', 'sameEvidence', 'other']} explained={false} />
          </BulkAct>
          <BulkAct<Chosen, object>
            label={t('tasks.approve')}
            primary
            items={submitted}
            after={after}
            consequence={t('tasks.approveFact')}
            send={({ id }, _values, key) => review(id, 'approve', {}, key)}
          />
        </>
      )}
    </>
  );
}

/** Which way the tasks of a plan are looked at. */
export function ViewChoice({
  value,
  onChange,
}: {
  readonly value: 'table' | 'board';
  readonly onChange: (view: 'table' | 'board') => void;
}): ReactNode {
  const { t } = useTranslation('plans');
  return (
    <Select
      aria-label={t('tasks.view')}
      value={value}
      onChange={onChange}
      options={(['table', 'board'] as const).map((view) => ({ value: view, label: t(`tasks.${view}`) }))}
    />
  );
}
