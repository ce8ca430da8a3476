import type { DivisionRef, SubjectEvent, SubjectKind } from '@gongjian/directory-contracts';
import type { LocalDate, NamedAsOf, View } from '@gongjian/shared-kernel';
import { statusOn } from '../dated-record.js';
import { idOfStream } from '../stream-id.js';
import { valueOrFirst } from '../timeline.js';
import { subjectDecider, type RegisteredSubject } from './subject.decider.js';

export interface SubjectRow extends RegisteredSubject {
  readonly id: string;
}

/** What of a subject is in force on a day. */
export interface SubjectAsOf {
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly class: string | null;
  readonly division: DivisionRef;
  readonly unit: NamedAsOf | null;
  readonly status: 'planned' | 'open' | 'closed';
  readonly registeredOn: LocalDate;
  readonly closedOn: LocalDate | null;
  /** The subject it goes on as. */
  readonly successor: NamedAsOf | null;
}

export const subjectView: View<SubjectRow, SubjectEvent> = (row, fact) => {
  const state = subjectDecider.evolve(row ?? subjectDecider.initialState, fact.event);
  return state.status === 'absent' ? null : { ...state, id: idOfStream(fact.stream) };
};

export function subjectOn(row: SubjectRow, day: LocalDate): SubjectAsOf {
  return {
    id: row.id,
    kind: row.kind,
    name: valueOrFirst(row.names, day) ?? '',
    class: valueOrFirst(row.classes, day),
    division: valueOrFirst(row.divisions, day) as DivisionRef,
    unit: row.unit,
    status: statusOn(row, day),
    registeredOn: row.registeredOn,
    closedOn: row.closedOn,
    successor: row.successor ?? null,
  };
}
