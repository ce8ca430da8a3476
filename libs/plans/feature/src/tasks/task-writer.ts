import { accountableUnit, type TaskCommand, type TaskState } from '@gongjian/plans-domain';
import type { Action, Role } from '@gongjian/shared-access';
import type { CommandResult } from '@gongjian/shared-event-sourcing';
import {
  DomainError,
  personIdsOf,
  type ActingOfficer,
  type LateEntry,
  type OfficerAsOf,
  type UnitAsOf,
  type WorkingCalendar,
} from '@gongjian/shared-kernel';
import {
  DirectoryNames,
  RecordWriter,
  WorkingCalendars,
  type Acting,
  type Change,
  type May,
  type Write,
} from '@gongjian/shared-records';
import { lateEntryFact, type LateActBody } from '@gongjian/shared-records/requests';
import { Injectable } from '@nestjs/common';
import { taskAggregate } from '../aggregates.js';
import { taskStream } from './task-stream.js';

/** What the policy is asked about a task: it stands in the division of the unit that answers for it. */
export function mayOnTask(action: Action, role?: Role): (state: TaskState) => May {
  return (state) => ({ action, resource: taskResource(state), ...(role === undefined ? {} : { role }) });
}

/** What a unit does; with `byPersonId` the office records what somebody else of the unit did. */
export function mayActForUnit(action: Action, write: Write, late: LateActBody | undefined): (state: TaskState) => May {
  return mayOnTask(isForAnother(write, late) ? 'task.assign' : action);
}

function isForAnother(
  write: Write,
  late: LateActBody | undefined,
): late is LateActBody & { readonly byPersonId: string } {
  return late?.byPersonId !== undefined && late.byPersonId !== write.principal.id;
}

export interface UnitAct {
  readonly unit: UnitAsOf;
  readonly by: ActingOfficer;
  readonly lateEntry: LateEntry | null;
  readonly recordedBy: OfficerAsOf | null;
  readonly recorderUnits?: readonly string[];
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
    private readonly names: DirectoryNames,
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

  /**
   * The unit of the task a person acts for, with the name it has now: the one asked for, otherwise the first of the
   * person's units in the order lead, responsible, assisting.
   *
   * @throws DomainError TASK.NOT_YOUR_UNIT
   */
  async actingUnit(
    state: TaskState,
    acting: Pick<ActingOfficer, 'unitIds'>,
    write: Write,
    asked: string | undefined,
    any = false,
  ): Promise<UnitAsOf> {
    const units = state.status === 'none' ? [] : state.units;
    const inOrder = (['lead', 'responsible', 'assisting'] as const).flatMap((role) =>
      units.filter((unit) => unit.role === role),
    );
    const found = inOrder.find(
      ({ unit }) => (asked === undefined || unit.id === asked) && (any || acting.unitIds.includes(unit.id)),
    );
    if (found === undefined) throw notYourUnit();
    return this.names.nowOf(write.principal.tenant, found.unit);
  }

  /**
   * An act for a unit of the task: by whoever sends it, or recorded late for somebody of that unit.
   *
   * @throws DomainError TASK.NOT_YOUR_UNIT, PERSON.UNKNOWN
   */
  async unitAct(
    taskId: string,
    state: TaskState,
    acting: Acting,
    write: Write,
    { unitId, lateEntry: late }: { readonly unitId?: string | undefined; readonly lateEntry?: LateActBody | undefined },
  ): Promise<UnitAct> {
    const lateEntry = lateEntryFact(late, taskStream(taskId));
    if (!isForAnother(write, late)) {
      const { officer, unitIds } = acting;
      const unit = await this.actingUnit(state, acting, write, unitId);
      return { unit, by: { officer, unitIds }, lateEntry, recordedBy: null };
    }
    const { tenant } = write.principal;
    const by = await this.names.officer(tenant, late.byPersonId);
    const unit = await this.actingUnit(state, by, write, unitId);
    return {
      unit,
      by: await this.names.officer(tenant, late.byPersonId, unit),
      lateEntry,
      recordedBy: acting.officer,
      recorderUnits: acting.unitIds,
    };
  }
}

function notYourUnit(): DomainError {
  return new DomainError('TASK.NOT_YOUR_UNIT', 'forbidden', {
    zh: '这项任务没有分派给你的单位。',
    en: 'This task was not assigned to a unit of yours.',
  });
}
