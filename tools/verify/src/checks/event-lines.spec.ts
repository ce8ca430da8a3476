import { Faulty, type Fault } from '../fault.js';
import type { EventBytes } from '../sources/source.js';
import { cutLines, placeOfLine } from './event-lines.js';

interface Cut {
  readonly lines: readonly string[];
  readonly places: readonly string[];
  readonly bundles: readonly number[];
  readonly fault?: Fault;
}

async function* of(pieces: readonly EventBytes[]): AsyncGenerator<EventBytes> {
  yield* pieces;
}

const piece = (path: string, text: string, beginsAt?: number): EventBytes => ({
  path,
  bytes: Buffer.from(text),
  ...(beginsAt === undefined ? {} : { beginsAt }),
});

async function cut(size: number, ...pieces: readonly EventBytes[]): Promise<Cut> {
  const [lines, places, bundles]: [string[], string[], number[]] = [[], [], []];
  const result = { lines, places, bundles };
  try {
    for await (const bundle of cutLines(of(pieces), size)) {
      bundles.push(bundle.ends.length);
      for (const [at, end] of bundle.ends.entries()) {
        lines.push(Buffer.from(bundle.bytes.subarray(bundle.ends[at - 1] ?? 0, end)).toString());
        const { path, line } = placeOfLine(bundle, at);
        places.push(`${path}:${line}`);
      }
    }
    return result;
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    return { ...result, fault: error.fault };
  }
}

describe('lines of events', () => {
  it('are cut wherever pieces end, and know their files', async () => {
    const { lines, places, fault } = await cut(
      4,
      piece('a', 'on', 0),
      piece('a', 'e\ntwo\nth'),
      piece('a', 'ree\n'),
      piece('b', 'four\n', 3),
    );
    expect(lines).toEqual(['one\n', 'two\n', 'three\n', 'four\n']);
    expect(places).toEqual(['a:1', 'a:2', 'a:3', 'b:1']);
    expect(fault).toBeUndefined();
  });

  it('come in bundles over the ends of files', async () => {
    const { bundles, places } = await cut(300, piece('a', 'x\n'.repeat(200), 0), piece('b', 'x\n'.repeat(100), 200));
    expect(bundles).toEqual([256, 44]);
    expect([places[255], places[256], places[299]]).toEqual(['b:56', 'b:57', 'b:100']);
  });

  it.each<[string, number, readonly EventBytes[], number, Partial<Fault>]>([
    [
      'end too early',
      3,
      [piece('a', 'one\ntwo\n', 0)],
      2,
      { code: 'EVENT.MISSING', place: { path: 'a', line: 3, seq: 2 } },
    ],
    [
      'are too many',
      1,
      [piece('a', 'one\ntwo\n', 0)],
      1,
      { code: 'EVENT.SURPLUS', place: { path: 'a', line: 2, seq: 1 } },
    ],
    [
      'lack one between files',
      3,
      [piece('a', 'one\n', 0), piece('b', 'three\n', 2)],
      1,
      { code: 'EVENT.MISSING', place: { path: 'a', line: 2, seq: 1 } },
    ],
    [
      'lack the last newline',
      2,
      [piece('a', 'one\ntwo', 0)],
      1,
      { code: 'EVENT.LINE', place: { path: 'a', line: 2, seq: 1 } },
    ],
    [
      'lack the newline of a file',
      2,
      [piece('a', 'one', 0), piece('b', 'two\n', 1)],
      0,
      { code: 'EVENT.LINE', place: { path: 'a', line: 1, seq: 0 } },
    ],
    [
      'never end',
      1,
      [piece('a', 'x'.repeat(2_100_000), 0)],
      0,
      { code: 'EVENT.LINE', place: { path: 'a', line: 1, seq: 0 } },
    ],
    ['are none', 1, [], 0, { code: 'EVENT.MISSING', place: { path: 'events', line: 1, seq: 0 } }],
  ])('that %s are told behind those in front', async (_, size, pieces, good, expected) => {
    const { lines, fault } = await cut(size, ...pieces);
    expect(lines).toHaveLength(good);
    expect(fault).toMatchObject({ check: 'events', ...expected });
  });
});
