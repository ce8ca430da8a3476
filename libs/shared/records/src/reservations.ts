import {
  aggregateIdOf,
  reservationAggregate,
  reservationId,
  type CommandEnvelope,
  type DeciderRunner,
} from '@gongjian/shared-event-sourcing';
import { isDomainError, type Instant } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';

export interface Holder {
  readonly id: string;
  readonly since: Instant | null;
}

/**
 * Names of one kind, each of which one record of a tenant has. Taking and releasing are idempotent by what they find, so
 * each try is a command of its own: a name that was given back must be taken anew.
 */
export class Reservations {
  /**
   * @param what the kind of name
   * @param stream of a record that has one
   */
  constructor(
    private readonly runner: DeciderRunner,
    private readonly what: string,
    private readonly stream: (id: string) => string,
  ) {}

  /** False when another one has it. */
  async take(name: string, id: string, envelope: CommandEnvelope): Promise<boolean> {
    try {
      await this.run('TakeReservation', name, id, envelope);
      return true;
    } catch (error) {
      if (isDomainError(error) && error.code === 'RESERVATION.TAKEN') return false;
      throw error;
    }
  }

  async release(name: string, id: string, envelope: CommandEnvelope): Promise<void> {
    await this.run('ReleaseReservation', name, id, envelope);
  }

  async holder(name: string, tenant: string): Promise<Holder | null> {
    const found = await this.runner.load(reservationAggregate, reservationId(tenant, this.what, name), tenant);
    if (found === null || found.state.status === 'free') return null;
    return { id: aggregateIdOf(found.state.target), since: found.lastRecordedAt };
  }

  private async run(
    type: 'TakeReservation' | 'ReleaseReservation',
    name: string,
    id: string,
    envelope: CommandEnvelope,
  ): Promise<void> {
    await this.runner.execute(
      reservationAggregate,
      reservationId(envelope.tenant, this.what, name),
      { type, data: { what: this.what, target: this.stream(id) }, now: '', today: '' },
      { ...envelope, commandId: randomUUID() },
    );
  }
}
