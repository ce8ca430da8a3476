import {
  accountableUnit,
  rectificationOverdueSince,
  taskOverdueSince,
  type EscalationState,
  type EscalationTarget,
  type TargetAsOf,
} from '@gongjian/plans-domain';
import { DeciderRunner, notFound } from '@gongjian/shared-event-sourcing';
import type { UnitAsOf } from '@gongjian/shared-kernel';
import { CommandRelation } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { rectificationAggregate, taskAggregate } from '../aggregates.js';
import { PublishedProgrammes } from '../programmes/published-programmes.js';
import { rectificationStream } from '../rectifications/rectification-stream.js';
import { taskStream } from '../tasks/task-stream.js';

/** What is pressed for, and who answers for it. */
@Injectable()
export class EscalationTargets {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly programmes: PublishedProgrammes,
    private readonly relation: CommandRelation,
  ) {}

  async of(tenant: string, state: EscalationState): Promise<TargetAsOf> {
    if (state.status === 'none') throw notFound();
    const { target } = state.opened;
    return target.kind === 'task' ? this.task(tenant, target) : this.rectification(tenant, target);
  }

  /** Whether the authority that adopted the programme may criticise the unit. */
  async isUnderCommand(tenant: string, state: EscalationState, unit: UnitAsOf | null): Promise<boolean> {
    if (state.status === 'none' || unit === null) return false;
    const { programmeId, version } = state.opened;
    const { authority } = await this.programmes.require(tenant, programmeId, version);
    return this.relation.leadsTo(tenant, unit.id, authority.id);
  }

  private async task(tenant: string, { id }: EscalationTarget): Promise<TargetAsOf> {
    const loaded = await this.runner.load(taskAggregate, id, tenant);
    if (loaded === null || loaded.state.status === 'none') throw notFound();
    const { state, revision } = loaded;
    return {
      stream: taskStream(id),
      revision: String(revision),
      overdueAt: taskOverdueSince(state),
      unit: accountableUnit(loaded.state.units),
    };
  }

  private async rectification(tenant: string, { id }: EscalationTarget): Promise<TargetAsOf> {
    const loaded = await this.runner.load(rectificationAggregate, id, tenant);
    if (loaded === null || loaded.state.status === 'none') throw notFound();
    const { state, revision } = loaded;
    return {
      stream: rectificationStream(id),
      revision: String(revision),
      overdueAt: rectificationOverdueSince(state),
      unit: loaded.state.unit,
    };
  }
}
