import type { Instant } from './calendar.js';

/** A text beside the title by which a record is found: its document numbers, the indicators of a programme. */
export interface FindableText {
  /** What it is; stable. */
  readonly kind: 'number' | 'reference' | 'plaque' | 'code' | 'name' | 'indicator';
  readonly text: string;
}

/** What a record is found by, and what is shown of it where it is found. Never a personal value. */
export interface Findable {
  readonly id: string;
  readonly title: string;
  /** Where it belongs, in words; `null`: nowhere in particular. */
  readonly subtitle: string | null;
  readonly texts: readonly FindableText[];
  /** The division and the units whose rights it is read by. */
  readonly divisionId: string | null;
  readonly unitIds: readonly string[];
  /** Records beside it, by what they are: a task's plan, a title's subject. */
  readonly leadsTo: Readonly<Record<string, string>>;
  /** When it was recorded first: of what is found alike, the newer comes first. */
  readonly since: Instant;
}

/** The texts with one more, each once. */
export function withText(
  texts: readonly FindableText[],
  kind: FindableText['kind'],
  text: string | null,
): readonly FindableText[] {
  if (text === null || text === '' || texts.some((each) => each.kind === kind && each.text === text)) return texts;
  return [...texts, { kind, text }];
}

/** The texts without one. */
export function withoutText(
  texts: readonly FindableText[],
  kind: FindableText['kind'],
  text: string | null,
): readonly FindableText[] {
  return texts.filter((each) => each.kind !== kind || each.text !== text);
}
