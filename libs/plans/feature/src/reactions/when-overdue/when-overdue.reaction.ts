import {
  accountableUnit,
  endOfOverdue,
  escalationRulesOf,
  rectificationCatalogue,
  taskCatalogue,
  type EscalationEnd,
  type EscalationTarget,
  type RectificationEvent,
  type TaskEvent,
} from '@gongjian/plans-domain';
import { commandFingerprint, DeciderRunner, derivedId, notFound } from '@gongjian/shared-event-sourcing';
import type { Fact, Instant, LocalDate, NamedAsOf, UnitAsOf } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { envelopeAfter, momentOf } from '../../acting/envelope-after.js';
import { RuleActor } from '../../acting/rule-actor.js';
import { escalationAggregate, taskAggregate, rectificationAggregate } from '../../aggregates.js';
import { endByRectification } from '../../escalations/escalation-ends.js';
import { ESCALATION_CLAUSE } from '../../escalations/escalation-clause.js';
import { escalationIdOf, escalationStream } from '../../escalations/escalation-stream.js';
import { PublishedProgrammes } from '../../programmes/published-programmes.js';

type Event = TaskEvent | RectificationEvent;
type TaskOverdue = Extract<TaskEvent, { readonly type: 'TaskBecameOverdue' }>;
type RectificationOverdue = Extract<RectificationEvent, { readonly type: 'RectificationBecameOverdue' }>;

interface Overdue {
  readonly programme: string;
  readonly version: number;
  readonly target: EscalationTarget;
  readonly division: NamedAsOf;
  readonly unit: UnitAsOf | null;
  readonly lastDay: LocalDate;
  readonly overdueAt: Instant;
}

/** What becomes overdue is pressed for as its programme says, until it is overdue no longer. */
@Injectable()
export class WhenOverdue extends Reaction<Event> {
  readonly context = 'plans';
  readonly name = 'when_overdue';
  readonly catalogues = [taskCatalogue, rectificationCatalogue];
  readonly when = {
    TaskBecameOverdue: (fact: Fact<TaskOverdue>): Promise<void> => this.task(fact),
    EvidenceSubmitted: (fact: Fact<TaskEvent>): Promise<void> => this.taskMoved(fact),
    TaskRefused: (fact: Fact<TaskEvent>): Promise<void> => this.taskMoved(fact),
    TaskWithdrawn: (fact: Fact<TaskEvent>): Promise<void> => this.taskMoved(fact),
    TaskReassigned: (fact: Fact<TaskEvent>): Promise<void> => this.taskMoved(fact),
    TaskExtended: (fact: Fact<TaskEvent>): Promise<void> => this.taskMoved(fact),
    TaskCorrected: (fact: Fact<TaskEvent>): Promise<void> => this.taskMoved(fact),
    TaskDueRevised: (fact: Fact<TaskEvent>): Promise<void> => this.taskMoved(fact),
    RectificationBecameOverdue: (fact: Fact<RectificationOverdue>): Promise<void> => this.rectification(fact),
    RectificationSubmitted: (fact: Fact<RectificationEvent>): Promise<void> => this.rectificationMoved(fact),
    RectificationClosed: (fact: Fact<RectificationEvent>): Promise<void> => this.rectificationMoved(fact),
    RectificationWithdrawn: (fact: Fact<RectificationEvent>): Promise<void> => this.rectificationMoved(fact),
    RectificationDueRevised: (fact: Fact<RectificationEvent>): Promise<void> => this.rectificationMoved(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly programmes: PublishedProgrammes,
    private readonly rules: RuleActor,
  ) {
    super();
  }

  private async task(fact: Fact<TaskOverdue>): Promise<void> {
    const { taskId, overdueAt, basis } = fact.event.data;
    const state = (await this.runner.load(taskAggregate, taskId, fact.metadata.tenant))?.state;
    if (state === undefined || state.status === 'none') throw notFound();
    const unit = accountableUnit(state.units);
    if (unit === null) return;
    const { planId, heading, due } = state;
    await this.open(fact, {
      programme: basis.programme,
      version: basis.version,
      target: { kind: 'task', id: taskId, planId, heading, subject: null },
      division: unit.division,
      unit,
      lastDay: due.lastDay,
      overdueAt,
    });
  }

  private async rectification(fact: Fact<RectificationOverdue>): Promise<void> {
    const { rectificationId: id, subject, programmeId, version, lastDay, overdueAt } = fact.event.data;
    const state = (await this.runner.load(rectificationAggregate, id, fact.metadata.tenant))?.state;
    if (state === undefined || state.status === 'none') throw notFound();
    await this.open(fact, {
      programme: programmeId,
      version,
      target: { kind: 'rectification', id, planId: null, heading: null, subject },
      division: subject.division,
      unit: state.unit,
      lastDay,
      overdueAt,
    });
  }

  private async open(fact: Fact<Event>, overdue: Overdue): Promise<void> {
    const { tenant } = fact.metadata;
    const { programme, version, ...data } = overdue;
    const { definition } = await this.programmes.require(tenant, programme, version);
    const rules = escalationRulesOf(programme, version, definition);
    if (rules === null) return;
    const escalationId = escalationIdOf(tenant, data.target);
    const type = 'OpenEscalation' as const;
    const envelope = await this.rules.envelope(
      { programme, version },
      ESCALATION_CLAUSE,
      { tenant, sourceEventId: fact.id },
      {
        commandId: derivedId(fact.id, 'openEscalation', ''),
        fingerprint: commandFingerprint(type, escalationStream(escalationId), { overdueAt: data.overdueAt }),
      },
    );
    const command = {
      type,
      data: { escalationId, programmeId: programme, version, rules, ...data },
      ...momentOf(fact),
    };
    await this.runner.execute(escalationAggregate, escalationId, command, envelope);
  }

  private async taskMoved(fact: Fact<TaskEvent>): Promise<void> {
    const because = endOfOverdue(fact.event);
    if (because !== null) await this.end(fact, { kind: 'task', id: fact.event.data.taskId }, because);
  }

  private async rectificationMoved(fact: Fact<RectificationEvent>): Promise<void> {
    const because = endByRectification(fact.event);
    const { rectificationId: id } = fact.event.data;
    if (because !== null) await this.end(fact, { kind: 'rectification', id }, because);
  }

  private async end(
    fact: Fact<Event>,
    target: Pick<EscalationTarget, 'kind' | 'id'>,
    because: EscalationEnd,
  ): Promise<void> {
    const { tenant } = fact.metadata;
    const escalationId = escalationIdOf(tenant, target);
    if ((await this.runner.load(escalationAggregate, escalationId, tenant)) === null) return;
    const type = 'EndEscalation' as const;
    const envelope = envelopeAfter(fact, {
      commandId: derivedId(fact.id, 'endEscalation', ''),
      type,
      target: escalationStream(escalationId),
      body: { because },
    });
    const command = { type, data: { escalationId, because }, ...momentOf(fact) };
    await this.runner.execute(escalationAggregate, escalationId, command, envelope, { mustExist: true });
  }
}
