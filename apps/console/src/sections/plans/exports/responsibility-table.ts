import type { ResponsibilityColumn, ResponsibilityRow } from '../responsibility-rows.js';

/** The 责任分解表 as it is written to a file: all words ready. */
export interface ResponsibilityTable {
  readonly title: string;
  /** Under the title: authority, document number, period. */
  readonly about: string;
  readonly columns: readonly { readonly key: ResponsibilityColumn; readonly title: string }[];
  readonly rows: readonly ResponsibilityRow[];
  /** `第 {page} 页　共 {pages} 页`, with `{page}` and `{pages}` in it. */
  readonly pageOf: string;
}

/** Millimetres; together the width of A4 landscape between margins of 15 mm. */
export const columnWidths: Readonly<Record<ResponsibilityColumn, number>> = {
  number: 12,
  task: 38,
  content: 64,
  lead: 26,
  responsible: 30,
  assisting: 26,
  persons: 26,
  due: 22,
  deliverables: 23,
};

export const MARGIN_MM = 15;
export const PAGE_MM = { long: 297, short: 210 };

export const centred: ReadonlySet<ResponsibilityColumn> = new Set(['number', 'due']);
