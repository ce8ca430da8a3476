import type { DivisionEvent, DivisionLevel, DivisionRef } from '@gongjian/directory-contracts';
import { assertNever, refuse, type Decider, type LocalDate } from '@gongjian/shared-kernel';
import { begunAs, correctedBeginning, correctedDays, correctedNames, correction, renaming } from '../dated-record.js';
import { sameRef, standing } from '../references.js';
import { beginning, valueOn, withValue, type Timeline } from '../timeline.js';
import { refusesWhenDivisionOver } from './division-may.js';
import type { DivisionCommand } from './division.commands.js';
import {
  beforeDivisionFounded,
  divisionCodeInvalid,
  divisionCodeTaken,
  divisionFactUnknown,
  divisionLevelUnfit,
  divisionUnderItself,
  divisionUnknown,
} from './division.errors.js';
import { levelOfCode, standsBelow } from './division-code.js';

export interface FoundedDivision {
  readonly status: 'standing' | 'merged' | 'abolished';
  readonly code: string;
  readonly level: DivisionLevel;
  readonly foundedOn: LocalDate;
  readonly names: Timeline<string>;
  readonly parents: Timeline<DivisionRef | null>;
  /** First day on which it no longer stands. */
  readonly endedOn: LocalDate | null;
  readonly mergedInto: DivisionRef | null;
  readonly revision: number;
}

export type DivisionState = { readonly status: 'absent' } | FoundedDivision;

export const divisionDecider: Decider<DivisionState, DivisionCommand, DivisionEvent> = {
  decide,
  evolve,
  initialState: { status: 'absent' },
};

export const divisionCatalogue = {
  category: 'division',
  lasting: 'reference' as const,
  types: {
    DivisionFounded: { upcasters: [] },
    DivisionRenamed: { upcasters: [] },
    DivisionMoved: { upcasters: [] },
    DivisionMerged: { upcasters: [] },
    DivisionAbolished: { upcasters: [] },
    DivisionRecordCorrected: { upcasters: [] },
  },
};

type Of<Type extends DivisionCommand['type']> = Extract<DivisionCommand, { type: Type }>['data'];

function decide(command: DivisionCommand, state: DivisionState): readonly DivisionEvent[] {
  if (command.type === 'FoundDivision') return found(command.data, state);
  if (state.status === 'absent') throw divisionUnknown();
  if (command.type === 'CorrectDivisionRecord') return correct(command.data, state);
  if (command.data.effectiveOn < state.foundedOn) throw beforeDivisionFounded(state.foundedOn);
  switch (command.type) {
    case 'RenameDivision':
      return rename(command.data, state);
    case 'MoveDivision':
      return move(command.data, state);
    case 'MergeDivision':
      return merge(command.data, state);
    case 'AbolishDivision': {
      const { reason, effectiveOn, documentNumber } = command.data;
      if (state.status === 'abolished' && state.endedOn === effectiveOn) return [];
      refuse(refusesWhenDivisionOver(state));
      return [{ type: 'DivisionAbolished', data: { reason, effectiveOn, documentNumber } }];
    }
    default:
      return assertNever(command);
  }
}

function found(data: Of<'FoundDivision'>, state: DivisionState): readonly DivisionEvent[] {
  const { code, name, parent, effectiveOn } = data;
  const level = levelOfCode(code);
  if (level === null) throw divisionCodeInvalid();
  if (state.status !== 'absent') {
    if (begunAs(state.names, state.parents, name, parent)) return [];
    throw divisionCodeTaken(code);
  }
  if (parent === null ? level !== 'province' : !standsBelow(level, parent.code)) throw divisionLevelUnfit();
  return [
    {
      type: 'DivisionFounded',
      data: { code, name, level, parent: parent === null ? null : standing(parent, effectiveOn), effectiveOn },
    },
  ];
}

function rename(data: Of<'RenameDivision'>, state: FoundedDivision): readonly DivisionEvent[] {
  const { name, effectiveOn, documentNumber } = data;
  refuse(refusesWhenDivisionOver(state));
  const renamed = renaming(state.names, name, effectiveOn);
  return renamed === null ? [] : [{ type: 'DivisionRenamed', data: { ...renamed, documentNumber } }];
}

function move(data: Of<'MoveDivision'>, state: FoundedDivision): readonly DivisionEvent[] {
  const { divisionId, parent, parentPath, effectiveOn, documentNumber } = data;
  refuse(refusesWhenDivisionOver(state));
  if (parentPath.some((above) => above.id === divisionId)) throw divisionUnderItself();
  if (!standsBelow(state.level, parent.code)) throw divisionLevelUnfit();
  const previousParent = valueOn(state.parents, effectiveOn);
  if (sameRef(previousParent, parent)) return [];
  return [
    {
      type: 'DivisionMoved',
      data: { parent: standing(parent, effectiveOn), previousParent, effectiveOn, documentNumber },
    },
  ];
}

function merge(data: Of<'MergeDivision'>, state: FoundedDivision): readonly DivisionEvent[] {
  const { divisionId, into, effectiveOn, documentNumber } = data;
  if (state.status === 'merged' && state.endedOn === effectiveOn && sameRef(state.mergedInto, into)) return [];
  refuse(refusesWhenDivisionOver(state));
  if (into.id === divisionId) throw divisionUnderItself();
  return [{ type: 'DivisionMerged', data: { into: standing(into, effectiveOn), effectiveOn, documentNumber } }];
}

function correct(asked: Of<'CorrectDivisionRecord'>, state: FoundedDivision): readonly DivisionEvent[] {
  const record = {
    begunOn: state.foundedOn,
    endedOn: state.endedOn,
    names: state.names,
    others: [state.parents],
  };
  const data = correction(record, asked, { factUnknown: divisionFactUnknown, beforeBegun: beforeDivisionFounded });
  return data === null ? [] : [{ type: 'DivisionRecordCorrected', data }];
}

function evolve(state: DivisionState, event: DivisionEvent): DivisionState {
  if (event.type === 'DivisionFounded') {
    const { code, level, effectiveOn, name, parent } = event.data;
    return {
      status: 'standing',
      code,
      level,
      foundedOn: effectiveOn,
      names: beginning(name, effectiveOn),
      parents: beginning(parent, effectiveOn),
      endedOn: null,
      mergedInto: null,
      revision: 0,
    };
  }
  if (state.status === 'absent') return state;
  const revision = state.revision + 1;
  switch (event.type) {
    case 'DivisionRenamed':
      return {
        ...state,
        revision,
        names: withValue(state.names, { value: event.data.name, from: event.data.effectiveOn, revision }),
      };
    case 'DivisionMoved':
      return {
        ...state,
        revision,
        parents: withValue<DivisionRef | null>(state.parents, {
          value: event.data.parent,
          from: event.data.effectiveOn,
          revision,
        }),
      };
    case 'DivisionMerged':
      return {
        ...state,
        revision,
        status: 'merged',
        endedOn: event.data.effectiveOn,
        mergedInto: event.data.into,
      };
    case 'DivisionAbolished':
      return { ...state, revision, status: 'abolished', endedOn: event.data.effectiveOn };
    case 'DivisionRecordCorrected':
      return {
        ...state,
        revision,
        foundedOn: correctedBeginning(state.foundedOn, event.data),
        names: correctedNames(state.names, event.data),
        parents: correctedDays(state.parents, event.data),
      };
    default:
      return assertNever(event);
  }
}
