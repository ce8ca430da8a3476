import type { DivisionRef, SubjectEvent, SubjectKind } from '@gongjian/directory-contracts';
import { assertNever, type Decider, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import { open, sameRef, standing } from '../references.js';
import { corrected, entryOf, valueOn, withValue, type Timeline } from '../timeline.js';
import type { SubjectCommand } from './subject.commands.js';
import {
  beforeSubjectRegistered,
  subjectAlreadyRegistered,
  subjectClosed,
  subjectFactUnknown,
  subjectUnitUnfit,
  subjectUnknown,
} from './subject.errors.js';

export interface RegisteredSubject {
  readonly status: 'registered' | 'closed';
  readonly kind: SubjectKind;
  readonly unit: NamedAsOf | null;
  readonly registeredOn: LocalDate;
  readonly names: Timeline<string>;
  readonly classes: Timeline<string | null>;
  readonly divisions: Timeline<DivisionRef>;
  /** First day on which it is closed. */
  readonly closedOn: LocalDate | null;
  readonly revision: number;
}

export type SubjectState = { readonly status: 'absent' } | RegisteredSubject;

export const subjectDecider: Decider<SubjectState, SubjectCommand, SubjectEvent> = {
  decide,
  evolve,
  initialState: { status: 'absent' },
};

export const subjectCatalogue = {
  category: 'subject',
  types: {
    SubjectRegistered: { upcasters: [] },
    SubjectRenamed: { upcasters: [] },
    SubjectReclassified: { upcasters: [] },
    SubjectMoved: { upcasters: [] },
    SubjectClosed: { upcasters: [] },
    SubjectRecordCorrected: { upcasters: [] },
  },
};

type Of<Type extends SubjectCommand['type']> = Extract<SubjectCommand, { type: Type }>['data'];

function decide(command: SubjectCommand, state: SubjectState): readonly SubjectEvent[] {
  if (command.type === 'RegisterSubject') return register(command.data, state);
  if (state.status === 'absent') throw subjectUnknown();
  if (command.type === 'CorrectSubjectRecord') return correct(command.data, state);
  const { effectiveOn } = command.data;
  if (command.type === 'CloseSubject' && state.closedOn === effectiveOn) return [];
  if (state.closedOn !== null) throw subjectClosed(state.closedOn);
  if (effectiveOn < state.registeredOn) throw beforeSubjectRegistered(state.registeredOn);
  switch (command.type) {
    case 'RenameSubject': {
      const { name } = command.data;
      const previousName = valueOn(state.names, effectiveOn) ?? '';
      return previousName === name ? [] : [{ type: 'SubjectRenamed', data: { name, previousName, effectiveOn } }];
    }
    case 'ReclassifySubject': {
      const previousClass = valueOn(state.classes, effectiveOn);
      return previousClass === command.data.class
        ? []
        : [{ type: 'SubjectReclassified', data: { class: command.data.class, previousClass, effectiveOn } }];
    }
    case 'MoveSubject': {
      const division = standing(command.data.division, effectiveOn);
      const previousDivision = valueOn(state.divisions, effectiveOn) ?? division;
      return sameRef(previousDivision, division)
        ? []
        : [{ type: 'SubjectMoved', data: { division, previousDivision, effectiveOn } }];
    }
    case 'CloseSubject':
      return [{ type: 'SubjectClosed', data: { effectiveOn, reason: command.data.reason } }];
    default:
      return assertNever(command);
  }
}

function register(data: Of<'RegisterSubject'>, state: SubjectState): readonly SubjectEvent[] {
  const { kind, name, division, unit, effectiveOn } = data;
  if (state.status !== 'absent') {
    const same = state.kind === kind && entryOf(state.names, 0)?.value === name;
    if (same && sameRef(entryOf(state.divisions, 0)?.value ?? null, division)) return [];
    throw subjectAlreadyRegistered();
  }
  if ((kind === 'unit') !== (unit !== null)) throw subjectUnitUnfit();
  return [
    {
      type: 'SubjectRegistered',
      data: {
        kind,
        name,
        class: data.class,
        division: standing(division, effectiveOn),
        unit: unit === null ? null : open(unit, effectiveOn),
        effectiveOn,
      },
    },
  ];
}

function correct(data: Of<'CorrectSubjectRecord'>, state: RegisteredSubject): readonly SubjectEvent[] {
  const { corrects, name, effectiveOn, reason } = data;
  const named = entryOf(state.names, corrects.revision);
  const dated = named ?? entryOf(state.classes, corrects.revision) ?? entryOf(state.divisions, corrects.revision);
  if (dated === null || (name !== undefined && named === null)) throw subjectFactUnknown();
  if (effectiveOn !== undefined) {
    const first = corrects.revision === 0 ? effectiveOn : state.registeredOn;
    if ((corrects.revision === 0 ? firstChange(state) : effectiveOn) < first) throw beforeSubjectRegistered(first);
  }
  const newName = name !== undefined && name !== named?.value ? name : undefined;
  const newDay = effectiveOn !== undefined && effectiveOn !== dated.from ? effectiveOn : undefined;
  if (newName === undefined && newDay === undefined) return [];
  return [
    {
      type: 'SubjectRecordCorrected',
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

function firstChange(state: RegisteredSubject): LocalDate {
  const later = [...state.names, ...state.classes, ...state.divisions]
    .filter((entry) => entry.revision > 0)
    .map((entry) => entry.from);
  return [...later, ...(state.closedOn === null ? [] : [state.closedOn])].sort()[0] ?? '9999-12-31';
}

function evolve(state: SubjectState, event: SubjectEvent): SubjectState {
  if (event.type === 'SubjectRegistered') {
    const { kind, unit, name, effectiveOn, division } = event.data;
    return {
      status: 'registered',
      kind,
      unit,
      registeredOn: effectiveOn,
      names: [{ value: name, from: effectiveOn, revision: 0 }],
      classes: [{ value: event.data.class, from: effectiveOn, revision: 0 }],
      divisions: [{ value: division, from: effectiveOn, revision: 0 }],
      closedOn: null,
      revision: 0,
    };
  }
  if (state.status === 'absent') return state;
  const revision = state.revision + 1;
  switch (event.type) {
    case 'SubjectRenamed': {
      const { name: value, effectiveOn: from } = event.data;
      return { ...state, revision, names: withValue(state.names, { value, from, revision }) };
    }
    case 'SubjectReclassified': {
      const { class: value, effectiveOn: from } = event.data;
      return { ...state, revision, classes: withValue(state.classes, { value, from, revision }) };
    }
    case 'SubjectMoved': {
      const { division: value, effectiveOn: from } = event.data;
      return { ...state, revision, divisions: withValue(state.divisions, { value, from, revision }) };
    }
    case 'SubjectClosed':
      return { ...state, revision, status: 'closed', closedOn: event.data.effectiveOn };
    case 'SubjectRecordCorrected': {
      const { corrects, name, effectiveOn } = event.data;
      return {
        ...state,
        revision,
        registeredOn: corrects.revision === 0 ? (effectiveOn ?? state.registeredOn) : state.registeredOn,
        names: corrected(state.names, corrects.revision, { value: name, from: effectiveOn }),
        classes: corrected(state.classes, corrects.revision, { from: effectiveOn }),
        divisions: corrected(state.divisions, corrects.revision, { from: effectiveOn }),
      };
    }
    default:
      return assertNever(event);
  }
}
