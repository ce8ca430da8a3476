import type { HistoryPage } from '@gongjian/shared-projections';

const STATE = '/state';

/** What the decider keeps beside what is told is nobody's reading. */
export function withoutState({ entries, next }: HistoryPage): HistoryPage {
  return {
    entries: entries.map((entry) => ({
      ...entry,
      changes: entry.changes
        .filter(({ path }) => path !== STATE && !path.startsWith(`${STATE}/`))
        .map((change) => (change.path === '' ? { ...change, after: told(change.after) } : change)),
    })),
    next,
  };
}

function told(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  const { state: _state, ...members } = row as Readonly<Record<string, unknown>>;
  return members;
}
