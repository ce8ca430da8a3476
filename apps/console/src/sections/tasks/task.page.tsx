import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { queries } from '../../api/client.js';
import { Answered, Chip, Demands, DueChip, Page, Panel, PastBanner, RecordPanel, usePast } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { TaskActButtons } from './task-act-buttons.js';
import { TaskCorrections } from './task-corrections.js';
import { TaskDealings } from './task-dealings.js';
import { TaskFacts } from './task-facts.js';
import type { Task } from './task-record.js';
import { TaskReview } from './task-review.js';
import { toneOfTask } from './task-status.js';
import { TaskSubmissions } from './task-submissions.js';
import './tasks.css';

const HISTORY = '/api/plans/v1/tasks/{id}/history';

export function TaskPage(): ReactNode {
  const { id = '' } = useParams();
  const past = usePast();
  const task = queries.useQuery('get', '/api/plans/v1/tasks/{id}', { params: { path: { id }, query: past.query } });
  return <Answered query={task}>{(answer) => <ShownTask task={answer} past={past.past} />}</Answered>;
}

function ShownTask({ task, past }: { readonly task: Task; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const plan = queries.useQuery('get', '/api/plans/v1/plans/{id}', { params: { path: { id: task.planId } } });
  const of = { id: task.id };
  return (
    <Page
      title={task.heading}
      crumbs={[
        { to: '/tasks', text: t('list.title') },
        ...(plan.data === undefined ? [] : [{ to: `/plans/${task.planId}`, text: plan.data.title }]),
      ]}
      chips={<Chips task={task} />}
      acts={past ? null : <TaskActButtons task={task} />}
      aside={<RecordPanel history={HISTORY} of={of} />}
    >
      <PastBanner history={HISTORY} of={of} />
      {task.warnings.map(({ code, unit, level, zh, en }) => (
        <Alert
          key={`${code}-${unit.id}-${level}`}
          type="warning"
          showIcon
          className="task-warning"
          title={language === 'en' ? en : zh}
        />
      ))}
      <TaskDemands task={task} past={past} />
      <TaskSubmissions task={task} />
      <TaskReview task={task} />
      <TaskFacts task={task} plan={plan.data} />
      <TaskDealings task={task} />
      <TaskCorrections task={task} />
    </Page>
  );
}

/** What is demanded beyond the work itself: told before anything has to be brought, with the way to object. */
function TaskDemands({ task, past }: { readonly task: Task; readonly past: boolean }): ReactNode {
  const { t } = useTranslation('tasks');
  const { demands = [] } = task;
  if (demands.length === 0) return null;
  return (
    <Panel className="demands-told">
      <div className="pad">
        <Demands of={demands} />
        {past ? null : <Link to={suggestionAbout(task.id)}>{t('facts.unreasonable')}</Link>}
      </div>
    </Panel>
  );
}

function suggestionAbout(taskId: string): string {
  return `/suggestions?${new URLSearchParams({ about: 'task', aboutId: taskId, say: 'unreasonableDemand' }).toString()}`;
}

function Chips({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('tasks');
  const over = task.status === 'completed' || task.status === 'withdrawn';
  const named = (role: Task['units'][number]['role']): string =>
    task.units
      .filter((unit) => unit.role === role)
      .map(({ unit }) => unit.name)
      .join(t('marks.and'));
  return (
    <>
      <Chip tone={toneOfTask(task.status)}>
        {task.waitsFor === null ? t(`status.${task.status}`) : t(`waiting.${task.waitsFor.actedBy}`)}
      </Chip>
      <DueChip on={task.due.lastDay} done={over || task.status === 'submitted'} provisional={task.dueProvisional} />
      {task.overdueTimes === 0 ? null : <Chip tone="late">{t('head.overdueTimes', { count: task.overdueTimes })}</Chip>}
      {task.urgings.length === 0 ? null : <Chip tone="soon">{t('head.urged', { count: task.urgings.length })}</Chip>}
      {task.toReexamine ? <Chip tone="soon">{t('head.toReexamine')}</Chip> : null}
      {(['lead', 'responsible', 'assisting'] as const).map((role) =>
        named(role) === '' ? null : (
          <Chip key={role}>
            {t(`role.${role}`)} {named(role)}
          </Chip>
        ),
      )}
    </>
  );
}
