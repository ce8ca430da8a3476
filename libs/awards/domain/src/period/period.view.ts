import type { Instant, View } from '@gongjian/shared-kernel';
import { periodDecider, type PeriodState } from './period.decider.js';
import type { PeriodEvent } from './period.events.js';

export interface PeriodRow extends PeriodState {
  readonly id: string;
  readonly changedAt: Instant;
}

export const periodView: View<PeriodRow, PeriodEvent> = (row, { event, metadata: { recordedAt: changedAt } }) => ({
  ...periodDecider.evolve(row ?? periodDecider.initialState, event),
  id: event.data.periodId,
  changedAt,
});
