import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done } from '../../api/client.js';
import { Answered, Chip, DueChip, Panel } from '../../shapes/index.js';
import { RemindMany } from './remind-many.js';
import { taskQueryOf, type TaskFilter } from './task-list-query.js';
import type { TaskStatus } from './task-record.js';
import { clockStands, taskStatuses, toneOfTask } from './task-status.js';
import { standingInWords } from './task-words.js';

type Filters = Readonly<Partial<Record<TaskFilter, string>>>;

const COLUMN = '20';

/** A column for every status, the nearest date first. */
export function TaskBoard({ filters }: { readonly filters: Filters }): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <div className="task-board" tabIndex={0} role="group" aria-label={t('list.asBoard')}>
      {taskStatuses.map((status) => (
        <BoardColumn key={status} status={status} filters={filters} />
      ))}
    </div>
  );
}

function BoardColumn({ status, filters }: { readonly status: TaskStatus; readonly filters: Filters }): ReactNode {
  const { t } = useTranslation('tasks');
  const query = useInfiniteQuery({
    queryKey: ['task-board', status, filters],
    queryFn: ({ pageParam }) =>
      done(
        api.GET('/api/plans/v1/tasks', {
          params: { query: { ...taskQueryOf({ ...filters, status }, 'due', pageParam), limit: COLUMN } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <Panel
      className="board-column"
      title={<Chip tone={toneOfTask(status)}>{t(`status.${status}`)}</Chip>}
      side={<RemindMany rows={query.data?.pages.flatMap(({ items }) => items) ?? []} />}
    >
      <Answered query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return (
            <>
              {rows.length === 0 ? <div className="pad muted">{t('list.boardEmpty')}</div> : null}
              <ul aria-label={t(`status.${status}`)}>
                {rows.map((row) => (
                  <li key={row.id} className="board-card">
                    <Link to={`/tasks/${row.id}`}>{row.heading}</Link>
                    <small>
                      {row.accountable.name}
                      {row.waitsFor === null ? null : ` · ${standingInWords(t, row)}`}
                    </small>
                    <DueChip on={row.dueOn} done={clockStands(row)} provisional={row.dueProvisional} />
                    {row.urged === null ? null : <Chip tone="soon">{t('list.urged', { count: row.urgedTimes })}</Chip>}
                  </li>
                ))}
              </ul>
              {query.hasNextPage ? (
                <div className="pad">
                  <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t('list.more')}
                  </Button>
                </div>
              ) : null}
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}
