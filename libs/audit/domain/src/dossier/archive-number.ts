/** How long a record is kept: permanent 永久, 30 or 10 years. */
export const RETENTION_CODES = ['Y', 'D30', 'D10'] as const;
export type RetentionCode = (typeof RETENTION_CODES)[number];

/** Years it is kept; `null`: for ever. */
export const RETENTION_YEARS: Readonly<Record<RetentionCode, number | null>> = { Y: null, D30: 30, D10: 10 };

/** What is the same of every item of an agency. */
export interface ArchiveGroup {
  /** 全宗号 */
  readonly fonds: string;
  /** 档案门类代码; `WS`: official documents. */
  readonly category: string;
  /** 机构(问题)代码 */
  readonly organisation: string;
}

export const ARCHIVE_CODES = {
  fonds: /^[A-Z0-9]{1,8}$/,
  category: /^[A-Z]{2}$/,
  organisation: /^[A-Z0-9]{1,8}$/,
} as const;

/** The greatest 件号 of four digits. */
export const LAST_ITEM_NUMBER = 9_999;

/** 档号 of an item after DA/T 22-2015: `Z109-WS·2026-Y-BGS-0001`. */
export function archiveNumber(
  { fonds, category, organisation }: ArchiveGroup,
  year: number,
  retention: RetentionCode,
  item: number,
): string {
  return `${fonds}-${category}·${year}-${retention}-${organisation}-${String(item).padStart(4, '0')}`;
}

/** Items are numbered apart in each year and retention, in their order. */
export class ItemNumbers {
  private readonly last = new Map<string, number>();

  /** @param first the number that each year and retention begins with */
  constructor(private readonly first: number) {}

  next(year: number, retention: RetentionCode): number {
    const group = `${year} ${retention}`;
    const number = (this.last.get(group) ?? this.first - 1) + 1;
    this.last.set(group, number);
    return number;
  }
}
