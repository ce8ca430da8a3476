import { taskOverdueEndedV1, type TaskOverdueEndedV1 } from '@gongjian/plans-contracts';
import type { TaskEvent } from '@gongjian/plans-domain';
import { actOf, type Fact } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type TaskOverdueEnded = Extract<TaskEvent, { readonly type: 'TaskOverdueEnded' }>;

export const taskOverdueEndedPublication = publication<TaskOverdueEnded, TaskOverdueEndedV1>({
  name: 'task_overdue_ended',
  event: taskOverdueEndedV1,
  from: 'TaskOverdueEnded',
  map({ event: { data }, metadata }: Fact<TaskOverdueEnded>) {
    const { taskId, overdueAt, because, basis } = data;
    const { programme: programmeId, version } = basis;
    return { taskId, programmeId, version, overdueAt, because, act: actOf(metadata) };
  },
});
