import {
  archiveNumber,
  dossierEmpty,
  dossierTooLarge,
  ItemNumbers,
  itemsOf,
  LAST_ITEM_NUMBER,
  referencedFiles,
  type DossierOrdered,
  type NamedFile,
  type RecordItem,
  type RetentionCode,
} from '@gongjian/audit-domain';
import { categoryOf } from '@gongjian/shared-event-sourcing';
import type { Act, RecordsInScope } from './records-in-scope.js';

/** An item with its place in the archive. */
export interface ArrangedItem extends RecordItem<Act> {
  readonly stream: string;
  readonly year: number;
  readonly retention: RetentionCode;
  readonly number: number;
  readonly archiveNumber: string;
  /** Those that are in it; those that were destroyed by decision are only named. */
  readonly files: readonly NamedFile[];
  readonly destroyed: readonly NamedFile[];
}

/**
 * The items of the records, in the order of their dates, numbered in each year and retention.
 *
 * @throws DomainError DOSSIER.EMPTY, DOSSIER.TOO_LARGE
 */
export function arranged(
  { streams, destroyed }: Pick<RecordsInScope, 'streams' | 'destroyed'>,
  { settings, retention }: Pick<DossierOrdered, 'settings' | 'retention'>,
): readonly ArrangedItem[] {
  const items = [...streams].flatMap(([stream, acts]) =>
    itemsOf(categoryOf(stream), acts).map((item) => ({ ...item, stream })),
  );
  if (items.length === 0) throw dossierEmpty();
  const numbers = new ItemNumbers(settings.firstNumber);
  return items.sort(inOrder).map((item): ArrangedItem => {
    const year = Number(item.date.slice(0, 4));
    const code = retention.codes[item.kind];
    const number = numbers.next(year, code);
    if (number > LAST_ITEM_NUMBER) throw dossierTooLarge();
    const named = referencedFiles(item);
    return {
      ...item,
      year,
      retention: code,
      number,
      archiveNumber: archiveNumber(settings, year, code, number),
      files: named.filter(({ fileId }) => !destroyed.has(fileId)),
      destroyed: named.filter(({ fileId }) => destroyed.has(fileId)),
    };
  });
}

type Unnumbered = RecordItem<Act> & { readonly stream: string };

/** By date; of the same day by place in the log. */
function inOrder(one: Unnumbered, other: Unnumbered): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return (one.acts[0]?.seq ?? 0) - (other.acts[0]?.seq ?? 0);
}
