import { randomInt } from 'node:crypto';
import type { Fault } from '../fault.js';
import { ID_BYTES, lineAt, nameOf, STREAM_BYTES, type BundleResult } from './bundle.js';
import { placeOfLine, type EventLines } from './event-lines.js';

const CHUNK_KEYS = 65_536;

/**
 * Numbers keys of equal length in the order in which they come: 24 to 32 bytes of memory for an id, of 16 bytes. Which
 * keys share a place in its table cannot be foreseen by who chooses them.
 */
export class KeyTable {
  private readonly chunks: Buffer[] = [];
  private slots = new Int32Array(1_024).fill(-1);
  private readonly factor = randomInt(2 ** 31) * 2 + 1;
  size = 0;

  constructor(private readonly keyBytes: number) {}

  /** The key's number; a new one when it was not there. */
  numberOf(key: Buffer): number {
    if (this.size * 2 >= this.slots.length) this.grow();
    let slot = this.slotOf(key);
    for (let number = this.slots[slot] as number; number >= 0; number = this.slots[slot] as number) {
      if (this.keyAt(number).equals(key)) return number;
      slot = (slot + 1) % this.slots.length;
    }
    const number = this.size;
    if (number % CHUNK_KEYS === 0) this.chunks.push(Buffer.allocUnsafe(CHUNK_KEYS * this.keyBytes));
    key.copy(this.chunks.at(-1) as Buffer, (number % CHUNK_KEYS) * this.keyBytes);
    this.slots[slot] = number;
    this.size += 1;
    return number;
  }

  private keyAt(number: number): Buffer {
    const from = (number % CHUNK_KEYS) * this.keyBytes;
    return (this.chunks[Math.floor(number / CHUNK_KEYS)] as Buffer).subarray(from, from + this.keyBytes);
  }

  private slotOf(key: Buffer): number {
    let hash = 0;
    for (let at = 0; at < this.keyBytes; at += 4)
      hash = Math.imul(hash ^ key.readInt32LE(at), this.factor) ^ (hash >>> 15);
    return (hash >>> 0) % this.slots.length;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let number = 0; number < this.size; number += 1) {
      let slot = this.slotOf(this.keyAt(number));
      while ((this.slots[slot] as number) >= 0) slot = (slot + 1) % this.slots.length;
      this.slots[slot] = number;
    }
  }
}

/** What every event is compared with: all that came before it. */
export class History {
  private readonly ids = new KeyTable(ID_BYTES);
  private readonly streams = new KeyTable(STREAM_BYTES);
  private next = new Float64Array(1_024);
  private latest = new Float64Array(1_024);

  get streamCount(): number {
    return this.streams.size;
  }

  /** The first fault of a bundle, in order of seq: revisions dense, time never back, no id twice. */
  take({ facts, lines, event }: BundleResult, first: number): Fault | undefined {
    if (lines === undefined) return undefined;
    const ids = Buffer.from(facts.ids.buffer, facts.ids.byteOffset, facts.ids.byteLength);
    const streams = Buffer.from(facts.streams.buffer, facts.streams.byteOffset, facts.streams.byteLength);
    for (let at = 0; at < facts.count; at += 1) {
      const fault = (code: Fault['code'], expected: string, found: string): Fault => ({
        check: 'events',
        code,
        place: placeOf(lines, at, first + at),
        expected,
        found,
      });
      const id = ids.subarray(at * ID_BYTES, (at + 1) * ID_BYTES);
      const number = this.ids.numberOf(id);
      if (number !== first + at) return fault('EVENT.ID_TWICE', '1', `seq ${number}, ${first + at}`);
      const stream = this.streamOf(streams.subarray(at * STREAM_BYTES, (at + 1) * STREAM_BYTES));
      const revision = facts.revisions[at] as number;
      const next = this.next[stream] as number;
      if (revision !== next) return fault('EVENT.REVISION', `${next}`, `${revision}`);
      const recordedAt = facts.recordedAt[at] as number;
      const latest = this.latest[stream] as number;
      if (next > 0 && recordedAt < latest) {
        return fault('EVENT.RECORDED_AT', `>= ${instant(latest)}`, instant(recordedAt));
      }
      this.next[stream] = next + 1;
      this.latest[stream] = recordedAt;
    }
    return event;
  }

  private streamOf(key: Buffer): number {
    const stream = this.streams.numberOf(key);
    if (stream >= this.next.length) [this.next, this.latest] = [doubled(this.next), doubled(this.latest)];
    return stream;
  }
}

function placeOf(lines: EventLines, at: number, seq: number): Fault['place'] {
  return { ...placeOfLine(lines, at), seq, ...nameOf(lineAt(lines, at)) };
}

function doubled(values: Float64Array): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(values.length * 2);
  grown.set(values);
  return grown;
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
