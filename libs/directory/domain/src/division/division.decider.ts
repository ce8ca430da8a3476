import type { CorrectedFact, DivisionEvent, DivisionLevel, DivisionRef } from '@gongjian/directory-contracts';
import { assertNever, type Decider, type LocalDate } from '@gongjian/shared-kernel';
import { sameRef, standing } from '../references.js';
import { corrected, entryOf, valueOn, withValue, type Timeline } from '../timeline.js';
import type { DivisionCommand } from './division.commands.js';
import {
  beforeDivisionFounded,
  divisionCodeInvalid,
  divisionCodeTaken,
  divisionFactUnknown,
  divisionLevelUnfit,
  divisionOver,
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
      if (state.endedOn !== null) throw divisionOver(state.endedOn);
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
    const founding = entryOf(state.names, 0);
    if (founding?.value === name && sameRef(entryOf(state.parents, 0)?.value ?? null, parent)) return [];
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
  if (state.endedOn !== null) throw divisionOver(state.endedOn);
  const previousName = valueOn(state.names, effectiveOn) ?? '';
  if (previousName === name) return [];
  return [{ type: 'DivisionRenamed', data: { name, previousName, effectiveOn, documentNumber } }];
}

function move(data: Of<'MoveDivision'>, state: FoundedDivision): readonly DivisionEvent[] {
  const { divisionId, parent, parentPath, effectiveOn, documentNumber } = data;
  if (state.endedOn !== null) throw divisionOver(state.endedOn);
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
  if (state.endedOn !== null) throw divisionOver(state.endedOn);
  if (into.id === divisionId) throw divisionUnderItself();
  return [{ type: 'DivisionMerged', data: { into: standing(into, effectiveOn), effectiveOn, documentNumber } }];
}

function correct(data: Of<'CorrectDivisionRecord'>, state: FoundedDivision): readonly DivisionEvent[] {
  const { corrects, name, effectiveOn, reason } = data;
  const named = entryOf(state.names, corrects.revision);
  const dated = named ?? entryOf(state.parents, corrects.revision);
  if (dated === null || (name !== undefined && named === null)) throw divisionFactUnknown();
  if (effectiveOn !== undefined && corrects.revision !== 0 && effectiveOn < state.foundedOn) {
    throw beforeDivisionFounded(state.foundedOn);
  }
  if (effectiveOn !== undefined && corrects.revision === 0 && firstChange(state) < effectiveOn) {
    throw beforeDivisionFounded(effectiveOn);
  }
  const newName = name !== undefined && name !== named?.value ? name : undefined;
  const newDay = effectiveOn !== undefined && effectiveOn !== dated.from ? effectiveOn : undefined;
  if (newName === undefined && newDay === undefined) return [];
  return [
    {
      type: 'DivisionRecordCorrected',
      data: {
        corrects,
        ...(newName === undefined ? {} : { name: newName }),
        ...(newDay === undefined ? {} : { effectiveOn: newDay }),
        previous: {
          ...(newName === undefined || named === null ? {} : { name: named.value }),
          ...(newDay === undefined ? {} : { effectiveOn: dated.from }),
        },
        reason,
      },
    },
  ];
}

function firstChange(state: FoundedDivision): LocalDate {
  const later = [...state.names, ...state.parents].filter((entry) => entry.revision > 0).map((entry) => entry.from);
  return [...later, ...(state.endedOn === null ? [] : [state.endedOn])].sort()[0] ?? '9999-12-31';
}

function evolve(state: DivisionState, event: DivisionEvent): DivisionState {
  if (event.type === 'DivisionFounded') {
    const { code, level, effectiveOn, name, parent } = event.data;
    return {
      status: 'standing',
      code,
      level,
      foundedOn: effectiveOn,
      names: [{ value: name, from: effectiveOn, revision: 0 }],
      parents: [{ value: parent, from: effectiveOn, revision: 0 }],
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
      return { ...withCorrection(state, event.data.corrects, event.data), revision };
    default:
      return assertNever(event);
  }
}

function withCorrection(
  state: FoundedDivision,
  corrects: CorrectedFact,
  change: { readonly name?: string; readonly effectiveOn?: LocalDate },
): FoundedDivision {
  return {
    ...state,
    foundedOn: corrects.revision === 0 ? (change.effectiveOn ?? state.foundedOn) : state.foundedOn,
    names: corrected(state.names, corrects.revision, { value: change.name, from: change.effectiveOn }),
    parents: corrected(state.parents, corrects.revision, { from: change.effectiveOn }),
  };
}
