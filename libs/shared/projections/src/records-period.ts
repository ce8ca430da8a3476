import type { EventCatalogue } from '@gongjian/shared-event-sourcing';
import { DomainError, type DomainEvent, type Fact, type Instant } from '@gongjian/shared-kernel';
import { AsyncLocalStorage } from 'node:async_hooks';

/** From a moment on, until before another; `before` is `null`: without end. */
export interface RecordsPeriod {
  readonly from: Instant;
  readonly before: Instant | null;
}

const inForce = new AsyncLocalStorage<RecordsPeriod>();

/** Whatever `work` reads through `ReadModels`, also later on, is what was recorded in that period. */
export function readingWithin<Result>(period: RecordsPeriod, work: () => Result): Result {
  return inForce.run(period, work);
}

/** The period that reads of such records are limited to now. */
export function periodFor({ lasting }: EventCatalogue): RecordsPeriod | null {
  return lasting === 'reference' ? null : (inForce.getStore() ?? null);
}

export function isLimited(): boolean {
  return inForce.getStore() !== undefined;
}

/** @throws DomainError ACCESS.NOT_BY_PERIOD while reads are limited to a period */
export function requireNoPeriod(): void {
  if (!isLimited()) return;
  throw new DomainError('ACCESS.NOT_BY_PERIOD', 'forbidden', {
    zh: '审计席位限于一段时间内的记录，这项汇总无法按时间划分，不能查阅。',
    en: 'The seat is for the records of a period, and what is asked for cannot be told apart by period.',
  });
}

/** What was recorded by the end of the period; `null`: the record is none of the period. */
export function factsWithin<Event extends DomainEvent>(
  { lasting }: EventCatalogue,
  facts: readonly Fact<Event>[],
  period: RecordsPeriod | null,
): readonly Fact<Event>[] | null {
  if (period === null) return facts;
  const { from, before } = period;
  const known = before === null ? facts : facts.filter(({ metadata }) => metadata.recordedAt < before);
  const last = known.at(-1);
  if (last === undefined) return null;
  return lasting === 'standing' || last.metadata.recordedAt >= from ? known : null;
}

/** Facts of the record before the period began. */
export function factsBefore(facts: readonly Fact[], period: RecordsPeriod | null): number {
  return period === null ? 0 : facts.filter(({ metadata }) => metadata.recordedAt < period.from).length;
}
