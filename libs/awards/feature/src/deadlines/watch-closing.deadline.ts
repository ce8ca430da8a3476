import { watchCatalogue, type FactAsTold, type WatchEvent } from '@gongjian/awards-domain';
import { Clock, DeciderRunner } from '@gongjian/shared-event-sourcing';
import { addDays, endOfLocalDate, localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type ClockChange, type Due } from '@gongjian/shared-projections';
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

  deadline({ event, metadata }: Fact<WatchEvent>): ClockChange {
    switch (event.type) {
      case 'FactRecorded':
        return closing(event.data.factId, event.data, metadata.recordedAt);
      case 'FactCorrected':
        return closing(event.data.factId, event.data.now, metadata.recordedAt);
      case 'FactWithdrawn':
        return { clear: event.data.factId };
      default:
        return null;
    }
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

function closing(factId: string, { fact, occurredOn }: FactAsTold, recordedAt: Instant): ClockChange {
  if (fact.kind !== 'merged' || occurredOn <= localDateAt(recordedAt)) return { clear: factId };
  return { item: factId, dueAt: endOfLocalDate(addDays(occurredOn, -1)) };
}
