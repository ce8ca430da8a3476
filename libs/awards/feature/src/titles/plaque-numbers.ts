import { isKnown, type Title } from '@gongjian/awards-domain';
import { Clock, DeciderRunner, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { Reservations } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../aggregates.js';
import { titleStream } from './title-stream.js';

/** Between taking a number and handing the plaque over; after that whoever took it is taken to have gone. */
const ASKING_MS = 60_000;

/** A plaque number belongs to one title of the tenant for ever: once a plaque was handed over under it, no other bears it. */
@Injectable()
export class PlaqueNumbers {
  private readonly reservations: Reservations;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {
    this.reservations = new Reservations(runner, 'plaqueNumber', titleStream);
  }

  /** Before it is used. @throws DomainError PLAQUE.TAKEN */
  async take(number: string, titleId: string, envelope: CommandEnvelope): Promise<void> {
    const name = normalised(number);
    if (await this.reservations.take(name, titleId, envelope)) return;
    if (await this.freed(name, envelope)) {
      if (await this.reservations.take(name, titleId, envelope)) return;
    }
    throw plaqueTaken(number);
  }

  /** Of an act that came to nothing, or a number that was corrected away. */
  async giveBack(number: string, titleId: string, envelope: CommandEnvelope): Promise<void> {
    const state = (await this.runner.load(titleAggregate, titleId, envelope.tenant))?.state;
    if (state !== undefined && isKnown(state) && bears(state, normalised(number))) return;
    await this.reservations.release(normalised(number), titleId, envelope);
  }

  /** Releases it for a title that neither bears it nor is about to. */
  private async freed(name: string, envelope: CommandEnvelope): Promise<boolean> {
    const { tenant } = envelope;
    const holder = await this.reservations.holder(name, tenant);
    if (holder === null) return true;
    const title = (await this.runner.load(titleAggregate, holder.id, tenant))?.state;
    if (title !== undefined && isKnown(title) && bears(title, name)) return false;
    const now = this.clock.now();
    if (Date.parse(now) - Date.parse(holder.since ?? now) <= ASKING_MS) return false;
    await this.reservations.release(name, holder.id, envelope);
    return true;
  }
}

/** Its plaque has or had it, or somebody asks that it should. */
function bears({ plaque, removals, importing, correction }: Title, name: string): boolean {
  const numbers = [
    plaque?.number,
    importing?.plaqueNumber,
    ...removals.map(({ removed }) => removed.plaqueNumber),
    correction?.correction.field === 'plaqueNumber' ? correction.correction.value : null,
  ];
  return numbers.some((known) => known != null && normalised(known) === name);
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
