import { assertNever, recordedLate, refuse, type Decider, type DomainError } from '@gongjian/shared-kernel';
import type { BatchCommand, OrderBatch, RecordBatchPart } from './batch.commands.js';
import { batchItemTwice, batchNotFound, batchOver } from './batch.errors.js';
import type { BatchEvent, BatchFailure, BatchOrdered } from './batch.events.js';

export type BatchState =
  | { readonly status: 'none' }
  | {
      readonly status: 'running' | 'ended' | 'cancelled';
      readonly ordered: BatchOrdered;
      readonly parts: readonly number[];
      readonly done: readonly string[];
      readonly failed: readonly BatchFailure[];
    };
type Ordered = Exclude<BatchState, { readonly status: 'none' }>;

export const batchDecider: Decider<BatchState, BatchCommand, BatchEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

function decide(command: BatchCommand, state: BatchState): readonly BatchEvent[] {
  if (command.type === 'OrderBatch') return state.status === 'none' ? order(command) : [];
  if (state.status === 'none') throw batchNotFound();
  switch (command.type) {
    case 'RecordBatchPart':
      return record(command, state);
    case 'CancelBatch':
      if (state.status === 'cancelled') return [];
      refuse(refusesCancellingBatch(state));
      return [{ type: 'BatchCancelled', data: command.data }];
    default:
      return assertNever(command);
  }
}

export function refusesCancellingBatch({ status }: Pick<Ordered, 'status'>): DomainError | null {
  return status === 'running' ? null : batchOver();
}

function order({ data: { lateEntry, ...ordered } }: OrderBatch): readonly BatchEvent[] {
  const ids = ordered.items.map(({ titleId }) => titleId);
  const twice = ids.find((titleId, index) => ids.indexOf(titleId) !== index);
  if (twice !== undefined) throw batchItemTwice(twice);
  return [{ type: 'BatchOrdered', data: { ...ordered, ...recordedLate(lateEntry) } }];
}

function record({ data }: RecordBatchPart, state: Ordered): readonly BatchEvent[] {
  const { batchId, part } = data;
  if (state.parts.includes(part)) return [];
  const event: BatchEvent = { type: 'BatchPartDone', data };
  const done = state.done.length + data.done.length;
  const failed = state.failed.length + data.failed.length;
  const over = state.status === 'running' && done + failed >= state.ordered.items.length;
  return over ? [event, { type: 'BatchEnded', data: { batchId, done, failed } }] : [event];
}

function evolve(state: BatchState, event: BatchEvent): BatchState {
  if (event.type === 'BatchOrdered') {
    return { status: 'running', ordered: event.data, parts: [], done: [], failed: [] };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'BatchPartDone': {
      const { part, done, failed } = event.data;
      const parts = [...state.parts, part];
      return { ...state, parts, done: [...state.done, ...done], failed: [...state.failed, ...failed] };
    }
    case 'BatchEnded':
      return { ...state, status: 'ended' };
    case 'BatchCancelled':
      return { ...state, status: 'cancelled' };
    default:
      return assertNever(event);
  }
}
