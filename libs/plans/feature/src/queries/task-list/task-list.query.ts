import type { ListAnswer, TaskListItem } from '@gongjian/plans-contracts';
import type { TaskRow, TaskStatus } from '@gongjian/plans-domain';
import { ReadModels, type ListOptions, type ProjectedRow } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { planProjection, taskProjection } from '../../projections.js';

const IN_HAND: readonly TaskStatus[] = ['assigned', 'signedFor', 'returned'];

interface PlanNamed {
  readonly title: string;
  readonly number: string | null;
}

/** Pages of tasks, without free text. */
@Injectable()
export class TaskPages {
  constructor(private readonly models: ReadModels) {}

  async page(tenant: string, options: ListOptions): Promise<ListAnswer<TaskListItem>> {
    const { rows, next } = await this.models.list(taskProjection, tenant, options);
    const plans = await this.plansOf(tenant, [...new Set(rows.map(({ row }) => row.planId))]);
    return { items: rows.map((task) => taskListItem(task, plans.get(task.row.planId))), next };
  }

  async waitFor(after: string | undefined): Promise<void> {
    await Promise.all([taskProjection, planProjection].map((each) => this.models.waitFor(each, after)));
  }

  private async plansOf(tenant: string, ids: readonly string[]): Promise<ReadonlyMap<string, PlanNamed>> {
    if (ids.length === 0) return new Map();
    const plans = await this.models.readReference(tenant, (query) =>
      query
        .from(planProjection, 'plan')
        .select('plan.id', 'id')
        .addSelect('plan.title', 'title')
        .addSelect('plan.document_number', 'number')
        .where('plan.id = ANY (CAST(:ids AS uuid[]))', { ids })
        .getRawMany<PlanNamed & { readonly id: string }>(),
    );
    return new Map(plans.map((plan) => [plan.id, plan]));
  }

  async progress(): Promise<string | null> {
    return this.models.progress(taskProjection);
  }
}

function taskListItem({ id, revision, row }: ProjectedRow<TaskRow>, plan: PlanNamed | undefined): TaskListItem {
  const { accountable, due } = row;
  return {
    id,
    revision: String(revision),
    planId: row.planId,
    planTitle: plan?.title ?? null,
    documentNumber: plan?.number ?? null,
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
    urgedTimes: row.urgings.length,
    urged: urgedNow(row),
    assignedAt: row.assignedAt,
    changedAt: row.changedAt,
  };
}

/** By the unit that reminded, or the post where there is none. */
function urgedNow({ status, urgings, submissions }: TaskRow): TaskListItem['urged'] {
  const last = urgings.at(-1);
  if (last === undefined || !IN_HAND.includes(status)) return null;
  const submitted = submissions.at(-1);
  if (submitted !== undefined && submitted.submittedAt > last.at) return null;
  return { at: last.at, by: last.urgedBy.unit?.name ?? last.urgedBy.post?.name ?? null };
}
