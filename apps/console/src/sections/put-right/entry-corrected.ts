export interface RecordEntry {
  readonly eventId: string;
  readonly changes: readonly { readonly path: string }[];
}

/** The entry that last set a field: it is what a correction corrects. */
export function entryCorrected(entries: readonly RecordEntry[], path: string): string | undefined {
  const set = entries.filter(({ changes }) =>
    changes.some(
      (change) => change.path === path || change.path.startsWith(`${path}/`) || path.startsWith(`${change.path}/`),
    ),
  );
  return (set.at(-1) ?? entries[0])?.eventId;
}
