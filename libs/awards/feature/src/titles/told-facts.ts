import type { FactAsTold, FactSource, FactWithdrawn, KnownFact, WatchCommand } from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Act, type Instant, type LocalDate } from '@gongjian/shared-kernel';
import type { Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { watchAggregate } from '../aggregates.js';
import { watchIdOf, watchStream } from './title-stream.js';

interface OfFact {
  readonly subjectId: string;
  readonly factId: string;
}

type Told = Received<{ readonly act: Act }>;

/** What other contexts tell of a subject, into its watch, in the name of whoever did what is told. */
@Injectable()
export class ToldFacts {
  constructor(private readonly runner: DeciderRunner) {}

  async record(message: Told, { subjectId, factId }: OfFact, told: FactAsTold): Promise<void> {
    const source = sourceOf(message);
    await this.send(message, subjectId, factId, () => ({
      type: 'RecordFact',
      data: { subjectId, factId, ...told, source },
      ...moment(message),
    }));
  }

  async verify(message: Told, { subjectId, factId }: OfFact): Promise<void> {
    const data = { subjectId, factId, verifier: message.data.act.actor, source: sourceOf(message) };
    await this.send(message, subjectId, factId, () => ({ type: 'VerifyFact', data, ...moment(message) }));
  }

  /** `now`: from what is known, for what is told of a correction is only what it changed. */
  async correct(
    message: Told,
    { subjectId, factId }: OfFact,
    now: (known: KnownFact | undefined) => FactAsTold,
  ): Promise<void> {
    const source = sourceOf(message);
    await this.send(message, subjectId, factId, (known) => ({
      type: 'CorrectFact',
      data: { subjectId, factId, now: now(known), source },
      ...moment(message),
    }));
  }

  async withdraw(message: Told, { subjectId, factId }: OfFact, why: FactWithdrawn['why']): Promise<void> {
    const data = { subjectId, factId, why, source: sourceOf(message) };
    await this.send(message, subjectId, factId, () => ({ type: 'WithdrawFact', data, ...moment(message) }));
  }

  private async send(
    message: Told,
    subjectId: string,
    factId: string,
    command: (known: KnownFact | undefined) => WatchCommand,
  ): Promise<void> {
    const watchId = watchIdOf(message.tenant, subjectId);
    await this.runner.execute(
      watchAggregate,
      watchId,
      ({ state }) => command(state.facts.find((fact) => fact.factId === factId)),
      message.envelope({
        name: 'tell_watch',
        item: watchId,
        type: 'TellWatch',
        target: watchStream(watchId),
        body: { factId },
      }),
    );
  }
}

export function sourceOf({ type, id, sourceRevision }: Received): FactSource {
  return { type, eventId: id, revision: String(sourceRevision) };
}

/** The day what is told took effect. */
export function dayOf({ data: { act }, time }: Told): LocalDate {
  return act.effectiveOn ?? localDateAt(time);
}

export function moment({ time }: Pick<Received, 'time'>): { readonly now: Instant; readonly today: LocalDate } {
  return { now: time, today: localDateAt(time) };
}
