export interface ReadPage<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

export interface AllRead<Row> {
  readonly rows: readonly Row[];
  /** There are more than `most`: those after it were left out. */
  readonly cut: boolean;
}

/** Reads a list from its beginning to its end, whatever page of it is shown, but no more than `most` rows. */
export async function readAll<Row>(
  page: (cursor: string | undefined) => Promise<ReadPage<Row>>,
  most: number,
  told: (count: number) => void,
): Promise<AllRead<Row>> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    rows.push(...items);
    told(Math.min(rows.length, most));
    cursor = next ?? undefined;
  } while (cursor !== undefined && rows.length < most);
  return { rows: rows.slice(0, most), cut: cursor !== undefined || rows.length > most };
}
