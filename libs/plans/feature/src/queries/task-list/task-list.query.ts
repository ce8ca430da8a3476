import type { ListAnswer, TaskListItem } from '@gongjian/plans-contracts';
import type { TaskRow } from '@gongjian/plans-domain';
import { ReadModels, type ListOptions, type ProjectedRow } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { taskProjection } from '../../projections.js';

/** Pages of tasks, without free text. */
@Injectable()
export class TaskPages {
  constructor(private readonly models: ReadModels) {}

  async page(tenant: string, options: ListOptions): Promise<ListAnswer<TaskListItem>> {
    const { rows, next } = await this.models.list(taskProjection, tenant, options);
    return { items: rows.map(taskListItem), next };
  }

  async waitFor(after: string | undefined): Promise<void> {
    await this.models.waitFor(taskProjection, after);
  }

  async progress(): Promise<string | null> {
    return this.models.progress(taskProjection);
  }
}

function taskListItem({ id, revision, row }: ProjectedRow<TaskRow>): TaskListItem {
  const { accountable, due } = row;
  return {
    id,
    revision: String(revision),
    planId: row.planId,
    itemId: row.itemId,
    heading: row.heading,
    status: row.status,
    accountable: { id: accountable.id, name: accountable.name },
    division: accountable.division,
    units: row.units.map(({ role, unit }) => ({ role, id: unit.id, name: unit.name })),
    dueOn: due.on,
    overdueAt: due.overdueAt,
    overdueSince: row.overdueSince,
    dueProvisional: row.dueProvisional,
    toReexamine: row.toReexamine,
    waitsFor: row.waitsFor,
    extensionAsked: row.extensions.some(({ decision }) => decision === null),
    assignedAt: row.assignedAt,
    changedAt: row.changedAt,
  };
}
