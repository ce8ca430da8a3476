import type { ItemOf } from '../../api/client.js';

export type Task = ItemOf<'/api/plans/v1/tasks'>;
export type Sheet = ItemOf<'/api/assessments/v1/sheets'>;
export type Objection = ItemOf<'/api/awards/v1/objections'>;

export const workKinds = ['task', 'sheet', 'objection'] as const;
export type WorkKind = (typeof workKinds)[number];

/** Something that is not done and stands in the name of one person. */
export interface OpenWork {
  readonly id: string;
  readonly kind: WorkKind;
  readonly recordId: string;
  readonly name: string;
  readonly about: string;
  readonly to: string;
  readonly due: string | null;
}

export function ofTask({ id, heading, accountable, planTitle, dueOn }: Task): OpenWork {
  const about = [planTitle, accountable.name].filter((part) => part !== null).join(' · ');
  return { id: `task:${id}`, kind: 'task', recordId: id, name: heading, about, to: `/tasks/${id}`, due: dueOn };
}

export function ofSheet({ id, subject, period, lastDay }: Sheet): OpenWork {
  const to = `/assessment/sheets/${id}`;
  return { id: `sheet:${id}`, kind: 'sheet', recordId: id, name: subject.name, about: period.key, to, due: lastDay };
}

export function ofObjection({ id, division, receivedOn, replyDue }: Objection): OpenWork {
  const to = `/notices/objections/${id}`;
  const name = division?.name ?? receivedOn;
  return { id: `objection:${id}`, kind: 'objection', recordId: id, name, about: receivedOn, to, due: replyDue };
}
