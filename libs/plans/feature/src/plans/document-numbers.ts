import {
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

/**
 * A document number belongs to one plan of the tenant. Taking and releasing are idempotent by what they find, so each try
 * is a command of its own: a number that was given back must be taken anew.
 */
@Injectable()
export class DocumentNumbers {
  constructor(private readonly runner: DeciderRunner) {}

  /** @throws DomainError PLAN.NUMBER_TAKEN */
  async take(number: string, planId: string, envelope: CommandEnvelope): Promise<void> {
    try {
      await this.run('TakeReservation', number, planId, envelope);
    } catch (error) {
      if (isDomainError(error) && error.code === 'RESERVATION.TAKEN') throw numberTaken(number);
      throw error;
    }
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

function numberTaken(number: string): DomainError {
  return new DomainError(
    'PLAN.NUMBER_TAKEN',
    'conflict',
    { zh: `文号 ${number} 已用于另一个方案。`, en: `The document number ${number} is taken by another plan.` },
    { number },
  );
}
