import type { Answer, Body } from '../../../api/client.js';
import type { LetterFile } from '../../../api/outbox.js';
import type { StoredFile } from '../../../shapes/index.js';
import type { Indicator, Standard } from '../../../standard/definition.js';
import { entryOf, filledIn, type Entry, type FiledValue, type Lack, type Span } from './entry.js';

type Answered = Answer<'/api/assessments/v1/sheets/{id}'>;
type Falsified = Answered['falsifications'][number];

/** As it is read: what two people signed comes as a list. */
export type Sheet = Omit<Answered, 'falsifications'> & {
  readonly falsifications: readonly (Omit<Falsified, 'by'> & { readonly by: readonly Falsified['by'][number][] })[];
};
export type Way = 'self-check' | 'assessments';

export type LateEntry = NonNullable<Body<'/api/assessments/v1/sheets/{id}/assessments'>['lateEntry']>;

export interface Photo {
  readonly indicator: string;
  readonly code: string | null;
  readonly on: string;
  readonly file: StoredFile;
}

/** What is kept on this machine until it is sent. */
export interface Draft {
  readonly entries: Readonly<Record<string, Entry>>;
  readonly statement: string;
  readonly photos: readonly Photo[];
  /** What was found earlier is entered late: absent where it is not, and as far as it is told. */
  readonly late?: Partial<LateEntry>;
  /** Where the one-by-one view stands. */
  readonly at: number;
}

export const EMPTY: Draft = { entries: {}, statement: '', photos: [], at: 0 };

export function aboutOf(way: Way, sheetId: string): string {
  return `${way}-${sheetId}`;
}

/** The indicators a person fills in on this sheet: of its class, told by people, and only those in question for an arbitration. */
export function toFill(sheet: Sheet, standard: Standard, way: Way): readonly Indicator[] {
  const { asked, arbitrated, subject } = sheet;
  const only = way === 'assessments' && sheet.status === 'arbitration' && arbitrated.length > 0 ? arbitrated : null;
  return asked.flatMap(({ code, toldBy }) => {
    const indicator = standard.indicators.get(code);
    if (indicator === undefined || toldBy !== 'person' || (only !== null && !only.includes(code))) return [];
    const forClass = indicator.classes === undefined || indicator.classes.includes(subject.class ?? '');
    return forClass ? [indicator] : [];
  });
}

/** Begun with what the self-check said; an assessor looks for themselves. */
export function beganWith(sheet: Sheet, way: Way): Draft {
  if (way === 'assessments' || sheet.selfCheck === null) return EMPTY;
  const entries = Object.entries(sheet.selfCheck.values).map(([code, value]) => [
    code,
    entryOf(value as unknown as FiledValue),
  ]);
  return {
    ...EMPTY,
    entries: Object.fromEntries(entries) as Draft['entries'],
    statement: sheet.selfCheck.statement ?? '',
  };
}

/** Photos that have not reached the server. */
export function waitingFiles({ photos }: Draft): readonly LetterFile[] {
  return photos.flatMap(({ file: { id, waiting } }) =>
    waiting === undefined ? [] : [{ id, context: 'assessments', content: waiting }],
  );
}

export interface Checked {
  readonly values: Readonly<Record<string, FiledValue>>;
  readonly lacks: ReadonlyMap<string, Lack>;
}

export function check(indicators: readonly Indicator[], { entries }: Draft, period: Span): Checked {
  const values: Record<string, FiledValue> = {};
  const lacks = new Map<string, Lack>();
  for (const indicator of indicators) {
    const filled = filledIn(indicator, entries[indicator.code], period);
    if ('value' in filled) values[indicator.code] = filled.value;
    else lacks.set(indicator.code, filled.lacks);
  }
  return { values, lacks };
}

/** The body of the request. */
export function bodyOf(way: Way, { values }: Checked, { statement, photos }: Draft, late?: LateEntry): object {
  const lateEntry = late === undefined ? {} : { lateEntry: late };
  if (way === 'self-check') {
    return { values, ...(statement.trim() === '' ? {} : { statement: statement.trim() }), ...lateEntry };
  }
  return {
    values,
    ...lateEntry,
    evidence: photos.map(({ indicator, code, on, file }) => ({
      indicator,
      ...(code === null ? {} : { code }),
      on,
      fileId: file.id,
    })),
  };
}
