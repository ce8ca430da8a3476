import { isKnown, type Title } from '@gongjian/awards-domain';
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
import { titleAggregate } from '../aggregates.js';
import { titleStream } from './title-stream.js';

const WHAT = 'plaqueNumber';
/** Between taking a number and handing the plaque over; after that whoever took it is taken to have gone. */
const ASKING_MS = 60_000;

/**
 * A plaque number belongs to one title of the tenant for ever: once a plaque was handed over under it, no other bears it.
 * Taking and releasing are idempotent by what they find, so each try is a command of its own.
 */
@Injectable()
export class PlaqueNumbers {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {}

  /** Before it is used. @throws DomainError PLAQUE.TAKEN */
  async take(number: string, titleId: string, envelope: CommandEnvelope): Promise<void> {
    if (await this.taken(number, titleId, envelope)) return;
    if (await this.freed(number, envelope)) {
      if (await this.taken(number, titleId, envelope)) return;
    }
    throw plaqueTaken(number);
  }

  /** Of an act that came to nothing, or a number that was corrected away. */
  async giveBack(number: string, titleId: string, envelope: CommandEnvelope): Promise<void> {
    const state = (await this.runner.load(titleAggregate, titleId, envelope.tenant))?.state;
    if (state !== undefined && isKnown(state) && bears(state, number)) return;
    await this.run('ReleaseReservation', number, titleId, envelope);
  }

  private async taken(number: string, titleId: string, envelope: CommandEnvelope): Promise<boolean> {
    try {
      await this.run('TakeReservation', number, titleId, envelope);
      return true;
    } catch (error) {
      if (isDomainError(error) && error.code === 'RESERVATION.TAKEN') return false;
      throw error;
    }
  }

  /** Releases it for a title that neither bears it nor is about to. */
  private async freed(number: string, envelope: CommandEnvelope): Promise<boolean> {
    const { tenant } = envelope;
    const id = reservationId(tenant, WHAT, normalised(number));
    const reservation = await this.runner.load(reservationAggregate, id, tenant);
    if (reservation === null || reservation.state.status === 'free') return true;
    const holder = aggregateIdOf(reservation.state.target);
    const title = (await this.runner.load(titleAggregate, holder, tenant))?.state;
    if (title !== undefined && isKnown(title) && bears(title, number)) return false;
    const now = this.clock.now();
    if (Date.parse(now) - Date.parse(reservation.lastRecordedAt ?? now) <= ASKING_MS) return false;
    await this.run('ReleaseReservation', number, holder, envelope);
    return true;
  }

  private async run(
    type: 'TakeReservation' | 'ReleaseReservation',
    number: string,
    titleId: string,
    envelope: CommandEnvelope,
  ): Promise<void> {
    const data = { what: WHAT, target: titleStream(titleId) };
    await this.runner.execute(
      reservationAggregate,
      reservationId(envelope.tenant, WHAT, normalised(number)),
      { type, data, now: '', today: '' },
      { ...envelope, commandId: randomUUID() },
    );
  }
}

/** Its plaque has or had it, or somebody asks that it should. */
function bears({ plaque, removals, importing, correction }: Title, number: string): boolean {
  const numbers = [
    plaque?.number,
    importing?.plaqueNumber,
    ...removals.map(({ removed }) => removed.plaqueNumber),
    correction?.correction.field === 'plaqueNumber' ? correction.correction.value : null,
  ];
  return numbers.some((known) => known != null && normalised(known) === normalised(number));
}

/** Widths of characters and blanks make no other number. */
function normalised(number: string): string {
  return number.normalize('NFKC').replaceAll(/\s+/g, '').toUpperCase();
}

function plaqueTaken(number: string): DomainError {
  return new DomainError(
    'PLAQUE.TAKEN',
    'conflict',
    { zh: `牌匾编号 ${number} 已用于另一个称号。`, en: `The plaque number ${number} is taken by another title.` },
    { number },
  );
}
