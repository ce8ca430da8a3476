import type { DivisionRef, SubjectEvent, SubjectKind } from '@gongjian/directory-contracts';
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
import { open, sameRef, standing, succeeding } from '../references.js';
import { beginning, valueOn, withValue, type Timeline } from '../timeline.js';
import { refusesWhenSubjectClosed } from './subject-may.js';
import type { SubjectCommand } from './subject.commands.js';
import {
  beforeSubjectRegistered,
  subjectAlreadyRegistered,
  subjectFactUnknown,
  subjectSucceedsItself,
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
  /** The subject it goes on as; absent: none. */
  readonly successor?: NamedAsOf;
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
  lasting: 'reference' as const,
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
  if (command.type === 'CloseSubject') return close(command.data, state);
  refuse(refusesWhenSubjectClosed(state));
  if (effectiveOn < state.registeredOn) throw beforeSubjectRegistered(state.registeredOn);
  switch (command.type) {
    case 'RenameSubject': {
      const data = renaming(state.names, command.data.name, effectiveOn);
      return data === null ? [] : [{ type: 'SubjectRenamed', data }];
    }
    case 'ReclassifySubject': {
      const previousClass = valueOn(state.classes, effectiveOn);
      return previousClass === command.data.class
        ? []
        : [{ type: 'SubjectReclassified', data: { class: command.data.class, previousClass, effectiveOn } }];
    }
    case 'MoveSubject': {
      const data = moving(state.divisions, command.data.division, effectiveOn);
      return data === null ? [] : [{ type: 'SubjectMoved', data }];
    }
    default:
      return assertNever(command);
  }
}

function close(data: Of<'CloseSubject'>, state: RegisteredSubject): readonly SubjectEvent[] {
  const { subjectId, successor, effectiveOn, reason } = data;
  if (state.closedOn === effectiveOn && sameRef(state.successor ?? null, successor)) return [];
  refuse(refusesWhenSubjectClosed(state));
  if (effectiveOn < state.registeredOn) throw beforeSubjectRegistered(state.registeredOn);
  if (successor?.id === subjectId) throw subjectSucceedsItself();
  const next = successor === null ? {} : { successor: succeeding(successor, effectiveOn) };
  return [{ type: 'SubjectClosed', data: { effectiveOn, reason, ...next } }];
}

function register(data: Of<'RegisterSubject'>, state: SubjectState): readonly SubjectEvent[] {
  const { kind, name, division, unit, effectiveOn } = data;
  if (state.status !== 'absent') {
    if (state.kind === kind && begunAs(state.names, state.divisions, name, division)) return [];
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

function correct(asked: Of<'CorrectSubjectRecord'>, state: RegisteredSubject): readonly SubjectEvent[] {
  const record = {
    begunOn: state.registeredOn,
    endedOn: state.closedOn,
    names: state.names,
    others: [state.classes, state.divisions],
  };
  const data = correction(record, asked, { factUnknown: subjectFactUnknown, beforeBegun: beforeSubjectRegistered });
  return data === null ? [] : [{ type: 'SubjectRecordCorrected', data }];
}

function evolve(state: SubjectState, event: SubjectEvent): SubjectState {
  if (event.type === 'SubjectRegistered') {
    const { kind, unit, name, effectiveOn, division } = event.data;
    return {
      status: 'registered',
      kind,
      unit,
      registeredOn: effectiveOn,
      names: beginning(name, effectiveOn),
      classes: beginning(event.data.class, effectiveOn),
      divisions: beginning(division, effectiveOn),
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
      return {
        ...{ ...state, revision, status: 'closed', closedOn: event.data.effectiveOn },
        ...(event.data.successor === undefined ? {} : { successor: event.data.successor }),
      };
    case 'SubjectRecordCorrected':
      return {
        ...state,
        revision,
        registeredOn: correctedBeginning(state.registeredOn, event.data),
        names: correctedNames(state.names, event.data),
        classes: correctedDays(state.classes, event.data),
        divisions: correctedDays(state.divisions, event.data),
      };
    default:
      return assertNever(event);
  }
}
