import type { Instant } from './calendar.js';
import type { SubjectAsOf } from './official-acts.js';

/** A text beside the title by which a record is found: its document numbers, the indicators of a programme. */
export interface FindableText {
  /** What it is; stable. */
  readonly kind: 'number' | 'reference' | 'plaque' | 'code' | 'name' | 'indicator' | 'period';
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
  /** Files it holds, by whose names it is found too; absent: none. */
  readonly fileIds?: readonly string[];
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

/** The row with these files among those it holds, each once. */
export function withFiles<Row extends Findable>(
  row: Row,
  files: readonly ({ readonly fileId: string } | null | undefined)[],
): Row {
  const { fileIds = [] } = row;
  const more = files.flatMap((file) => (file == null || fileIds.includes(file.fileId) ? [] : [file.fileId]));
  return more.length === 0 ? row : { ...row, fileIds: [...new Set([...fileIds, ...more])] };
}

/** What records of a subject are found by: its name. */
export function foundBySubject({ id, name, division, unit }: SubjectAsOf): Pick<
  Findable,
  'title' | 'subtitle' | 'divisionId' | 'unitIds'
> & {
  readonly leadsTo: { readonly subjectId: string };
} {
  return {
    title: name,
    subtitle: division.name,
    divisionId: division.id,
    unitIds: unit === null ? [] : [unit.id],
    leadsTo: { subjectId: id },
  };
}
