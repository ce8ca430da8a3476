import type { EscalationRow, ReportRow, TaskRow } from '@gongjian/plans-domain';
import { localDateAt, type Instant, type LocalDate } from '@gongjian/shared-kernel';
import { escalationOf } from '../escalations.js';
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

  report: async ({ story }) => {
    const { status, at, due, becameOverdue } = await story.row<ReportRow>('report', story.oneOf('report', undefined));
    return { status, at, due: due.lastDay, overdue: becameOverdue };
  },

  escalations: async ({ story }) => {
    const id = story.oneOf('task', undefined);
    const row = (await story.rows<EscalationRow>('escalation')).find(({ target }) => target.id === id);
    return row?.steps.map(({ kind }) => kind) ?? [];
  },

  escalation: async ({ story, outcome }) => {
    const step = (await escalationOf(story, undefined)).steps.at(-1);
    if (typeof outcome.escalation === 'string') return step?.status;
    return { status: step?.status, kind: step?.kind, until: step?.told?.until.lastDay ?? null };
  },
};
