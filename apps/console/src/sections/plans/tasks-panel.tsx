import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api, done, queries, type Answer } from '../../api/client.js';
import {
  Answered,
  Chip,
  CodeChoice,
  DataTable,
  DueChip,
  Empty,
  Panel,
  UnitChoice,
  useListState,
  type Column,
  type ListState,
} from '../../shapes/index.js';
import { TASK_STATUSES, taskTone, type ListedTask, type Plan } from './codes.js';
import { TaskBulkActs, ViewChoice } from './task-bulk.js';

type Filter = 'status' | 'unitId' | 'overdue';
const filterNames: readonly Filter[] = ['status', 'unitId', 'overdue'];
const PAGE = 100;
/** Columns of the board only where something stands in them. */
const RARE: ReadonlySet<ListedTask['status']> = new Set(['refused', 'withdrawn']);
const settled = ({ status }: ListedTask): boolean => status === 'completed' || status === 'withdrawn';

type Page = Answer<'/api/plans/v1/tasks'>;

function readPage(query: Readonly<Record<string, string>>, cursor: string | undefined, limit: number): Promise<Page> {
  return done(
    api.GET('/api/plans/v1/tasks', {
      params: { query: { ...query, limit: String(limit), ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );
}

/** A plan has at most 300 tasks: the board shows them all. */
async function readAll(planId: string): Promise<readonly ListedTask[]> {
  const tasks: ListedTask[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage({ planId, sort: 'due' }, cursor, 200);
    tasks.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return tasks;
}

export function usePlanTasks(planId: string, enabled: boolean) {
  return useQuery({ queryKey: ['tasks-of-plan', planId], queryFn: () => readAll(planId), enabled });
}

export function TasksPanel({ plan, acts }: { readonly plan: Plan; readonly acts: boolean }): ReactNode {
  const { t } = useTranslation('plans');
  const [params, setParams] = useSearchParams();
  const view = params.get('view') === 'board' ? 'board' : 'table';
  const look = (next: 'table' | 'board'): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === 'table') after.delete('view');
        else after.set('view', next);
        return after;
      },
      { replace: true },
    );
  return (
    <Panel title={t('tasks.title')} side={<ViewChoice value={view} onChange={look} />}>
      {view === 'board' ? <Board planId={plan.id} /> : <TaskTable plan={plan} acts={acts} />}
    </Panel>
  );
}

function TaskTable({ plan, acts }: { readonly plan: Plan; readonly acts: boolean }): ReactNode {
  const { t } = useTranslation('plans');
  const state = useListState<Filter>(filterNames, 'due');
  const [chosen, choose] = useState<readonly string[]>([]);
  const { status, unitId, overdue } = state.filters;
  const filters = {
    planId: plan.id,
    sort: (state.sort ?? 'due') as 'due' | '-due' | 'changed' | '-changed',
    ...(status === undefined ? {} : { status }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(overdue === undefined ? {} : { overdue: overdue as 'true' | 'false' }),
  };
  const query = queries.useQuery('get', '/api/plans/v1/tasks', {
    params: {
      query: { ...filters, limit: String(PAGE), ...(state.cursor === undefined ? {} : { cursor: state.cursor }) },
    },
  });
  const rows = query.data?.items ?? [];
  return (
    <DataTable
      name="plan-tasks"
      label={`${plan.title} ${t('tasks.title')}`}
      context="plans"
      columns={useTaskColumns()}
      query={query}
      rowKey={({ id }) => id}
      state={state}
      empty={t('tasks.empty')}
      open={({ id }) => `/tasks/${id}`}
      page={(cursor, limit) => readPage(filters, cursor, limit)}
      filters={<TaskFilters state={state} />}
      {...(acts
        ? {
            selection: {
              chosen,
              choose,
              nameOf: ({ heading }: ListedTask) => heading,
              acts: <TaskBulkActs chosen={rows.filter(({ id }) => chosen.includes(id))} after={() => choose([])} />,
            },
          }
        : {})}
    />
  );
}

function useTaskColumns(): readonly Column<ListedTask>[] {
  const { t } = useTranslation('plans');
  const others = ({ units, accountable }: ListedTask): string =>
    units
      .filter(({ id }) => id !== accountable.id)
      .map(({ name }) => name)
      .join(t('comma'));
  const waits = ({ waitsFor, extensionAsked }: ListedTask): string =>
    [waitsFor === null ? null : t(`actedBy.${waitsFor.actedBy}`), extensionAsked ? t('tasks.extension') : null]
      .filter((part) => part !== null)
      .join(t('comma'));
  return [
    {
      key: 'heading',
      title: t('tasks.heading'),
      width: 240,
      render: ({ id, heading, toReexamine }) => (
        <>
          <Link to={`/tasks/${id}`}>{heading}</Link>{' '}
          {toReexamine ? <Chip tone="soon">{t('tasks.reexamine')}</Chip> : null}
        </>
      ),
      text: ({ heading }) => heading,
    },
    {
      key: 'status',
      title: t('fields.status'),
      width: 110,
      render: ({ status }) => <Chip tone={taskTone[status]}>{t(`taskStatus.${status}`)}</Chip>,
      text: ({ status }) => t(`taskStatus.${status}`),
    },
    {
      key: 'accountable',
      title: t('tasks.accountable'),
      render: ({ accountable }) => accountable.name,
      text: ({ accountable }) => accountable.name,
    },
    { key: 'others', title: t('tasks.others'), render: others, text: others },
    {
      key: 'due',
      title: t('tasks.due'),
      sort: 'due',
      width: 130,
      render: (task) => <DueChip on={task.dueOn} done={settled(task)} provisional={task.dueProvisional} />,
      text: ({ dueOn }) => dueOn,
    },
    { key: 'waits', title: t('tasks.waitsFor'), render: waits, text: waits },
  ];
}

function TaskFilters({ state }: { readonly state: ListState<Filter> }): ReactNode {
  const { t } = useTranslation('plans');
  const chosen = (name: Filter): { readonly value?: string } => {
    const value = state.filters[name];
    return value === undefined ? {} : { value };
  };
  return (
    <>
      <CodeChoice
        aria-label={t('fields.status')}
        placeholder={t('fields.status')}
        allowClear
        codes={TASK_STATUSES}
        inWords={(code) => t(`taskStatus.${code as ListedTask['status']}`)}
        onChange={(status: string | undefined) => state.set({ status })}
        {...chosen('status')}
      />
      <div style={{ minWidth: 180 }}>
        <UnitChoice
          aria-label={t('items.unit')}
          placeholder={t('items.unit')}
          allowClear
          onChange={(unitId: string | undefined) => state.set({ unitId })}
          {...chosen('unitId')}
        />
      </div>
      <CodeChoice
        aria-label={t('tasks.overdueOnly')}
        placeholder={t('tasks.overdueOnly')}
        allowClear
        codes={['true', 'false']}
        inWords={(code) => (code === 'true' ? t('tasks.overdue') : t('tasks.notOverdue'))}
        onChange={(overdue: string | undefined) => state.set({ overdue })}
        {...chosen('overdue')}
      />
    </>
  );
}

function Board({ planId }: { readonly planId: string }): ReactNode {
  const { t } = useTranslation('plans');
  const query = usePlanTasks(planId, true);
  return (
    <Answered query={query}>
      {(tasks) =>
        tasks.length === 0 ? (
          <Empty>{t('tasks.empty')}</Empty>
        ) : (
          <div className="board" tabIndex={0} role="group" aria-label={t('tasks.board')}>
            {TASK_STATUSES.map((status) => {
              const cards = tasks.filter((task) => task.status === status);
              if (cards.length === 0 && RARE.has(status)) return null;
              return (
                <section key={status} aria-label={t(`taskStatus.${status}`)}>
                  <h3>
                    <Chip tone={taskTone[status]}>{t(`taskStatus.${status}`)}</Chip> <small>{cards.length}</small>
                  </h3>
                  {cards.length === 0 ? <small>{t('tasks.none')}</small> : null}
                  {cards.map((task) => (
                    <article key={task.id}>
                      <Link to={`/tasks/${task.id}`}>{task.heading}</Link>
                      <small>{task.accountable.name}</small>
                      <div>
                        <DueChip on={task.dueOn} done={settled(task)} provisional={task.dueProvisional} />{' '}
                        {task.extensionAsked ? <Chip tone="soon">{t('tasks.extension')}</Chip> : null}
                      </div>
                    </article>
                  ))}
                </section>
              );
            })}
          </div>
        )
      }
    </Answered>
  );
}
