import { cutLines, type EventLines, type HttpSource } from '@gongjian/verify';
import { eventOf, type LogEvent } from './log-event.js';
import type { ZipWriter } from './zip-writer.js';

/** Bundles of lines in a file of events. */
const BUNDLES_PER_FILE = 256;

/** Copies the events' lines into the pack and shows each to `take`, with its newline, in order. */
export async function copyEvents(
  zip: ZipWriter,
  source: HttpSource,
  size: number,
  take: (event: LogEvent, line: Uint8Array) => Promise<void>,
): Promise<void> {
  const bundles = cutLines(source.events(size), size);
  let seq = 0;
  let next = await bundles.next();
  async function* file(): AsyncGenerator<Uint8Array> {
    for (let count = 0; count < BUNDLES_PER_FILE && next.done !== true; count += 1) {
      for (const line of linesOf(next.value)) {
        await take(eventOf(Buffer.from(line).toString('utf8')), line);
        seq += 1;
      }
      yield next.value.bytes;
      next = await bundles.next();
    }
  }
  while (next.done !== true) await zip.add(`events/${String(seq).padStart(12, '0')}.ndjson`, file());
}

function* linesOf({ bytes, ends }: EventLines): Generator<Uint8Array> {
  for (const [at, end] of ends.entries()) yield bytes.subarray(ends[at - 1] ?? 0, end);
}
