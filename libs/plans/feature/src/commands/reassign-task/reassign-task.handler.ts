import { normaliseDocumentNumber, type TaskState, type TaskUnit } from '@gongjian/plans-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { DirectoryNames, type Done } from '@gongjian/shared-records';
import { effectiveOnOf, lateEntryFact, reasonFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate } from '../../aggregates.js';
import { PlanPlaces } from '../../plans/plan-places.js';
import { taskPersonFacts } from '../../requests/parts.js';
import { taskStream } from '../../tasks/task-stream.js';
import { mayOnTask, TaskWriter } from '../../tasks/task-writer.js';
import { ReassignTask } from './reassign-task.command.js';

@CommandHandler(ReassignTask)
export class ReassignTaskHandler implements ICommandHandler<ReassignTask> {
  constructor(
    private readonly tasks: TaskWriter,
    private readonly names: DirectoryNames,
    private readonly runner: DeciderRunner,
    private readonly places: PlanPlaces,
  ) {}

  async execute({ write, taskId, body }: ReassignTask): Promise<Done> {
    const { principal, today } = write;
    const { tenant } = principal;
    const stream = taskStream(taskId);
    const unitIds = body.units.map(({ unitId }) => unitId);
    const result = await this.tasks.change(taskId, write, {
      type: 'ReassignTask',
      body,
      may: mayOnTask('task.assign'),
      ...effectiveOnOf(body.lateEntry),
      data: async (acting, state) => {
        const units = await Promise.all(
          body.units.map(async ({ role, unitId }) => ({ role, unit: await this.names.unit(tenant, unitId, today) })),
        );
        await this.requireWithinPlan(tenant, state, units);
        return {
          taskId,
          units,
          persons: await taskPersonFacts(body.persons, unitIds, { names: this.names, tenant, today, stream }),
          dueOn: body.dueOn,
          documentNumber: body.documentNumber === undefined ? null : normaliseDocumentNumber(body.documentNumber),
          reason: reasonFact(body.reason, stream),
          by: acting.officer,
          calendar: this.tasks.calendar,
          lateEntry: lateEntryFact(body.lateEntry, stream),
        };
      },
    });
    return { id: taskId, result };
  }

  private async requireWithinPlan(tenant: string, task: TaskState, units: readonly TaskUnit[]): Promise<void> {
    const plan = task.status === 'none' ? undefined : await this.runner.load(planAggregate, task.planId, tenant);
    if (plan === undefined || plan === null || plan.state.status === 'none') return;
    await this.places.requireWithin(
      plan.state.header.division.id,
      units.map(({ unit }) => unit),
    );
  }
}
