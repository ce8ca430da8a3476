import type { OthersMoved } from '@gongjian/assessments-domain';
import type { HistoryPage } from '@gongjian/shared-projections';

type Reexamined = { readonly others?: OthersMoved };

/** For whose result it is: what the rules would make of others in the round is left out. */
export function resultAsTold<Row extends { readonly reexaminations: readonly Reexamined[] }>(row: Row): Row {
  return { ...row, reexaminations: row.reexaminations.map(withoutOthers) };
}

export function resultHistoryAsTold(page: HistoryPage): HistoryPage {
  return {
    ...page,
    entries: page.entries.map((entry) => ({ ...entry, data: withoutOthers(entry.data as Reexamined) })),
  };
}

function withoutOthers<Of extends Reexamined>({ others: _others, ...told }: Of): Omit<Of, 'others'> {
  return told;
}
