import type { Instant, View } from '@gongjian/shared-kernel';
import { batchDecider, type BatchState } from './batch.decider.js';
import type { BatchCancelled, BatchEvent, BatchFailure, BatchOrdered } from './batch.events.js';

export interface BatchRow {
  readonly id: string;
  readonly status: 'running' | 'ended' | 'cancelled';
  readonly ordered: BatchOrdered;
  readonly parts: readonly number[];
  readonly done: readonly string[];
  readonly failed: readonly BatchFailure[];
  readonly cancelled: BatchCancelled | null;
  readonly changedAt: Instant;
}

export const batchView: View<BatchRow, BatchEvent> = (row, { event, metadata: { recordedAt: changedAt } }) => {
  const before: BatchState = row ?? batchDecider.initialState;
  const state = batchDecider.evolve(before, event);
  if (state.status === 'none') return row;
  const { status, ordered, parts, done, failed } = state;
  const cancelled = event.type === 'BatchCancelled' ? event.data : (row?.cancelled ?? null);
  return { id: ordered.batchId, status, ordered, parts, done, failed, cancelled, changedAt };
};
