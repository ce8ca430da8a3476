import type { Read } from '../read.js';
import type { SourceText } from '../source-text.js';

/** A read value: sure unless told otherwise or unless it stands on restored characters. */
export function fact<T>(
  source: SourceText,
  value: T,
  spans: readonly { readonly start: number; readonly end: number }[],
  doubt: string | null = null,
): Read<T> {
  const places = spans.map((span) => source.place(span.start, span.end));
  const restored = spans.some((span) => source.isDoubtful(span.start, span.end));
  const note = doubt ?? (restored ? '含有按上下文恢复的字' : null);
  return note === null ? { value, places, sure: true } : { value, places, sure: false, note };
}

export interface ReadPerson {
  readonly name: Read<string>;
  readonly role: Read<string>;
}

export interface ReadTask {
  readonly heading: Read<string>;
  readonly leadUnits: readonly Read<string>[];
  readonly responsibleUnits: readonly Read<string>[];
  readonly persons: readonly ReadPerson[];
  readonly dueOn: Read<string> | null;
}

export interface ReadStage {
  readonly name: Read<string>;
  readonly from: Read<string> | null;
  readonly to: Read<string> | null;
}

export interface ReadGroup {
  readonly name: Read<string>;
  readonly heads: readonly Read<string>[];
  readonly deputies: readonly Read<string>[];
  readonly members: readonly Read<string>[];
  readonly office: Read<string> | null;
}
