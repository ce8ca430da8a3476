import type { Tone } from '../../shapes/chip.js';
import type { TaskRow, TaskStatus } from './task-record.js';

/** In the order a task goes through them. */
export const taskStatuses: readonly TaskStatus[] = [
  'assigned',
  'signedFor',
  'returned',
  'submitted',
  'refused',
  'completed',
  'withdrawn',
];

const TONES: Readonly<Record<TaskStatus, Tone>> = {
  assigned: 'go',
  signedFor: 'go',
  submitted: 'soon',
  returned: 'back',
  refused: 'late',
  completed: 'ok',
  withdrawn: 'plain',
};

export function toneOfTask(status: TaskStatus): Tone {
  return TONES[status];
}

/** Over and done with, or with the reviewers: its date is told, not counted. */
export function clockStands({ status }: Pick<TaskRow, 'status'>): boolean {
  return status === 'completed' || status === 'withdrawn' || status === 'submitted';
}

/** Its units have not handed in what was assigned. */
export function isInHand(status: string): boolean {
  return status === 'assigned' || status === 'signedFor' || status === 'returned';
}
