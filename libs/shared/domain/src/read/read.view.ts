import type { View } from '@gongjian/shared-kernel';
import type { AuditRead, ReadEvent } from './read.events.js';

export interface ReadRow extends Omit<AuditRead, 'readId'> {
  readonly id: string;
  readonly correlationId: string;
}

export const readView: View<ReadRow, ReadEvent> = (_row, { event, metadata }) => {
  const { readId, ...read } = event.data;
  return { ...read, id: readId, correlationId: metadata.correlationId };
};
