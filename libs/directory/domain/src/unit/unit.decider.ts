import type { DivisionRef, UnitEvent, UnitKind } from '@gongjian/directory-contracts';
import { assertNever, refuse, type Decider, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import {
  begunAs,
  correctedBeginning,
  correctedDays,
  correctedNames,
  correction,
  moving,
  renaming,
} from '../dated-record.js';
import { open, sameRef, standing } from '../references.js';
import { beginning, valueOn, withValue, type Timeline } from '../timeline.js';
import { refusesWhenUnitClosed } from './unit-may.js';
import type { UnitCommand } from './unit.commands.js';
import {
  beforeUnitRegistered,
  unitAlreadyRegistered,
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
  lasting: 'reference' as const,
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
  refuse(refusesWhenUnitClosed(state));
  const { effectiveOn } = command.data;
  if (effectiveOn < state.registeredOn) throw beforeUnitRegistered(state.registeredOn);
  switch (command.type) {
    case 'RenameUnit': {
      const data = renaming(state.names, command.data.name, effectiveOn);
      return data === null ? [] : [{ type: 'UnitRenamed', data }];
    }
    case 'MoveUnit': {
      const data = moving(state.divisions, command.data.division, effectiveOn);
      return data === null ? [] : [{ type: 'UnitMoved', data }];
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
    if (state.kind === kind && begunAs(state.names, state.divisions, name, division)) return [];
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
  refuse(refusesWhenUnitClosed(state));
  if (effectiveOn < state.registeredOn) throw beforeUnitRegistered(state.registeredOn);
  if (successor?.id === unitId) throw unitUnderItself();
  return [
    {
      type: 'UnitClosed',
      data: { effectiveOn, reason, successor: successor === null ? null : open(successor, effectiveOn) },
    },
  ];
}

function correct(asked: Of<'CorrectUnitRecord'>, state: RegisteredUnit): readonly UnitEvent[] {
  const record = {
    begunOn: state.registeredOn,
    endedOn: state.closedOn,
    names: state.names,
    others: [state.divisions, state.superiors],
  };
  const data = correction(record, asked, { factUnknown: unitFactUnknown, beforeBegun: beforeUnitRegistered });
  return data === null ? [] : [{ type: 'UnitRecordCorrected', data }];
}

function evolve(state: UnitState, event: UnitEvent): UnitState {
  if (event.type === 'UnitRegistered') {
    const { kind, effectiveOn, name, division, superior } = event.data;
    return {
      status: 'registered',
      kind,
      registeredOn: effectiveOn,
      names: beginning(name, effectiveOn),
      divisions: beginning(division, effectiveOn),
      superiors: beginning(superior, effectiveOn),
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
    case 'UnitRecordCorrected':
      return {
        ...state,
        revision,
        registeredOn: correctedBeginning(state.registeredOn, event.data),
        names: correctedNames(state.names, event.data),
        divisions: correctedDays(state.divisions, event.data),
        superiors: correctedDays(state.superiors, event.data),
      };
    default:
      return assertNever(event);
  }
}
