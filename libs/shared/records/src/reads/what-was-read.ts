import { isCodedValue, isRecordId, type ReadFilter } from '@gongjian/shared-domain';

/** Of the records in an answer that many are named. */
const MOST_SHOWN = 200;

/** Members of the query with what of their values may be kept. */
export function filtersOf(query: unknown): readonly ReadFilter[] {
  return Object.entries((query ?? {}) as Readonly<Record<string, unknown>>).map(([name, value]) => ({
    name,
    values: [value].flat().flatMap((each) => (typeof each === 'string' ? each.split(',').filter(isCodedValue) : [])),
  }));
}

/** The ids that the address names. */
export function recordsOf(params: unknown): readonly string[] {
  return Object.values((params ?? {}) as Readonly<Record<string, unknown>>).flatMap((value) =>
    typeof value === 'string' && isRecordId(value.toLowerCase()) ? [value.toLowerCase()] : [],
  );
}

/** The ids of the items of a list, or of the one record that is answered. */
export function shownIn(answer: unknown): readonly string[] {
  const { items, id } = (answer ?? {}) as { readonly items?: unknown; readonly id?: unknown };
  const ids = Array.isArray(items) ? items.map((item) => (item as { readonly id?: unknown } | null)?.id) : [id];
  return ids.filter((each): each is string => typeof each === 'string' && isRecordId(each)).slice(0, MOST_SHOWN);
}
