import {
  dueOfItem,
  planCatalogue,
  taskRulesOf,
  type IssuedFacts,
  type ItemFailure,
  type PlanEvent,
  type PlanItem,
} from '@gongjian/plans-domain';
import { DeciderRunner, derivedId, isEventStoreError, notFound, type Acts } from '@gongjian/shared-event-sourcing';
import { isDomainError, type Fact, type OfficerAsOf } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { actorFrom, DirectoryNames, officerBehind, WorkingCalendars } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { actsOf, envelopeAfter, momentOf } from '../../acting/envelope-after.js';
import { planAggregate, taskAggregate } from '../../aggregates.js';
import { DocumentNumbers } from '../../plans/document-numbers.js';
import { planStream } from '../../plans/plan-stream.js';
import { PublishedProgrammes } from '../../programmes/published-programmes.js';
import { requireIndicators } from '../../tasks/supported-indicators.js';
import { taskIdOfItem, taskStream } from '../../tasks/task-stream.js';

const SIDE_BY_SIDE = 8;
/** Items whose outcomes are one event: with the words of each bounded, they fit. */
const PART = 100;
const LONGEST_WORDS = 300;
const TRANSIENT: readonly string[] = ['ACCESS.STALE', 'COMMAND.BUSY', 'READ.BEHIND', 'PROJECTION.STALLED'];

interface Job {
  readonly fact: Fact<PlanEvent>;
  readonly plan: IssuedFacts;
  readonly by: Acts;
}

/**
 * The job behind issuing a plan, sending an item again and recording one late: one derived `AssignTask` for each item,
 * in the signer's name, then the end of the job in the plan's stream, in parts for a long one. Items that fail do not stop
 * the others; run again after a crash it assigns what is missing and nothing twice.
 */
@Injectable()
export class WhenPlanIssued extends Reaction<PlanEvent> {
  readonly context = 'plans';
  readonly name = 'when_plan_issued';
  readonly catalogues = [planCatalogue];
  readonly when = {
    PlanIssued: async (fact: Fact<Extract<PlanEvent, { readonly type: 'PlanIssued' }>>): Promise<void> => {
      await this.holdNumber(fact);
      await this.assignAll(fact, fact.event.data.itemIds, (plan) => byOfficer(plan.order.signer));
    },
    PlanItemRetried: (fact: Fact<Extract<PlanEvent, { readonly type: 'PlanItemRetried' }>>): Promise<void> =>
      this.assignAll(fact, [fact.event.data.itemId], (plan) => byOfficer(plan.order.signer)),
    PlanItemRecordedLate: (fact: Fact<Extract<PlanEvent, { readonly type: 'PlanItemRecordedLate' }>>): Promise<void> =>
      this.assignAll(fact, [fact.event.data.item.itemId], () => actsOf(fact)),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly names: DirectoryNames,
    private readonly programmes: PublishedProgrammes,
    private readonly calendars: WorkingCalendars,
    private readonly numbers: DocumentNumbers,
  ) {
    super();
  }

  /** Whoever issued it may have gone, or given it back for a try that failed beside it. */
  private async holdNumber(fact: Fact<PlanEvent>): Promise<void> {
    const { planId } = fact.event.data;
    const state = (await this.runner.load(planAggregate, planId, fact.metadata.tenant))?.state;
    if (state === undefined || !('order' in state)) throw notFound();
    const { number } = state.order;
    const envelope = envelopeAfter(fact, {
      commandId: derivedId(fact.id, 'holdNumber', number),
      type: 'HoldNumber',
      target: planStream(planId),
      body: { number },
    });
    await this.numbers.hold(number, planId, envelope);
  }

  private async assignAll(
    fact: Fact<PlanEvent>,
    itemIds: readonly string[],
    by: (plan: IssuedFacts) => Acts,
  ): Promise<void> {
    const { planId } = fact.event.data;
    const state = (await this.runner.load(planAggregate, planId, fact.metadata.tenant))?.state;
    if (state === undefined || !('order' in state)) throw notFound();
    const job: Job = { fact, plan: state, by: by(state) };
    for (let start = 0; start < itemIds.length; start += PART) {
      await this.assignPart(job, itemIds.slice(start, start + PART), start / PART);
    }
  }

  private async assignPart(job: Job, itemIds: readonly string[], part: number): Promise<void> {
    const assigned: string[] = [];
    const failed: ItemFailure[] = [];
    for (let start = 0; start < itemIds.length; start += SIDE_BY_SIDE) {
      const few = itemIds.slice(start, start + SIDE_BY_SIDE);
      const outcomes = await Promise.all(few.map((itemId) => this.assign(job, itemId)));
      few.forEach((itemId, index) => {
        const failure = outcomes[index] ?? null;
        if (failure === null) assigned.push(itemId);
        else failed.push(failure);
      });
    }
    await this.recordEnd(job, part, assigned, failed);
  }

  private async assign(job: Job, itemId: string): Promise<ItemFailure | null> {
    const { tenant } = job.fact.metadata;
    const item = job.plan.items.find((candidate) => candidate.itemId === itemId);
    if (item === undefined || job.plan.progress[itemId] !== 'pending') return null;
    const taskId = taskIdOfItem(tenant, job.plan.planId, itemId);
    try {
      const { now, today } = momentOf(job.fact);
      const data = await this.assignment(job, item, taskId);
      const envelope = envelopeAfter(job.fact, {
        commandId: derivedId(job.fact.id, 'assignTask', itemId),
        type: 'AssignTask',
        target: taskStream(taskId),
        body: { planId: job.plan.planId, itemId },
        by: job.by,
        effectiveOn: data.lateEntry?.effectiveOn,
      });
      await this.runner.execute(taskAggregate, taskId, { type: 'AssignTask', data, now, today }, envelope);
      return null;
    } catch (error) {
      if (isDomainError(error) && !TRANSIENT.includes(error.code)) {
        return { itemId, code: error.code, zh: bounded(error.text.zh), en: bounded(error.text.en) };
      }
      if (isEventStoreError(error, 'TooLarge')) {
        return { itemId, code: 'TASK.TOO_LARGE', zh: '任务内容过长。', en: 'The task is too large to record.' };
      }
      throw error;
    }
  }

  private async assignment({ fact, plan, by }: Job, item: PlanItem, taskId: string) {
    const { tenant } = fact.metadata;
    const { today } = momentOf(fact);
    const programme = await this.programmes.require(tenant, plan.programme.id, plan.programme.version);
    requireIndicators(programme.definition, item.supports);
    const due = dueOfItem(item.due, plan.stages, plan.header.period) ?? {
      on: plan.header.period.to,
      rule: { kind: 'periodEnd' as const },
    };
    const units = await Promise.all(
      item.units.flatMap(({ role, unit }) =>
        unit === null ? [] : this.names.unit(tenant, unit.id, today).then((now) => ({ role, unit: now })),
      ),
    );
    return {
      taskId,
      planId: plan.planId,
      planRevision: String(fact.revision),
      itemId: item.itemId,
      rules: taskRulesOf(programme.id, programme.version, programme.definition),
      source: item.source,
      ...(item.supports === undefined ? {} : { supports: item.supports }),
      ...(item.demands === undefined ? {} : { demands: item.demands }),
      heading: item.heading,
      content: item.content,
      deliverables: item.deliverables,
      units,
      persons: item.persons,
      dueOn: due.on,
      dueRule: due.rule,
      order: {
        documentNumber: plan.order.number,
        issuedOn: plan.order.issuedOn,
        document: plan.order.document,
        signer: plan.order.signer,
        batch: fact.id,
      },
      lateEntry: item.lateEntry ?? plan.order.lateEntry,
      ...(by.actor.id === fact.metadata.actor.id ? {} : { recordedBy: officerBehind(actsOf(fact)) }),
      calendar: this.calendars.current(),
    };
  }

  private async recordEnd(
    job: Job,
    part: number,
    assigned: readonly string[],
    failed: readonly ItemFailure[],
  ): Promise<void> {
    const { fact, plan } = job;
    const { planId } = plan;
    const body = { planId, job: fact.id, assigned, failed };
    const envelope = envelopeAfter(fact, {
      commandId: derivedId(fact.id, 'recordTasksAssigned', part === 0 ? '' : String(part)),
      type: 'RecordTasksAssigned',
      target: planStream(planId),
      body: { planId, job: fact.id, part },
    });
    await this.runner.execute(
      planAggregate,
      planId,
      { type: 'RecordTasksAssigned', data: body, ...momentOf(fact) },
      envelope,
    );
  }
}

function byOfficer(officer: OfficerAsOf): Acts {
  const actor = actorFrom(officer);
  return officer.onBehalfOf === undefined ? { actor } : { actor, onBehalfOf: actorFrom(officer.onBehalfOf) };
}

function bounded(words: string): string {
  return words.length <= LONGEST_WORDS ? words : `${words.slice(0, LONGEST_WORDS - 1)}…`;
}
