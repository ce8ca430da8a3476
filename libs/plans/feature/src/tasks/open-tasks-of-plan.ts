import type { OpenTasks } from '@gongjian/plans-domain';
import { EventStore } from '@gongjian/shared-event-sourcing';
import { ReadModels } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { taskProjection } from '../projections.js';
import { OPEN_TASK_STATUSES } from './task-statuses.js';

/** Counts the tasks of a plan that are neither completed nor withdrawn, those assigned beside its items included. */
@Injectable()
export class OpenTasksOfPlan {
  constructor(
    private readonly store: EventStore,
    private readonly models: ReadModels,
  ) {}

  /**
   * The count holds everything recorded before it was asked for: the read model comes to the end of the log first.
   *
   * @throws DomainError READ.BEHIND, PROJECTION.STALLED
   */
  async count(tenant: string, planId: string): Promise<OpenTasks> {
    const { last } = await this.store.head();
    if (last === null) throw new Error('the log that holds the plan is empty');
    const asOf = await this.models.token(last.position);
    await this.models.waitFor(taskProjection, asOf);
    const count = await this.models.read(tenant, (query) =>
      query
        .from(taskProjection, 'task')
        .where('task.plan_id = CAST(:planId AS uuid)', { planId })
        .andWhere('task.status = ANY (CAST(:open AS text[]))', { open: OPEN_TASK_STATUSES })
        .getCount(),
    );
    return { count, asOf };
  }
}
