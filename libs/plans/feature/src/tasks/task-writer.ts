import { accountableUnit, type TaskCommand, type TaskState } from '@gongjian/plans-domain';
import type { Action, Role } from '@gongjian/shared-access';
import type { CommandResult } from '@gongjian/shared-event-sourcing';
import {
  DomainError,
  personIdsOf,
  type ActingOfficer,
  type UnitAsOf,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import {
  RecordWriter,
  WorkingCalendars,
  type Acting,
  type Change,
  type May,
  type Write,
} from '@gongjian/shared-records';
import type { LateActBody } from '@gongjian/shared-records/requests';
import { Injectable } from '@nestjs/common';
import { actionOf, UnitActs, type ActsFor, type UnitAct, type UnitActBody } from '../acting/unit-acts.js';
import { taskAggregate } from '../aggregates.js';
import { taskStream } from './task-stream.js';

/** What the policy is asked about a task: it stands in the division of the unit that answers for it. */
export function mayOnTask(action: Action, role?: Role): (state: TaskState) => May {
  return (state) => ({ action, resource: taskResource(state), ...(role === undefined ? {} : { role }) });
}

/** What a unit does; with `byPersonId` the office records what somebody else of the unit did. */
export function mayActForUnit(action: Action, write: Write, late: LateActBody | undefined): (state: TaskState) => May {
  return mayOnTask(actionOf(action, 'task.assign', write, late));
}

/** The programme says which role decides. */
export function mayDecideExtension(state: TaskState): May {
  const role = state.status === 'none' ? undefined : state.rules.extension?.decidedBy;
  return mayOnTask('task.decideExtension', role)(state);
}

export function taskResource(state: TaskState): May['resource'] {
  if (state.status === 'none') return {};
  const accountable = accountableUnit(state.units);
  return {
    divisionId: accountable?.division.id,
    unitIds: state.units.map(({ unit }) => unit.id),
    ...(state.submission === null
      ? {}
      : {
          submittedByUnitIds: [state.submission.unit.id, ...state.submission.submitterUnits],
          submittedByPersonIds: personIdsOf(state.submission.submittedBy),
        }),
  };
}

@Injectable()
export class TaskWriter {
  constructor(
    private readonly records: RecordWriter,
    private readonly acts: UnitActs,
    private readonly calendars: WorkingCalendars,
  ) {}

  get calendar(): WorkingCalendar {
    return this.calendars.current();
  }

  async change<Type extends TaskCommand['type']>(
    taskId: string,
    write: Write,
    change: Change<TaskState, TaskCommand, Type>,
  ): Promise<CommandResult> {
    return this.records.change(taskAggregate, taskId, write, change);
  }

  /** @throws DomainError TASK.NOT_YOUR_UNIT */
  async actingUnit(
    state: TaskState,
    acting: Pick<ActingOfficer, 'unitIds'>,
    write: Write,
    asked: string | undefined,
    any = false,
  ): Promise<UnitAsOf> {
    return this.acts.unitOf(actsFor(state), acting, write, asked, any);
  }

  /** @throws DomainError TASK.NOT_YOUR_UNIT, PERSON.UNKNOWN */
  async unitAct(taskId: string, state: TaskState, acting: Acting, write: Write, body: UnitActBody): Promise<UnitAct> {
    return this.acts.actOf(taskStream(taskId), actsFor(state), acting, write, body);
  }
}

/** Lead, responsible, assisting: in that order. */
function actsFor(state: TaskState): ActsFor {
  const units = state.status === 'none' ? [] : state.units;
  const inOrder = (['lead', 'responsible', 'assisting'] as const).flatMap((role) =>
    units.flatMap((each) => (each.role === role ? [each.unit] : [])),
  );
  return { units: inOrder, notYours: notYourTaskUnit };
}

export function notYourTaskUnit(): DomainError {
  return new DomainError('TASK.NOT_YOUR_UNIT', 'forbidden', {
    zh: '这项任务没有分派给你的单位。',
    en: 'This task was not assigned to a unit of yours.',
  });
}
