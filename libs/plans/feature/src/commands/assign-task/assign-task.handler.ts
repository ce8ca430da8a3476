import { taskRulesOf } from '@gongjian/plans-domain';
import { DeciderRunner, newAggregateId } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { DirectoryNames, RecordWriter, type Done } from '@gongjian/shared-records';
import { lateEntryFact } from '@gongjian/shared-records/requests';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { planAggregate, taskAggregate } from '../../aggregates.js';
import { PlanPlaces } from '../../plans/plan-places.js';
import { PublishedProgrammes } from '../../programmes/published-programmes.js';
import { demandsFact, sourceFact, supportsFact, taskPersonFacts } from '../../requests/parts.js';
import { requireIndicators } from '../../tasks/supported-indicators.js';
import { taskStream } from '../../tasks/task-stream.js';
import { TaskWriter } from '../../tasks/task-writer.js';
import { AssignTask } from './assign-task.command.js';

@CommandHandler(AssignTask)
export class AssignTaskHandler implements ICommandHandler<AssignTask> {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly records: RecordWriter,
    private readonly tasks: TaskWriter,
    private readonly names: DirectoryNames,
    private readonly programmes: PublishedProgrammes,
    private readonly places: PlanPlaces,
  ) {}

  async execute({ write, body }: AssignTask): Promise<Done> {
    const { principal, commandId, today } = write;
    const { tenant } = principal;
    const plan = await this.runner.load(planAggregate, body.planId, tenant);
    if (plan === null || plan.state.status === 'none') throw planUnknown(body.planId);
    const { state, revision } = plan;
    const taskId = newAggregateId(tenant, 'task', commandId);
    const stream = taskStream(taskId);
    const unitIds = body.units.map(({ unitId }) => unitId);
    const result = await this.records.found(taskAggregate, taskId, write, {
      type: 'AssignTask',
      body,
      may: { action: 'task.assign', resource: { divisionId: state.header.division.id } },
      ...(body.lateEntry === undefined ? {} : { effectiveOn: body.lateEntry.effectiveOn }),
      founding: true,
      data: async (acting) => {
        if (state.status !== 'issued' && state.status !== 'issuing') throw planNotInForce();
        const { id, version, definition } = await this.programmes.require(
          tenant,
          state.programme.id,
          state.programme.version,
        );
        requireIndicators(definition, body.supports);
        const units = await Promise.all(
          body.units.map(async ({ role, unitId }) => ({ role, unit: await this.names.unit(tenant, unitId, today) })),
        );
        await this.places.requireWithin(
          state.header.division.id,
          units.map(({ unit }) => unit),
        );
        return {
          taskId,
          planId: body.planId,
          planRevision: String(revision),
          itemId: null,
          rules: taskRulesOf(id, version, definition),
          source: sourceFact(body.source, undefined),
          heading: body.heading,
          content: body.content,
          deliverables: body.deliverables,
          units,
          persons: await taskPersonFacts(body.persons, unitIds, { names: this.names, tenant, today, stream }),
          dueOn: body.dueOn,
          dueRule: { kind: 'stated' as const },
          order: {
            documentNumber: state.order.number,
            issuedOn: state.order.issuedOn,
            document: null,
            signer: acting.officer,
            batch: null,
          },
          ...(await supportsFact(body.supports, { names: this.names, tenant, today })),
          ...demandsFact(body.demands),
          lateEntry: lateEntryFact(body.lateEntry, stream),
          calendar: this.tasks.calendar,
        };
      },
    });
    return { id: taskId, result };
  }
}

function planUnknown(planId: string): DomainError {
  return new DomainError(
    'TASK.PLAN_UNKNOWN',
    'invalid',
    { zh: '没有这个工作方案。', en: 'There is no such plan.' },
    { planId },
  );
}

function planNotInForce(): DomainError {
  return new DomainError('TASK.PLAN_NOT_ISSUED', 'conflict', {
    zh: '只能在已印发、未办结的方案下分派任务。',
    en: 'Tasks are assigned under a plan that is issued and not closed.',
  });
}
