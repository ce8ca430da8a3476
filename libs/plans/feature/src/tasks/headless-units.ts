import type { ReviewLevel, Warning } from '@gongjian/plans-contracts';
import type { PlanRow, TaskRow } from '@gongjian/plans-domain';
import { Directory } from '@gongjian/shared-access';
import type { NamedAsOf } from '@gongjian/shared-kernel';
import { ReadModels } from '@gongjian/shared-projections';
import type { OpenedRow } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { PublishedProgrammes } from '../programmes/published-programmes.js';
import { taskProjection } from '../projections.js';
import { OPEN_TASK_STATUSES } from './task-statuses.js';

type Place = Pick<Warning, 'itemId' | 'taskId'> & { readonly heading: string };
type TaskUnits = Pick<TaskRow, 'id' | 'itemId' | 'heading' | 'rules' | 'status' | 'waitsFor'> & {
  readonly units: readonly { readonly role: string; readonly unit: NamedAsOf }[];
  readonly submissions: readonly { readonly unit: NamedAsOf }[];
};

/** Units whose submissions nobody could sign: a level is the unit head's, and the unit has none in office. */
@Injectable()
export class HeadlessUnits {
  constructor(
    private readonly directory: Directory,
    private readonly programmes: PublishedProgrammes,
    private readonly models: ReadModels,
  ) {}

  /** Of items that have no task yet, and of the plan's open tasks. */
  async ofPlan(tenant: string, plan: OpenedRow<PlanRow>): Promise<readonly Warning[]> {
    const { definition } = await this.programmes.require(tenant, plan.programme.id, plan.programme.version);
    const level = signedByHead(definition.tasks.review, 1);
    if (level === null || plan.status === 'discarded') return [];
    const led = await this.directory.unitsWithRole(tenant, 'unitHead');
    const ofItems = plan.items.flatMap(({ itemId, heading, units, progress }) => {
      if (progress === 'assigned' || progress === 'dropped') return [];
      const bound = units.flatMap(({ role, unit }) => (role === 'assisting' || unit === null ? [] : unit));
      return warningsFor({ itemId, taskId: null, heading }, bound, level, led);
    });
    if (plan.order === null) return ofItems;
    const told = new Set(ofItems.map(({ itemId }) => itemId));
    const ofTasks = await this.ofTasks(tenant, plan.id, led);
    return [...ofItems, ...ofTasks.filter(({ itemId }) => itemId === null || !told.has(itemId))];
  }

  async ofTask(tenant: string, task: TaskUnits): Promise<readonly Warning[]> {
    if (waitingLevel(task) === null) return [];
    return warningsOf(task, await this.directory.unitsWithRole(tenant, 'unitHead'));
  }

  /** Only tasks of a unit that is not led are read whole. */
  private async ofTasks(tenant: string, planId: string, led: ReadonlySet<string>): Promise<readonly Warning[]> {
    if (this.models.limited()) return [];
    const tasks = await this.models.read(tenant, async (query) => {
      const open = (): ReturnType<typeof query.from> =>
        query
          .from(taskProjection, 'task')
          .where('task.plan_id = CAST(:planId AS uuid)', { planId })
          .andWhere('task.status = ANY (CAST(:open AS text[]))', { open: OPEN_TASK_STATUSES });
      const units = await open().select('DISTINCT unnest(task.unit_ids)', 'id').getRawMany<{ readonly id: string }>();
      const headless = units.map(({ id }) => id).filter((id) => !led.has(id));
      if (headless.length === 0) return [];
      return open()
        .select('task.view', 'view')
        .andWhere('task.unit_ids && CAST(:headless AS uuid[])', { headless })
        .orderBy('task.due_on')
        .addOrderBy('task.id')
        .getRawMany<{ readonly view: string }>();
    });
    return tasks.flatMap(({ view }) => warningsOf(JSON.parse(view) as TaskRow, led));
  }
}

function warningsOf(task: TaskUnits, led: ReadonlySet<string>): readonly Warning[] {
  const level = waitingLevel(task);
  const submitted = task.status === 'submitted' ? task.submissions.at(-1) : undefined;
  if (level === null) return [];
  const units =
    submitted === undefined
      ? task.units.flatMap(({ role, unit }) => (role === 'assisting' ? [] : unit))
      : [submitted.unit];
  return warningsFor({ itemId: task.itemId, taskId: task.id, heading: task.heading }, units, level, led);
}

/** The unit head's level that the task still has before it. */
function waitingLevel({ status, rules, waitsFor }: TaskUnits): ReviewLevel | null {
  if (!OPEN_TASK_STATUSES.includes(status)) return null;
  return signedByHead(rules.review, waitsFor?.level ?? 1);
}

function signedByHead(review: readonly ReviewLevel[], from: number): ReviewLevel | null {
  return review.find(({ level, actedBy }) => level >= from && actedBy === 'unitHead') ?? null;
}

function warningsFor(
  { heading, ...place }: Place,
  units: readonly NamedAsOf[],
  { level, names }: ReviewLevel,
  led: ReadonlySet<string>,
): readonly Warning[] {
  return units
    .filter(({ id }) => !led.has(id))
    .map(({ id, name }) => ({
      code: 'UNIT.WITHOUT_HEAD',
      ...place,
      unit: { id, name },
      level,
      zh: `“${heading}”：“${name}”没有在任的单位负责人，它报送的材料会停在第 ${level} 级“${names.zh}”。请为它任命负责人或主持工作的人，或改由别的单位负责。`,
      en: `“${heading}”: “${name}” has no unit head in office; what it submits will wait at level ${level} “${names.en}”. Appoint a head or somebody acting, or make another unit responsible.`,
    }));
}
