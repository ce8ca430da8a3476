import {
  isKnown,
  lateUntilOf,
  refusesTitleAct,
  TITLE_ACTS,
  titleCatalogue,
  titleView,
  watchCatalogue,
  watchView,
  type MayTitle,
  type TitleEvent,
  type TitleRow,
  type WatchEvent,
  type WatchRow,
} from '@gongjian/awards-domain';
import { decodeEvent, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import { isSealedEnvelope, type DomainEvent, type View } from '@gongjian/shared-kernel';
import type { OpenedRow } from '@gongjian/shared-records';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchAnswer } from '../watch/watch.answer.js';
import { titleAnswer, titleAnswerOf } from './title.answer.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** The row after each event of every recorded stream. */
function rowsOf<Row, Event extends DomainEvent>(
  name: string,
  catalogue: EventCatalogue,
  view: View<Row, Event>,
): readonly Row[] {
  const folder = fileURLToPath(new URL(`../../../../domain/src/${name}/history/`, import.meta.url));
  const all = readdirSync(folder)
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Stored)
    .sort((a, b) => a.revision - b.revision);
  return [...new Set(all.map(({ stream }) => stream))].flatMap((stream) => {
    let row: Row | null = null;
    return all
      .filter((stored) => stored.stream === stream)
      .flatMap((stored) => {
        const recorded = { ...stored, revision: BigInt(stored.revision), position: String(stored.revision) };
        row = view(row, decodeEvent<Event>(catalogue, recorded));
        return row === null ? [] : [row];
      });
  });
}

/** Personal values as a reader gets them. */
function opened<Row>(value: Row, clear: string | null): OpenedRow<Row> {
  const open = (part: unknown): unknown => {
    if (isSealedEnvelope(part)) return clear;
    if (Array.isArray(part)) return part.map(open);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, member]) => [key, open(member)]));
  };
  return open(value) as OpenedRow<Row>;
}

const may = Object.fromEntries(TITLE_ACTS.map((act) => [act, true])) as MayTitle;

describe('the answer that describes a title', () => {
  const rows = rowsOf<TitleRow, TitleEvent>('title', titleCatalogue, titleView);

  it.each(['张', null])('holds for the row after every recorded event, with personal values that read %j', (clear) => {
    expect(rows.length).toBeGreaterThan(60);
    for (const row of rows) {
      const body = titleAnswerOf(opened(row, clear), 0n, may);
      expect(titleAnswer.safeParse(body).error?.issues ?? []).toEqual([]);
    }
  });

  it('knows every member: none may be missing, none may be added', () => {
    const body = { ...titleAnswerOf(opened(rows[0] as TitleRow, '张'), 0n, may) };
    for (const member of Object.keys(body)) {
      const without = Object.fromEntries(Object.entries(body).filter(([key]) => key !== member));
      expect([member, titleAnswer.safeParse(without).success]).toEqual([member, false]);
    }
    expect(titleAnswer.safeParse({ ...body, unheardOf: 1 }).success).toBe(false);
  });

  it('can be asked what may be done after every recorded event', () => {
    const by = { personId: 'p', role: 'leader', post: null, unit: null, division: null };
    const calendar = { version: 'none', years: [], holidays: [], workdays: [] };
    const day = { of: 'calendar' as const, days: 1 };
    const clocks = {
      ...{ signedDocument: day, served: day, statement: day, appeal: day, appealReply: day, plaque: day },
      ...{ warning: day, suspension: day },
    };
    const place = { id: 'd', name: '清河县' };
    const terms = {
      ...{ names: { zh: '称号', en: 'Title' }, plaque: true, clocks, cascade: [] },
      validity: { years: 2, renewalOpensDaysBefore: null, lapses: null },
      authority: { id: 'u', name: '创建办', division: place },
    };
    const seen = { by, now: '2030-01-01T02:00:00.000Z', today: '2030-01-01', terms, calendar, watchRevision: 0 };
    const none = { forbidden: [], forbidsRecognition: [], objections: [], stillFires: [], lower: [] };
    const possible = new Set<string>();
    for (const { title } of rows) {
      if (!isKnown(title)) continue;
      for (const act of TITLE_ACTS) {
        if (refusesTitleAct(title, act, { ...seen, ...none }) === null) possible.add(act);
      }
    }
    // No grade is lower, and the time to state a case is over: what was said in it is entered late.
    const never = ['downgrade', 'recordStatement'];
    const late = rows.flatMap(({ title }) =>
      isKnown(title) ? TITLE_ACTS.filter((act) => lateUntilOf(title, act, { ...seen, ...none }) !== null) : [],
    );
    expect([...new Set(late)]).toEqual(['recordStatement']);
    expect([...possible].sort()).toEqual(TITLE_ACTS.filter((act) => !never.includes(act)).toSorted());
  });
});

describe('the answer that describes a watch', () => {
  it('holds for the row after every recorded event', () => {
    const rows = rowsOf<WatchRow, WatchEvent>('watch', watchCatalogue, watchView);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(watchAnswer.safeParse(row).error?.issues ?? []).toEqual([]);
  });
});
