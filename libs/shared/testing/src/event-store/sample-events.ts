import { randomUUID } from 'node:crypto';
import type { EncodedEvent } from '@gongjian/shared-event-sourcing';

export const SAMPLE_TENANT = '6b1d3c1e-52f5-4f0e-9d43-0f2a8c0a7b11';
export const OTHER_SAMPLE_TENANT = '0d9d54f4-6a07-4b5c-8a55-5f4a1c0f9e22';

export function sampleStream(category = 'task'): string {
  return `${category}-${randomUUID()}`;
}

const METADATA = `{"channel":"console","tenant":"${SAMPLE_TENANT}"}`;

/** An event with an id of its own; its bytes mean nothing but its tenant. */
export function sampleEvent(given: Partial<EncodedEvent> = {}): EncodedEvent {
  const id = given.id ?? randomUUID();
  return { id, type: 'TaskAssigned', data: `{"id":"${id}"}`, metadata: METADATA, ...given };
}

export function sampleEvents(count: number): EncodedEvent[] {
  return Array.from({ length: count }, () => sampleEvent());
}
