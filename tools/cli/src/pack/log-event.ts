import type { EventMetadata } from '@gongjian/shared-kernel';

/** A line of the events of a log. */
export interface LogEvent {
  readonly data: string;
  readonly id: string;
  readonly metadata: string;
  readonly revision: number;
  readonly seq: number;
  readonly stream: string;
  readonly type: string;
}

export function eventOf(line: string): LogEvent {
  return JSON.parse(line) as LogEvent;
}

export function metadataOf({ metadata }: LogEvent): EventMetadata {
  return JSON.parse(metadata) as EventMetadata;
}
