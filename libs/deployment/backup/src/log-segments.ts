import { isUuid, type EventStore, type Head, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { EventToLoad } from '@gongjian/shared-event-store-postgres';
import { damaged } from './backup.errors.js';
import type { BackupManifest, Segment } from './manifest.js';
import { linesOf, WrittenFile } from './written-file.js';

const SEGMENT_EVENTS = 65_536;
const PAGE = 2_000;
const DIGITS = 12;

/** An event of a backup: data and metadata are texts that hold the stored bytes. */
export interface SegmentEvent extends EventToLoad {
  readonly id: string;
  readonly data: string;
  /** Where it stood in the log that was backed up. */
  readonly position: string;
}

/** Writes every event of the log up to `last`, in order. */
export async function writeSegments(
  store: EventStore,
  last: Head['last'],
  folder: string,
  progress: (events: number) => void,
): Promise<{ readonly events: number; readonly segments: Segment[] }> {
  const segments: Segment[] = [];
  let events = 0;
  let file: WrittenFile | null = null;
  let inFile = 0;
  let end: RecordedEvent | null = null;
  const close = async (): Promise<void> => {
    if (file === null || end === null) return;
    const entry = await file.close();
    segments.push({ ...entry, events: inFile, last: { position: end.position, eventId: end.id } });
    file = null;
  };
  try {
    for await (const event of eventsUpTo(store, last)) {
      if (file === null) {
        file = await WrittenFile.create(folder, `log/${String(events).padStart(DIGITS, '0')}.ndjson`);
        inFile = 0;
      }
      await file.line(lineOf(event));
      end = event;
      events += 1;
      inFile += 1;
      if (inFile === SEGMENT_EVENTS) await close();
      if (events % PAGE === 0) progress(events);
    }
    await close();
  } finally {
    await file?.abandon();
  }
  return { events, segments };
}

/** The next page is asked for while one is being written. */
async function* eventsUpTo(store: EventStore, last: Head['last']): AsyncGenerator<RecordedEvent, void> {
  if (last === null) return;
  let next: Promise<readonly RecordedEvent[]> | null = store.readAll({ limit: PAGE });
  while (next !== null) {
    const page: readonly RecordedEvent[] = await next;
    const end = page.at(-1);
    const goesOn = end !== undefined && end.position < last.position;
    next = goesOn ? store.readAll({ after: end.position, limit: PAGE }) : null;
    next?.catch(() => undefined);
    for (const event of page) if (event.position <= last.position) yield event;
  }
}

function lineOf({ data, id, metadata, position, revision, stream, type }: RecordedEvent): string {
  return JSON.stringify({ data, id, metadata, position, revision: Number(revision), stream, type });
}

/**
 * Every event of a backup, each in its place: checksums, order, revisions and the end are as the manifest says.
 *
 * @throws BackupRefused `BACKUP.FILE_MISSING`, `BACKUP.DAMAGED` with the first bad place
 */
export async function* segmentEvents(folder: string, log: BackupManifest['log']): AsyncGenerator<SegmentEvent, void> {
  const revisions = new Map<string, number>();
  let before = '';
  let rank = 0;
  for (const segment of log.segments) {
    let inSegment = 0;
    let last: SegmentEvent | null = null;
    for await (const lines of linesOf(folder, segment)) {
      for (const line of lines) {
        inSegment += 1;
        const event = eventOf(line);
        const wrong = event === null ? NO_EVENT : misplaced(event, log.engine, rank, before, revisions);
        if (event === null || wrong !== null) {
          const { zh, en } = wrong ?? NO_EVENT;
          throw damaged(segment.file, `第 ${inSegment} 行${zh}`, `line ${inSegment} ${en}`);
        }
        revisions.set(event.stream, event.revision + 1);
        before = event.position;
        rank += 1;
        last = event;
        yield event;
      }
    }
    const ends = last !== null && last.id === segment.last.eventId && last.position === segment.last.position;
    if (inSegment !== segment.events || !ends) {
      throw damaged(segment.file, '结尾不是清单所写的事件', 'does not end with the event that the manifest names');
    }
  }
  if (rank !== log.events || before !== (log.last?.position ?? '')) {
    throw damaged(
      'manifest.json',
      `日志应有 ${log.events} 条，实有 ${rank}`,
      `the log has ${rank} events in place of ${log.events}`,
    );
  }
}

const NO_EVENT = { zh: '不是事件', en: 'is no event' };

function misplaced(
  event: SegmentEvent,
  engine: BackupManifest['log']['engine'],
  rank: number,
  before: string,
  revisions: ReadonlyMap<string, number>,
): { readonly zh: string; readonly en: string } | null {
  if (event.revision !== (revisions.get(event.stream) ?? 0)) {
    return { zh: `不是 ${event.stream} 的下一条`, en: `is not the next one of ${event.stream}` };
  }
  const inPlace = engine === 'postgres' ? BigInt(event.position) === BigInt(rank) : event.position > before;
  return inPlace ? null : { zh: '不在它的位置上', en: 'is not at its place' };
}

function eventOf(json: string): SegmentEvent | null {
  try {
    const { data, id, metadata, position, revision, stream, type } = JSON.parse(json) as Record<string, unknown>;
    if (![data, id, metadata, position, stream, type].every((part) => typeof part === 'string')) return null;
    if (!isUuid(id as string) || !Number.isSafeInteger(revision) || !/^\d+$/.test(position as string)) return null;
    return {
      json,
      ...{ id: id as string, stream: stream as string, type: type as string },
      ...{ data: data as string, metadata: metadata as string },
      ...{ revision: revision as number, position: position as string },
    };
  } catch {
    return null;
  }
}
