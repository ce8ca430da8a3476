import type { Answer } from '../../api/client.js';

export type Work = Answer<'/api/plans/v1/operations/work'>;
export type Reader = Work['readers'][number];
export type ReaderKind = 'projection' | 'reaction' | 'deadline' | 'other';

export function kindOf({ reader }: Pick<Reader, 'reader'>): ReaderKind {
  const [first] = reader.split('.');
  return first === 'projection' || first === 'reaction' || first === 'deadline' ? first : 'other';
}

/** Without its kind: `task v4`. */
export function nameOf({ reader }: Pick<Reader, 'reader'>): string {
  return reader.split('.').slice(1).join(' ') || reader;
}

/** How much of the log a reader has been through, in whole per cent; it is through when nothing of its own is left. */
export function percentOf({ position, events, phase }: Reader, head: string | null): number {
  if (events === 0 || head === null) return 100;
  if (position === null) return 0;
  if (!/^\d+$/.test(position) || !/^\d+$/.test(head)) return phase === 'live' ? 99 : 0;
  const done = (BigInt(position) + 1n) * 100n;
  return Math.min(events === null ? 100 : 99, Number(done / (BigInt(head) + 1n)));
}

export interface Standing {
  readonly kind: ReaderKind;
  readonly readers: readonly Reader[];
  readonly percent: number;
  /** Events not taken in yet, over all of them. */
  readonly events: number;
  readonly seconds: number;
  readonly stalled: readonly Reader[];
}

/** Per kind of work: as far as the one that is furthest behind. */
export function standings({ readers, head }: Work): readonly Standing[] {
  return (['projection', 'reaction', 'deadline', 'other'] as const).flatMap((kind) => {
    const those = readers.filter((reader) => kindOf(reader) === kind);
    if (those.length === 0) return [];
    const counted = those.filter(({ events }) => events !== null);
    return [
      {
        kind,
        readers: those,
        percent: Math.min(100, ...counted.map((reader) => percentOf(reader, head))),
        events: those.reduce((sum, { events }) => sum + (events ?? 0), 0),
        seconds: those.reduce((most, { seconds }) => Math.max(most, seconds ?? 0), 0),
        stalled: those.filter(({ stalled }) => stalled !== null),
      },
    ];
  });
}
