import type { DomainCommand, LateEntry } from '@gongjian/shared-kernel';
import type { BatchCancelled, BatchOrdered, BatchPartDone } from './batch.events.js';

export type OrderBatch = DomainCommand<
  'OrderBatch',
  Omit<BatchOrdered, 'lateEntry' | 'recordedBy'> & { readonly lateEntry: LateEntry | null }
>;
export type RecordBatchPart = DomainCommand<'RecordBatchPart', BatchPartDone>;
export type CancelBatch = DomainCommand<'CancelBatch', BatchCancelled>;

export type BatchCommand = OrderBatch | RecordBatchPart | CancelBatch;
