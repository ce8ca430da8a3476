import type { ItemOf } from '../../api/client.js';

type TaskRow = ItemOf<'/api/plans/v1/tasks'>;

export interface OpenTasks {
  readonly toSubmit: readonly TaskRow[];
  readonly toSign: readonly TaskRow[];
}

/** What evidence can be submitted for now, returned tasks first, and what has to be signed for before. */
export function openFirst(tasks: readonly TaskRow[]): OpenTasks {
  return {
    toSubmit: [
      ...tasks.filter(({ status }) => status === 'returned'),
      ...tasks.filter(({ status }) => status === 'signedFor'),
    ],
    toSign: tasks.filter(({ status }) => status === 'assigned'),
  };
}
