import { watchCatalogue, type WatchEvent } from '@gongjian/awards-domain';
import { Clock, DeciderRunner } from '@gongjian/shared-event-sourcing';
import { addDays, endOfLocalDate, localDateAt, type Fact } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { watchAggregate } from '../aggregates.js';
import { TitleChecks } from '../titles/title-checks.js';

/** A subject that closes on a later day holds its titles until then. */
@Injectable()
export class WatchClosingDeadline extends DeadlineDefinition<WatchEvent> {
  readonly context = 'awards';
  readonly name = 'watch_closing';
  readonly catalogue = watchCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly checks: TitleChecks,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline({ event, metadata }: Fact<WatchEvent>): { readonly dueAt: string } | null {
    if (event.type !== 'FactRecorded' || event.data.fact.kind !== 'merged') return null;
    const { occurredOn } = event.data;
    if (occurredOn <= localDateAt(metadata.recordedAt)) return null;
    return { dueAt: endOfLocalDate(addDays(occurredOn, -1)) };
  }

  async command({ tenant, streamId, sourceEventId }: Due): Promise<void> {
    const watch = await this.runner.load(watchAggregate, streamId, tenant);
    const now = this.clock.now();
    const today = localDateAt(now);
    for (const { titleId } of watch?.state.titles ?? []) {
      await this.checks.check(titleId, { tenant, sourceEventId, now, today, on: today });
    }
  }
}
