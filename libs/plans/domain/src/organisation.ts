import type { PersonNamed } from '@gongjian/shared-kernel';

export type UnitRole = 'lead' | 'responsible' | 'assisting';

export type TaskPersonRole = 'direct' | 'handler';

export interface TaskPerson extends PersonNamed {
  readonly role: TaskPersonRole;
  /** The part of the task (分项) the person answers for; absent: the whole. */
  readonly part?: string;
}
