import type { DivisionRef, UnitEvent, UnitKind } from '@gongjian/directory-contracts';
import type { LocalDate, NamedAsOf, View } from '@gongjian/shared-kernel';
import { statusOn } from '../dated-record.js';
import { idOfStream } from '../stream-id.js';
import { valueOrFirst } from '../timeline.js';
import { unitDecider, type RegisteredUnit } from './unit.decider.js';

export interface UnitRow extends RegisteredUnit {
  readonly id: string;
}

/** What of a unit is in force on a day. */
export interface UnitAsOf {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly division: DivisionRef;
  readonly superior: NamedAsOf | null;
  readonly status: 'planned' | 'open' | 'closed';
  readonly registeredOn: LocalDate;
  readonly closedOn: LocalDate | null;
  readonly successor: NamedAsOf | null;
}

export const unitView: View<UnitRow, UnitEvent> = (row, fact) => {
  const state = unitDecider.evolve(row ?? unitDecider.initialState, fact.event);
  return state.status === 'absent' ? null : { ...state, id: idOfStream(fact.stream) };
};

export function unitOn(row: UnitRow, day: LocalDate): UnitAsOf {
  return {
    id: row.id,
    name: valueOrFirst(row.names, day) ?? '',
    kind: row.kind,
    division: valueOrFirst(row.divisions, day) as DivisionRef,
    superior: valueOrFirst(row.superiors, day),
    status: statusOn(row, day),
    registeredOn: row.registeredOn,
    closedOn: row.closedOn,
    successor: row.successor,
  };
}
