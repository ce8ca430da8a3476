import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CodeChoice,
  DayField,
  DivisionChoice,
  type ListState,
  ProgrammeChoice,
  UnitChoice,
} from '../../shapes/index.js';
import { reviewers, type TaskFilter } from './task-list-query.js';
import type { TaskStatus } from './task-record.js';
import { taskStatuses } from './task-status.js';

/** What a list of tasks is narrowed down by; everything is in the address. */
export function TaskFilters({
  state: { filters, set },
  withStatus,
}: {
  readonly state: ListState<TaskFilter>;
  readonly withStatus: boolean;
}): ReactNode {
  const { t } = useTranslation('tasks');
  const of = (
    name: TaskFilter,
  ): { value?: string; onChange: (value: string | undefined) => void; allowClear: true } => ({
    ...(filters[name] === undefined ? {} : { value: filters[name] }),
    onChange: (value) => set({ [name]: value }),
    allowClear: true,
  });
  return (
    <>
      {withStatus ? (
        <CodeChoice
          {...of('status')}
          aria-label={t('list.status')}
          placeholder={t('list.status')}
          codes={taskStatuses}
          inWords={(code) => t(`status.${code as TaskStatus}`)}
        />
      ) : null}
      <CodeChoice
        {...of('overdue')}
        aria-label={t('list.overdue')}
        placeholder={t('list.overdue')}
        codes={['true', 'false']}
        inWords={(code) => t(code === 'true' ? 'list.onlyOverdue' : 'list.notOverdue')}
      />
      <CodeChoice
        {...of('waitsFor')}
        aria-label={t('list.waitsFor')}
        placeholder={t('list.waitsFor')}
        codes={reviewers}
        inWords={(code) => t(`waiting.${code as (typeof reviewers)[number]}`)}
      />
      <div className="task-filter">
        <UnitChoice {...of('unitId')} aria-label={t('list.accountable')} placeholder={t('list.accountable')} />
      </div>
      <div className="task-filter">
        <DivisionChoice {...of('divisionId')} aria-label={t('list.division')} placeholder={t('list.division')} />
      </div>
      <ProgrammeChoice {...of('programmeId')} aria-label={t('list.programme')} placeholder={t('list.programme')} />
      <DayField
        value={filters.dueFrom}
        onChange={(day) => set({ dueFrom: day })}
        aria-label={t('list.dueFrom')}
        placeholder={t('list.dueFrom')}
      />
      <DayField
        value={filters.dueTo}
        onChange={(day) => set({ dueTo: day })}
        aria-label={t('list.dueTo')}
        placeholder={t('list.dueTo')}
      />
      <CodeChoice
        {...of('toReexamine')}
        aria-label={t('list.toReexamine')}
        placeholder={t('list.toReexamine')}
        codes={['true']}
        inWords={() => t('list.onlyToReexamine')}
      />
    </>
  );
}
