import type { TaskRow } from '@gongjian/plans-domain';
import { addDays, localDateAt, type Instant, type LocalDate } from '@gongjian/shared-kernel';
import type { Looks } from './looks.js';

interface FaultsBody {
  readonly details?: { readonly errors?: readonly { readonly code: string }[] };
}

/** The day that begins at an instant. */
const dayFrom = (instant: Instant | undefined): LocalDate | null =>
  instant === undefined ? null : localDateAt(instant);

export const plansLooks: Looks = {
  refused: async ({ refused }) => refused?.code ?? null,

  check: async ({ refused }) => {
    if (refused === null) return [];
    const { details } = refused.answer as FaultsBody;
    return [...new Set(details?.errors?.map(({ code }) => code) ?? [refused.code])];
  },

  task: async ({ story, outcome }) => {
    const id = story.oneOf('task', undefined);
    const task = await story.row<TaskRow>('task', id);
    if (typeof outcome.task === 'string') return task.status;
    const dues = await story.world.duesOf(id);
    return {
      status: task.status,
      level: task.waitsFor?.level ?? null,
      due: task.due.lastDay,
      reminderOn: dayFrom(dues.get('task_reminder')),
      overdueOn: dayFrom(dues.get('task_overdue')),
      overdue: task.overdueSince !== null || task.overdueTimes > 0,
      extensions: task.extensions.filter(({ decision }) => decision === 'granted').length,
    };
  },
};

/** The last day of a clock that ends with it. */
export function lastDayOf(dueAt: Instant): LocalDate {
  return addDays(localDateAt(dueAt), -1);
}
