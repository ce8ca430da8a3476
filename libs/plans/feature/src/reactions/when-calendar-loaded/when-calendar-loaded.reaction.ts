import { WorkingCalendars } from '@gongjian/shared-records';
import { taskCatalogue, type TaskEvent } from '@gongjian/plans-domain';
import { aggregateIdOf, Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../../acting/rule-actor.js';
import { taskAggregate } from '../../aggregates.js';
import { clockOf } from '../../tasks/task-clocks.js';
import { taskStream } from '../../tasks/task-stream.js';

/**
 * Due dates that were counted while the calendar of their year was missing are counted anew. Its name holds the
 * calendar's version: a new calendar begins at the start of the log, one that is known goes on where it was.
 */
@Injectable()
export class WhenCalendarLoaded extends Reaction<TaskEvent> {
  readonly context = 'plans';
  readonly name: string;
  readonly catalogues = [taskCatalogue];
  readonly when = {
    TaskAssigned: (fact: Fact<TaskEvent>): Promise<void> => this.revise(fact),
    TaskReassigned: (fact: Fact<TaskEvent>): Promise<void> => this.revise(fact),
    TaskExtended: (fact: Fact<TaskEvent>): Promise<void> => this.revise(fact),
    EvidenceReviewed: (fact: Fact<TaskEvent>): Promise<void> => this.revise(fact),
    TaskReopened: (fact: Fact<TaskEvent>): Promise<void> => this.revise(fact),
    TaskCorrected: (fact: Fact<TaskEvent>): Promise<void> => this.revise(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly calendars: WorkingCalendars,
    private readonly clock: Clock,
  ) {
    super();
    this.name = `recount_dues_${calendars
      .current()
      .version.toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')}`;
  }

  private async revise(fact: Fact<TaskEvent>): Promise<void> {
    const due = clockOf(fact);
    if (due === null || due === 'clear' || due.calendar !== null) return;
    const calendar = this.calendars.current();
    if (!calendar.years.includes(Number(due.on.slice(0, 4)))) return;
    const { tenant } = fact.metadata;
    const taskId = aggregateIdOf(fact.stream);
    const task = (await this.runner.load(taskAggregate, taskId, tenant))?.state;
    if (task === undefined || task.status === 'none') return;
    const envelope = await this.rules.envelope(
      task.rules,
      { id: 'calendar', name: '工作日历规则' },
      { tenant, sourceEventId: fact.id },
      {
        commandId: derivedId(fact.id, 'reviseTaskDue', calendar.version),
        fingerprint: commandFingerprint('ReviseTaskDue', taskStream(taskId), { calendar: calendar.version }),
      },
    );
    const now = this.clock.now();
    const command = { type: 'ReviseTaskDue' as const, data: { taskId, calendar }, now, today: localDateAt(now) };
    await this.runner.execute(taskAggregate, taskId, command, envelope, { mustExist: true });
  }
}
