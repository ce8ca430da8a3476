import { taskCatalogue, type TaskEvent } from '@gongjian/plans-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { DueRecount } from '../../acting/due-recount.js';
import { taskAggregate } from '../../aggregates.js';
import { clockOf } from '../../tasks/task-clocks.js';

/** Due dates of tasks that were counted while the calendar of their year was missing are counted anew. */
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

  constructor(private readonly recount: DueRecount) {
    super();
    this.name = recount.nameOf('recount_dues');
  }

  private revise(fact: Fact<TaskEvent>): Promise<void> {
    return this.recount.revise(fact, clockOf(fact), {
      aggregate: taskAggregate,
      rulesOf: (state) => (state.status === 'none' ? null : state.rules),
      command: (taskId, { calendar, ...moment }) => ({
        type: 'ReviseTaskDue' as const,
        data: { taskId, calendar },
        ...moment,
      }),
    });
  }
}
