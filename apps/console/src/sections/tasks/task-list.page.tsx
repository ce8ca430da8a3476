import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api, done, queries } from '../../api/client.js';
import {
  Chip,
  DataTable,
  DueChip,
  Instant,
  instantInFull,
  Page,
  Panel,
  useListState,
  type Column,
} from '../../shapes/index.js';
import { TaskBoard } from './task-board.js';
import { TaskFilters } from './task-filters.js';
import { taskFilters, taskQueryOf } from './task-list-query.js';
import { ManyTaskActs } from './task-many-acts.js';
import type { TaskRow } from './task-record.js';
import { clockStands, toneOfTask } from './task-status.js';
import { standingInWords, type Say } from './task-words.js';
import './tasks.css';

const PAGE = '50';

export function TaskListPage(): ReactNode {
  const { t } = useTranslation('tasks');
  const [params, setParams] = useSearchParams();
  const board = params.get('view') === 'board';
  return (
    <Page
      title={t('list.title')}
      acts={
        <Segmented<'list' | 'board'>
          aria-label={t('list.view')}
          value={board ? 'board' : 'list'}
          options={[
            { value: 'list', label: t('list.asList') },
            { value: 'board', label: t('list.asBoard') },
          ]}
          onChange={(view) =>
            setParams((before) => {
              const after = new URLSearchParams(before);
              after.delete('cursor');
              if (view === 'board') {
                after.set('view', view);
                after.delete('status');
              } else after.delete('view');
              return after;
            })
          }
        />
      }
    >
      {board ? <Board /> : <List />}
    </Page>
  );
}

function Board(): ReactNode {
  const state = useListState(taskFilters);
  return (
    <>
      <Panel>
        <div className="table-bar no-print">
          <TaskFilters state={state} withStatus={false} />
        </div>
      </Panel>
      <TaskBoard filters={state.filters} />
    </>
  );
}

function List(): ReactNode {
  const { t } = useTranslation('tasks');
  const state = useListState(taskFilters, 'due');
  const [chosen, choose] = useState<readonly string[]>([]);
  const query = queries.useQuery('get', '/api/plans/v1/tasks', {
    params: { query: { ...taskQueryOf(state.filters, state.sort, state.cursor), limit: PAGE } },
  });
  const rows = query.data?.items ?? [];
  return (
    <Panel>
      <DataTable<TaskRow, (typeof taskFilters)[number]>
        name="tasks"
        label={t('list.title')}
        context="plans"
        columns={columnsOf(t)}
        query={query}
        rowKey={({ id }) => id}
        state={state}
        empty={t('list.empty')}
        filters={<TaskFilters state={state} withStatus />}
        open={({ id }) => `/tasks/${id}`}
        page={(cursor, limit) =>
          done(
            api.GET('/api/plans/v1/tasks', {
              params: { query: { ...taskQueryOf(state.filters, state.sort, cursor), limit: String(limit) } },
            }),
          )
        }
        selection={{
          chosen,
          choose,
          nameOf: ({ heading }) => heading,
          acts: <ManyTaskActs rows={rows.filter(({ id }) => chosen.includes(id))} after={() => choose([])} />,
        }}
      />
    </Panel>
  );
}

function columnsOf(t: Say): readonly Column<TaskRow>[] {
  return [
    {
      key: 'heading',
      title: t('list.task'),
      render: ({ id, heading }) => <Link to={`/tasks/${id}`}>{heading}</Link>,
      text: ({ heading }) => heading,
    },
    {
      key: 'status',
      title: t('list.status'),
      render: (row) => (
        <>
          <Chip tone={toneOfTask(row.status)}>{standingInWords(t, row)}</Chip>{' '}
          {row.extensionAsked ? <Chip tone="soon">{t('list.extensionAsked')}</Chip> : null}{' '}
          {row.urged === null ? null : <Chip tone="soon">{t('list.urged', { count: row.urgedTimes })}</Chip>}{' '}
          {row.toReexamine ? <Chip tone="soon">{t('list.toReexamine')}</Chip> : null}
        </>
      ),
      text: (row) => standingInWords(t, row),
      width: 190,
    },
    {
      key: 'due',
      title: t('list.due'),
      sort: 'due',
      render: (row) => (
        <>
          {row.dueOn} {clockStands(row) ? null : <DueChip on={row.dueOn} provisional={row.dueProvisional} />}
        </>
      ),
      text: ({ dueOn }) => dueOn,
      width: 200,
    },
    {
      key: 'accountable',
      title: t('list.accountable'),
      render: ({ accountable }) => accountable.name,
      text: ({ units }) => units.map(({ role, name }) => `${t(`role.${role}`)} ${name}`).join(t('marks.semicolon')),
    },
    {
      key: 'division',
      title: t('list.division'),
      render: ({ division }) => division.name,
      text: ({ division }) => division.name,
    },
    {
      key: 'plan',
      title: t('list.plan'),
      render: ({ planId, planTitle, documentNumber }) => (
        <Link to={`/plans/${planId}`}>{planTitle ?? documentNumber ?? '—'}</Link>
      ),
      text: ({ planTitle, documentNumber }) => [planTitle, documentNumber].filter((part) => part !== null).join(' '),
    },
    {
      key: 'changed',
      title: t('list.changed'),
      sort: 'changed',
      render: ({ changedAt }) => <Instant at={changedAt} />,
      text: ({ changedAt }) => instantInFull(changedAt),
      width: 150,
    },
  ];
}
