import type { PlanState } from '@gongjian/plans-domain';
import { Clock, DeciderRunner, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { Reservations } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { planAggregate } from '../aggregates.js';
import { planStream } from './plan-stream.js';

/** Between taking a number and the order that uses it; after that whoever took it is taken to have gone. */
const ASKING_MS = 60_000;

/** A document number belongs to one plan of the tenant. */
@Injectable()
export class DocumentNumbers {
  private readonly reservations: Reservations;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {
    this.reservations = new Reservations(runner, 'documentNumber', planStream);
  }

  /**
   * Before it is used. A number left behind by a plan that neither has it nor asks for it any longer is taken over.
   *
   * @throws DomainError PLAN.NUMBER_TAKEN
   */
  async take(number: string, planId: string, envelope: CommandEnvelope): Promise<void> {
    if (await this.reservations.take(number, planId, envelope)) return;
    if (await this.freed(number, envelope, (use) => use === 'none')) {
      if (await this.reservations.take(number, planId, envelope)) return;
    }
    throw numberTaken(number);
  }

  /** Once it is used: an order that was given comes before one that is only asked for. */
  async hold(number: string, planId: string, envelope: CommandEnvelope): Promise<void> {
    if (await this.reservations.take(number, planId, envelope)) return;
    if (await this.freed(number, envelope, (use) => use !== 'had'))
      await this.reservations.take(number, planId, envelope);
  }

  /** Releases a number that was taken for an order that came to nothing. */
  async giveBack(number: string, planId: string, envelope: CommandEnvelope): Promise<void> {
    const state = (await this.runner.load(planAggregate, planId, envelope.tenant))?.state;
    if (state !== undefined && 'order' in state && state.order.number === number) return;
    await this.release(number, planId, envelope);
  }

  async release(number: string, planId: string, envelope: CommandEnvelope): Promise<void> {
    await this.reservations.release(number, planId, envelope);
  }

  /** Releases it for the plan that took it, where what that plan does with it says so. */
  private async freed(number: string, envelope: CommandEnvelope, may: (use: Use) => boolean): Promise<boolean> {
    const { tenant } = envelope;
    const holder = await this.reservations.holder(number, tenant);
    if (holder === null) return true;
    const plan = await this.runner.load(planAggregate, holder.id, tenant);
    const age = Date.parse(this.clock.now()) - Date.parse(holder.since ?? this.clock.now());
    if (!may(useOf(number, plan?.state, age))) return false;
    await this.release(number, holder.id, envelope);
    return true;
  }
}

/** `had`: its order bears the number, or waits for a second person to bear it. */
type Use = 'had' | 'asked' | 'none';

function useOf(number: string, plan: PlanState | undefined, age: number): Use {
  if (plan !== undefined && 'order' in plan) {
    const { order, proposal } = plan;
    const proposed = proposal?.correction.field === 'number' ? proposal.correction.value : null;
    if (order.number === number || proposed === number) return 'had';
  }
  const gone = plan === undefined || plan.status === 'none' || plan.status === 'discarded' || plan.status === 'closed';
  return gone || age > ASKING_MS ? 'none' : 'asked';
}

function numberTaken(number: string): DomainError {
  return new DomainError(
    'PLAN.NUMBER_TAKEN',
    'conflict',
    { zh: `文号 ${number} 已用于另一个方案。`, en: `The document number ${number} is taken by another plan.` },
    { number },
  );
}
