import { PassThrough, Readable, Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipOutput } from './zip-output.js';

const AT = new Date('2026-03-10T02:00:00Z');
const END_BYTES = 22;
const END64_BYTES = 56;
const LOCATOR_BYTES = 20;

/** Takes what is written and keeps its end alone. */
function tailOf(zip: ZipOutput): Promise<Buffer> {
  let tail = Buffer.alloc(0);
  const sink = new Writable({
    write: (piece: Buffer, _, done) => {
      tail = Buffer.concat([tail, piece]).subarray(-4_096);
      done();
    },
  });
  return pipeline(zip.bytes, sink).then(() => tail);
}

describe('a zip that is read as it is written', () => {
  it('counts more files than 16 bits can', async () => {
    const zip = new ZipOutput(AT);
    const tail = tailOf(zip);
    for (let number = 0; number < 65_537; number += 1) await zip.add(`proofs/${number}`, [], true);
    zip.end();
    const bytes = await tail;
    const end = bytes.length - END_BYTES;
    expect(bytes.readUInt16LE(end + 10)).toBe(0xffff);
    expect(bytes.readBigUInt64LE(end - LOCATOR_BYTES - END64_BYTES + 32)).toBe(65_537n);
  });

  it('takes no more of a content than is read', async () => {
    const zip = new ZipOutput(AT);
    let given = 0;
    const endless = (function* () {
      for (;;) {
        given += 1;
        yield Buffer.alloc(65_536);
      }
    })();
    const added = zip.add('endless', endless, true);
    for await (const piece of zip.bytes) if ((piece as Buffer).length === 65_536) break;
    await expect(added).rejects.toThrow('aborted');
    expect(given).toBeLessThan(20);
  });

  it('lets go of a content when nobody reads any further, and takes no other', async () => {
    const zip = new ZipOutput(AT);
    const content = new PassThrough();
    const added = zip.add('a', content, true);
    zip.bytes.destroy();
    await expect(added).rejects.toThrow('Premature close');
    const next = Readable.from([Buffer.from('b')]);
    await expect(zip.add('b', next, true)).rejects.toThrow('Premature close');
    expect([content.destroyed, next.destroyed]).toEqual([true, true]);
  });

  it('breaks off where a content does', async () => {
    const zip = new ZipOutput(AT);
    const read = finished(zip.bytes.resume());
    const broken = (function* () {
      yield Buffer.from('a');
      throw new Error('corrupt');
    })();
    await expect(zip.add('a', broken, true)).rejects.toThrow('corrupt');
    await expect(read).rejects.toThrow('corrupt');
  });
});
