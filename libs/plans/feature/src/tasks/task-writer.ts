import { accountableUnit, type TaskCommand, type TaskState, type UnitAsOf } from '@gongjian/plans-domain';
import type { Action, Role } from '@gongjian/shared-access';
import type { CommandResult } from '@gongjian/shared-event-sourcing';
import { DomainError, type WorkingCalendar } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import type { Acting, Write } from '../acting/acting.js';
import { RecordWriter, type Change, type May } from '../acting/record-writer.js';
import { taskAggregate } from '../aggregates.js';
import { WorkingCalendars } from '../calendar/working-calendars.js';
import { DirectoryNames } from '../naming/directory-names.js';

/** What the policy is asked about a task: it stands in the division of the unit that answers for it. */
export function mayOnTask(action: Action, role?: Role): (state: TaskState) => May {
  return (state) => ({ action, resource: taskResource(state), ...(role === undefined ? {} : { role }) });
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
          submittedByPersonIds: [state.submission.submittedBy.personId],
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
    acting: Acting,
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
}

function notYourUnit(): DomainError {
  return new DomainError('TASK.NOT_YOUR_UNIT', 'forbidden', {
    zh: '这项任务没有分派给你的单位。',
    en: 'This task was not assigned to a unit of yours.',
  });
}
