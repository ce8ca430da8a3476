import { LogUnderTest } from '@gongjian/audit-log/testing';
import { formatAddCheckpoint } from '@gongjian/audit-witness';
import { jest } from '@jest/globals';
import { endWitnesses, witnessFolder, WitnessProcess } from './testing/witness-process.js';

jest.setTimeout(180_000);

const LIVES = 6;
const PAIRS = 6;
const CALLERS = 8;
const LEAVES = 24;

/** Drawn anew each time; GONGJIAN_TEST_SEED draws the same again. */
const seed = Number(process.env['GONGJIAN_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** mulberry32 */
function drawn(from: number): (below: number) => number {
  let state = from;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** An honest log and its fork, and what of each has been cosigned. */
class Pair {
  readonly branches: readonly [LogUnderTest, LogUnderTest];
  /** Sizes of each branch whose cosignature came back. */
  readonly cosigned: readonly [Set<number>, Set<number>] = [new Set(), new Set()];
  /** What the witness is thought to have cosigned last. */
  size = 0;

  constructor(
    nth: number,
    readonly forkedAt: number,
  ) {
    const honest = LogUnderTest.of(`audit.example/${nth}/1`, LEAVES);
    this.branches = [honest, honest.forkedAt(forkedAt)];
  }

  get greatest(): number {
    return Math.max(0, ...this.cosigned[0], ...this.cosigned[1]);
  }

  /** Sizes whose trees hold what the fork rewrote: of one branch alone there may be any. */
  get beyondFork(): readonly [readonly number[], readonly number[]] {
    const beyond = (sizes: Set<number>): readonly number[] => [...sizes].filter((size) => size > this.forkedAt);
    return [beyond(this.cosigned[0]), beyond(this.cosigned[1])];
  }
}

afterAll(endWitnesses);

it(`a witness that is killed at any moment never cosigns both branches of a fork (seed ${seed})`, async () => {
  const draw = drawn(seed);
  const folder = witnessFolder();
  const pairs = Array.from({ length: PAIRS }, (_, nth) => new Pair(nth, draw(LEAVES - 8)));
  let answered = 0;
  for (let life = 0; life < LIVES; life += 1) {
    const witness = await WitnessProcess.start(folder, { logs: pairs.map(({ branches: [{ vkey }] }) => vkey) });
    for (const pair of pairs) {
      const told = await witness.add(
        formatAddCheckpoint({ oldSize: LEAVES, proof: [], note: pair.branches[0].note(LEAVES) }),
      );
      if (told.status === 409) {
        pair.size = Number(await told.text());
        expect(pair.size).toBeGreaterThanOrEqual(pair.greatest);
      }
    }
    let left = 10 + draw(60);
    let killed: Promise<unknown> | undefined;
    const call = async (): Promise<void> => {
      while (killed === undefined) {
        const pair = pairs[draw(PAIRS)] as Pair;
        const branch = draw(2) as 0 | 1;
        const [oldSize, log] = [pair.size, pair.branches[branch]];
        const size = Math.min(LEAVES, oldSize + draw(4));
        const proof = oldSize > 0 && oldSize < size ? await log.proof(oldSize, size) : [];
        const answer = await witness
          .add(formatAddCheckpoint({ oldSize, proof, note: log.note(size) }))
          .catch(() => null);
        if (answer === null) continue;
        const body = await answer.text().catch(() => null);
        if (body === null) continue;
        answered += 1;
        if (answer.status === 200) pair.cosigned[branch].add(size);
        if (answer.status === 200) pair.size = Math.max(pair.size, size);
        if (answer.status === 409) pair.size = Number(body);
        left -= 1;
        if (left <= 0) killed ??= witness.end('SIGKILL');
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, call));
    await killed;
  }
  expect(answered).toBeGreaterThan(LIVES * 10);
  expect(pairs.map(({ greatest }) => greatest)).not.toContain(0);
  for (const { beyondFork } of pairs) expect(beyondFork).toContainEqual([]);
  expect(pairs.flatMap(({ beyondFork }) => beyondFork.flat()).length).toBeGreaterThan(0);
});
