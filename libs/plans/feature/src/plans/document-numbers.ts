import type { PlanState } from '@gongjian/plans-domain';
import {
  aggregateIdOf,
  Clock,
  DeciderRunner,
  reservationAggregate,
  reservationId,
  type CommandEnvelope,
} from '@gongjian/shared-event-sourcing';
import { DomainError, isDomainError } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { planAggregate } from '../aggregates.js';
import { planStream } from './plan-stream.js';

const WHAT = 'documentNumber';
/** Between taking a number and the order that uses it; after that whoever took it is taken to have gone. */
const ASKING_MS = 60_000;

/**
 * A document number belongs to one plan of the tenant. Taking and releasing are idempotent by what they find, so each try
 * is a command of its own: a number that was given back must be taken anew.
 */
@Injectable()
export class DocumentNumbers {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {}

  /**
   * Before it is used. A number left behind by a plan that neither has it nor asks for it any longer is taken over.
   *
   * @throws DomainError PLAN.NUMBER_TAKEN
   */
  async take(number: string, planId: string, envelope: CommandEnvelope): Promise<void> {
    if (await this.taken(number, planId, envelope)) return;
    if (await this.freed(number, envelope, (use) => use === 'none')) {
      if (await this.taken(number, planId, envelope)) return;
    }
    throw numberTaken(number);
  }

  /** Once it is used: an order that was given comes before one that is only asked for. */
  async hold(number: string, planId: string, envelope: CommandEnvelope): Promise<void> {
    if (await this.taken(number, planId, envelope)) return;
    if (await this.freed(number, envelope, (use) => use !== 'had')) await this.taken(number, planId, envelope);
  }

  /** Releases a number that was taken for an order that came to nothing. */
  async giveBack(number: string, planId: string, envelope: CommandEnvelope): Promise<void> {
    const state = (await this.runner.load(planAggregate, planId, envelope.tenant))?.state;
    if (state !== undefined && 'order' in state && state.order.number === number) return;
    await this.release(number, planId, envelope);
  }

  async release(number: string, planId: string, envelope: CommandEnvelope): Promise<void> {
    await this.run('ReleaseReservation', number, planId, envelope);
  }

  /** False when another plan has it. */
  private async taken(number: string, planId: string, envelope: CommandEnvelope): Promise<boolean> {
    try {
      await this.run('TakeReservation', number, planId, envelope);
      return true;
    } catch (error) {
      if (isDomainError(error) && error.code === 'RESERVATION.TAKEN') return false;
      throw error;
    }
  }

  /** Releases it for the plan that took it, where what that plan does with it says so. */
  private async freed(number: string, envelope: CommandEnvelope, may: (use: Use) => boolean): Promise<boolean> {
    const { tenant } = envelope;
    const reservation = await this.runner.load(reservationAggregate, reservationId(tenant, WHAT, number), tenant);
    if (reservation === null || reservation.state.status === 'free') return true;
    const holder = aggregateIdOf(reservation.state.target);
    const plan = await this.runner.load(planAggregate, holder, tenant);
    const age = Date.parse(this.clock.now()) - Date.parse(reservation.lastRecordedAt ?? this.clock.now());
    if (!may(useOf(number, plan?.state, age))) return false;
    await this.release(number, holder, envelope);
    return true;
  }

  private async run(
    type: 'TakeReservation' | 'ReleaseReservation',
    number: string,
    planId: string,
    envelope: CommandEnvelope,
  ): Promise<void> {
    const data = { what: WHAT, target: planStream(planId) };
    await this.runner.execute(
      reservationAggregate,
      reservationId(envelope.tenant, WHAT, number),
      { type, data, now: '', today: '' },
      { ...envelope, commandId: randomUUID() },
    );
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
