import type { DivisionRef, UnitEvent, UnitKind } from '@gongjian/directory-contracts';
import { assertNever, type Decider, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import { open, sameRef, standing } from '../references.js';
import { corrected, entryOf, valueOn, withValue, type Timeline } from '../timeline.js';
import type { UnitCommand } from './unit.commands.js';
import {
  beforeUnitRegistered,
  unitAlreadyRegistered,
  unitClosed,
  unitFactUnknown,
  unitUnderItself,
  unitUnknown,
} from './unit.errors.js';

export interface RegisteredUnit {
  readonly status: 'registered' | 'closed';
  readonly kind: UnitKind;
  readonly registeredOn: LocalDate;
  readonly names: Timeline<string>;
  readonly divisions: Timeline<DivisionRef>;
  readonly superiors: Timeline<NamedAsOf | null>;
  /** First day on which it is closed. */
  readonly closedOn: LocalDate | null;
  readonly successor: NamedAsOf | null;
  readonly revision: number;
}

export type UnitState = { readonly status: 'absent' } | RegisteredUnit;

export const unitDecider: Decider<UnitState, UnitCommand, UnitEvent> = {
  decide,
  evolve,
  initialState: { status: 'absent' },
};

export const unitCatalogue = {
  category: 'unit',
  types: {
    UnitRegistered: { upcasters: [] },
    UnitRenamed: { upcasters: [] },
    UnitMoved: { upcasters: [] },
    UnitSuperiorChanged: { upcasters: [] },
    UnitClosed: { upcasters: [] },
    UnitRecordCorrected: { upcasters: [] },
  },
};

type Of<Type extends UnitCommand['type']> = Extract<UnitCommand, { type: Type }>['data'];

function decide(command: UnitCommand, state: UnitState): readonly UnitEvent[] {
  if (command.type === 'RegisterUnit') return register(command.data, state);
  if (state.status === 'absent') throw unitUnknown();
  if (command.type === 'CorrectUnitRecord') return correct(command.data, state);
  if (command.type === 'CloseUnit') return close(command.data, state);
  if (state.closedOn !== null) throw unitClosed(state.closedOn);
  const { effectiveOn } = command.data;
  if (effectiveOn < state.registeredOn) throw beforeUnitRegistered(state.registeredOn);
  switch (command.type) {
    case 'RenameUnit': {
      const { name } = command.data;
      const previousName = valueOn(state.names, effectiveOn) ?? '';
      return previousName === name ? [] : [{ type: 'UnitRenamed', data: { name, previousName, effectiveOn } }];
    }
    case 'MoveUnit': {
      const division = standing(command.data.division, effectiveOn);
      const previousDivision = valueOn(state.divisions, effectiveOn) ?? division;
      return sameRef(previousDivision, division)
        ? []
        : [{ type: 'UnitMoved', data: { division, previousDivision, effectiveOn } }];
    }
    case 'ChangeUnitSuperior': {
      if (command.data.superior?.id === command.data.unitId) throw unitUnderItself();
      const superior = command.data.superior === null ? null : open(command.data.superior, effectiveOn);
      const previousSuperior = valueOn(state.superiors, effectiveOn);
      return sameRef(previousSuperior, superior)
        ? []
        : [{ type: 'UnitSuperiorChanged', data: { superior, previousSuperior, effectiveOn } }];
    }
    default:
      return assertNever(command);
  }
}

function register(data: Of<'RegisterUnit'>, state: UnitState): readonly UnitEvent[] {
  const { name, kind, division, superior, effectiveOn } = data;
  if (state.status !== 'absent') {
    const same = state.kind === kind && entryOf(state.names, 0)?.value === name;
    if (same && sameRef(entryOf(state.divisions, 0)?.value ?? null, division)) return [];
    throw unitAlreadyRegistered();
  }
  return [
    {
      type: 'UnitRegistered',
      data: {
        name,
        kind,
        division: standing(division, effectiveOn),
        superior: superior === null ? null : open(superior, effectiveOn),
        effectiveOn,
      },
    },
  ];
}

function close(data: Of<'CloseUnit'>, state: RegisteredUnit): readonly UnitEvent[] {
  const { unitId, successor, effectiveOn, reason } = data;
  if (state.closedOn === effectiveOn && sameRef(state.successor, successor)) return [];
  if (state.closedOn !== null) throw unitClosed(state.closedOn);
  if (effectiveOn < state.registeredOn) throw beforeUnitRegistered(state.registeredOn);
  if (successor?.id === unitId) throw unitUnderItself();
  return [
    {
      type: 'UnitClosed',
      data: { effectiveOn, reason, successor: successor === null ? null : open(successor, effectiveOn) },
    },
  ];
}

function correct(data: Of<'CorrectUnitRecord'>, state: RegisteredUnit): readonly UnitEvent[] {
  const { corrects, name, effectiveOn, reason } = data;
  const named = entryOf(state.names, corrects.revision);
  const dated = named ?? entryOf(state.divisions, corrects.revision) ?? entryOf(state.superiors, corrects.revision);
  if (dated === null || (name !== undefined && named === null)) throw unitFactUnknown();
  if (effectiveOn !== undefined) {
    const first = corrects.revision === 0 ? effectiveOn : state.registeredOn;
    if ((corrects.revision === 0 ? firstChange(state) : effectiveOn) < first) throw beforeUnitRegistered(first);
  }
  const newName = name !== undefined && name !== named?.value ? name : undefined;
  const newDay = effectiveOn !== undefined && effectiveOn !== dated.from ? effectiveOn : undefined;
  if (newName === undefined && newDay === undefined) return [];
  return [
    {
      type: 'UnitRecordCorrected',
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

function firstChange(state: RegisteredUnit): LocalDate {
  const later = [...state.names, ...state.divisions, ...state.superiors]
    .filter((entry) => entry.revision > 0)
    .map((entry) => entry.from);
  return [...later, ...(state.closedOn === null ? [] : [state.closedOn])].sort()[0] ?? '9999-12-31';
}

function evolve(state: UnitState, event: UnitEvent): UnitState {
  if (event.type === 'UnitRegistered') {
    const { kind, effectiveOn, name, division, superior } = event.data;
    return {
      status: 'registered',
      kind,
      registeredOn: effectiveOn,
      names: [{ value: name, from: effectiveOn, revision: 0 }],
      divisions: [{ value: division, from: effectiveOn, revision: 0 }],
      superiors: [{ value: superior, from: effectiveOn, revision: 0 }],
      closedOn: null,
      successor: null,
      revision: 0,
    };
  }
  if (state.status === 'absent') return state;
  const revision = state.revision + 1;
  switch (event.type) {
    case 'UnitRenamed': {
      const { name: value, effectiveOn: from } = event.data;
      return { ...state, revision, names: withValue(state.names, { value, from, revision }) };
    }
    case 'UnitMoved': {
      const { division: value, effectiveOn: from } = event.data;
      return { ...state, revision, divisions: withValue(state.divisions, { value, from, revision }) };
    }
    case 'UnitSuperiorChanged': {
      const { superior: value, effectiveOn: from } = event.data;
      return { ...state, revision, superiors: withValue(state.superiors, { value, from, revision }) };
    }
    case 'UnitClosed': {
      const { effectiveOn, successor } = event.data;
      return { ...state, revision, status: 'closed', closedOn: effectiveOn, successor };
    }
    case 'UnitRecordCorrected': {
      const { corrects, name, effectiveOn } = event.data;
      return {
        ...state,
        revision,
        registeredOn: corrects.revision === 0 ? (effectiveOn ?? state.registeredOn) : state.registeredOn,
        names: corrected(state.names, corrects.revision, { value: name, from: effectiveOn }),
        divisions: corrected(state.divisions, corrects.revision, { from: effectiveOn }),
        superiors: corrected(state.superiors, corrects.revision, { from: effectiveOn }),
      };
    }
    default:
      return assertNever(event);
  }
}
