import { TILE_WIDTH } from '@gongjian/audit-log';
import { Faulty, type Fault, type Place } from '../fault.js';
import type { EventBytes } from '../sources/source.js';

/** Data and metadata of an event have at most 256 KiB; as strings within a line they grow. */
const MAX_LINE_BYTES = 2 * 1_048_576;
const NEWLINE = 10;

/** From here on, lines are those of this file. */
interface LinePlace {
  /** Of the batch, from 0. */
  readonly at: number;
  readonly path: string;
  /** Of the file, from 1. */
  readonly line: number;
}

/** The lines of up to 256 events, which make one bundle. */
export interface EventLines {
  /** Whole lines with their newlines, in memory of their own. */
  readonly bytes: Uint8Array;
  /** Where each ends, its newline included. */
  readonly ends: readonly number[];
  readonly places: readonly LinePlace[];
}

/** Where the line `at` of the batch is. */
export function placeOfLine({ places }: EventLines, at: number): Place {
  const file = places.findLast((one) => one.at <= at);
  return file === undefined ? {} : { path: file.path, line: file.line + at - file.at };
}

/**
 * Cuts what a source reads into bundles of lines, without holding more than one. The last before a fault or the end
 * may be short. What is wrong with how lines are laid out in files is thrown behind the lines in front of it.
 *
 * @throws Faulty
 */
export async function* cutLines(source: AsyncIterable<EventBytes>, size: number): AsyncGenerator<EventLines> {
  let parts: Buffer[] = [];
  let ends: number[] = [];
  let places: LinePlace[] = [];
  let length = 0;
  let unfinished = 0;
  let seq = 0;
  let path = 'events';
  let line = 1;
  const taken = (): EventLines => {
    const lines = { bytes: ownCopy(parts, length), ends, places };
    [parts, ends, length] = [[], [], 0];
    places = [{ at: 0, path, line }];
    return lines;
  };
  let fault: Fault | undefined;
  for await (const read of source) {
    const bytes = Buffer.from(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
    if (read.beginsAt !== undefined) {
      fault = beginning(read.beginsAt, seq, unfinished, { path, line }, read.path);
      if (fault !== undefined) break;
      [path, line] = [read.path, 1];
      places.push({ at: ends.length, path, line });
    }
    let from = 0;
    for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
      if (seq === size) {
        fault = { check: 'events', code: 'EVENT.SURPLUS', place: { path, line, seq }, expected: `${size}` };
        break;
      }
      parts.push(bytes.subarray(from, at + 1));
      length += at + 1 - from;
      ends.push(length);
      [from, unfinished] = [at + 1, 0];
      seq += 1;
      line += 1;
      if (ends.length === TILE_WIDTH) yield taken();
    }
    if (fault !== undefined) break;
    parts.push(bytes.subarray(from));
    length += bytes.length - from;
    unfinished += bytes.length - from;
    if (unfinished > MAX_LINE_BYTES) {
      fault = { check: 'events', code: 'EVENT.LINE', place: { path, line, seq }, found: `> ${MAX_LINE_BYTES} bytes` };
      break;
    }
  }
  fault ??= ending(seq, size, unfinished, { path, line });
  if (ends.length > 0) yield taken();
  if (fault !== undefined) throw new Faulty(fault);
}

function beginning(
  beginsAt: number,
  seq: number,
  unfinished: number,
  before: { readonly path: string; readonly line: number },
  path: string,
): Fault | undefined {
  if (unfinished > 0) return { check: 'events', code: 'EVENT.LINE', place: { ...before, seq }, found: 'no newline' };
  if (beginsAt === seq) return undefined;
  return { check: 'events', code: 'EVENT.MISSING', place: { ...before, seq }, expected: `seq ${seq}`, found: path };
}

function ending(
  seq: number,
  size: number,
  unfinished: number,
  end: { readonly path: string; readonly line: number },
): Fault | undefined {
  if (unfinished > 0) return { check: 'events', code: 'EVENT.LINE', place: { ...end, seq }, found: 'no newline' };
  if (seq === size) return undefined;
  return { check: 'events', code: 'EVENT.MISSING', place: { ...end, seq }, expected: `${size}`, found: `${seq}` };
}

/** Not of Node's pool: it is given to another thread. */
function ownCopy(parts: readonly Buffer[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    const fits = Math.min(part.length, length - at);
    whole.set(part.subarray(0, fits), at);
    at += fits;
  }
  return whole;
}
