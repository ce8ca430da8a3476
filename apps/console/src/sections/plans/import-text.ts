import type { PlanImport, ReviewValue } from './import-review.js';

export interface Span {
  readonly start: number;
  readonly end: number;
  /** Where its heading ends. */
  readonly headingEnd: number;
}

const SECTION = /^[一二三四五六七八九十]{1,3}、/gm;

/** Of each task the passage from its heading to where the next thing begins; `null` where its place is not known. */
export function taskSpans({
  draft,
  sources,
  text,
}: Pick<PlanImport, 'draft' | 'sources' | 'text'>): readonly (Span | null)[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const headings = draft.tasks.map((_task, index) => byPath.get(`/tasks/${index}/heading`)?.places[0]);
  const starts = [
    ...headings.flatMap((place) => (place === undefined ? [] : [place.start])),
    ...[...text.matchAll(SECTION)].map(({ index }) => index),
    text.length,
  ].sort((a, b) => a - b);
  return headings.map((place) => {
    if (place === undefined) return null;
    const next = starts.find((start) => start > place.start) ?? text.length;
    // The next heading's own number belongs to it, not to this passage.
    const line = text.lastIndexOf('\n', next - 1);
    return { start: place.start, end: line >= place.end ? line : next, headingEnd: place.end };
  });
}

const LEADING = /^[。．.：:；;，,、\s]+/;
const MOST_CONTENT = 8000;

/** A last sentence that says who and when, which the item says elsewhere. */
const DUTIES =
  /(^|[。;；\n])\s*[（(]?(?:牵头|责任|配合|协助|主办|承办|完成)(?:单位|领导|部门|人|时间|时限)[:：][^。\n]*[。）)]*\s*$/;

/** What a passage says beyond its heading, who does it and by when. */
export function contentOf(text: string, { headingEnd, end }: Span): string {
  let content = text.slice(headingEnd, end).replace(LEADING, '').trim();
  while (DUTIES.test(content)) content = content.replace(DUTIES, '$1').trim();
  return content.slice(0, MOST_CONTENT);
}

export interface Segment {
  readonly text: string;
  /** Values it is a place of. */
  readonly paths: readonly string[];
}

/** The text line by line, cut where the place of a value begins or ends. */
export function linesOf(text: string, values: readonly ReviewValue[]): readonly (readonly Segment[])[] {
  const places = values
    .flatMap(({ path, places: of }) => of.map(({ start, end }) => ({ path, start, end })))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  let next = 0;
  let open: typeof places = [];
  let offset = 0;
  return text.split('\n').map((line) => {
    const from = offset;
    const to = from + line.length;
    offset = to + 1;
    open = open.filter(({ end }) => end > from);
    while (next < places.length && (places[next]?.start ?? 0) < to) {
      const place = places[next];
      if (place !== undefined && place.end > from) open.push(place);
      next += 1;
    }
    const cuts = [...new Set([from, to, ...open.flatMap(({ start, end }) => [start, end])])]
      .filter((cut) => cut >= from && cut <= to)
      .sort((a, b) => a - b);
    return cuts.slice(0, -1).map((cut, index): Segment => {
      const until = cuts[index + 1] ?? to;
      return {
        text: text.slice(cut, until),
        paths: [...new Set(open.filter(({ start, end }) => start <= cut && end >= until).map(({ path }) => path))],
      };
    });
  });
}
