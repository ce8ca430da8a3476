import { taskBecameOverdueV1, type TaskBecameOverdueV1 } from '@gongjian/plans-contracts';
import type { TaskEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type TaskBecameOverdue = Extract<TaskEvent, { readonly type: 'TaskBecameOverdue' }>;

export const taskBecameOverduePublication = publication<TaskBecameOverdue, TaskBecameOverdueV1>({
  name: 'task_became_overdue',
  event: taskBecameOverdueV1,
  from: 'TaskBecameOverdue',
  map({ event: { data }, metadata }: Fact<TaskBecameOverdue>) {
    const { taskId, dueOn, overdueAt, basis, place } = data;
    if (place === undefined) return null;
    const { programme: programmeId, version } = basis;
    return { taskId, programmeId, version, ...place, dueOn, overdueAt, act: actOf(metadata) };
  },
});
