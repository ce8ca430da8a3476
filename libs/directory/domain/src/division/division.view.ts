import type { DivisionEvent, DivisionLevel, DivisionRef } from '@gongjian/directory-contracts';
import type { LocalDate, View } from '@gongjian/shared-kernel';
import { idOfStream } from '../stream-id.js';
import { valueOrFirst } from '../timeline.js';
import { divisionDecider, type FoundedDivision } from './division.decider.js';

export interface DivisionRow extends FoundedDivision {
  readonly id: string;
}

/** What of a division is in force on a day. */
export interface DivisionAsOf {
  readonly id: string;
  readonly code: string;
  readonly level: DivisionLevel;
  readonly name: string;
  readonly parent: DivisionRef | null;
  readonly status: 'planned' | 'standing' | 'merged' | 'abolished';
  readonly foundedOn: LocalDate;
  readonly endedOn: LocalDate | null;
  readonly mergedInto: DivisionRef | null;
}

export const divisionView: View<DivisionRow, DivisionEvent> = (row, fact) => {
  const state = divisionDecider.evolve(row ?? divisionDecider.initialState, fact.event);
  return state.status === 'absent' ? null : { ...state, id: idOfStream(fact.stream) };
};

export function divisionOn(row: DivisionRow, day: LocalDate): DivisionAsOf {
  return {
    id: row.id,
    code: row.code,
    level: row.level,
    name: valueOrFirst(row.names, day) ?? '',
    parent: valueOrFirst(row.parents, day),
    status: day < row.foundedOn ? 'planned' : row.endedOn !== null && row.endedOn <= day ? row.status : 'standing',
    foundedOn: row.foundedOn,
    endedOn: row.endedOn,
    mergedInto: row.mergedInto,
  };
}
