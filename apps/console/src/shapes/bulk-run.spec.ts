import { notPossible, runBulk, type BulkState } from './bulk-run.js';

async function run(
  items: readonly string[],
  send: (item: string) => Promise<unknown>,
  stopped: () => boolean = () => false,
): Promise<Readonly<Record<string, BulkState>>> {
  const states: Record<string, BulkState> = {};
  await runBulk({ items, send, changed: (item, state) => (states[item] = state), stopped });
  return states;
}

describe('one act on many', () => {
  it('tells of each what became of it, and a refusal holds none of the others', async () => {
    const refusal = notPossible('没有提交');
    const states = await run(['a', 'b', 'c'], async (item) => {
      if (item === 'b') throw refusal;
    });
    expect(states).toEqual({
      a: { status: 'done' },
      b: { status: 'refused', problem: refusal },
      c: { status: 'done' },
    });
  });

  it('sends at most four at once', async () => {
    let now = 0;
    let most = 0;
    await run(
      Array.from({ length: 11 }, (_, index) => String(index)),
      async () => {
        most = Math.max(most, (now += 1));
        await Promise.resolve();
        now -= 1;
      },
    );
    expect(most).toBe(4);
  });

  it('leaves out what was not sent when it was stopped', async () => {
    let sent = 0;
    const states = await run(
      ['a', 'b', 'c', 'd', 'e', 'f'],
      () => Promise.resolve((sent += 1)),
      () => sent >= 4,
    );
    expect(Object.values(states).map(({ status }) => status)).toEqual(['done', 'done', 'done', 'done', 'left', 'left']);
  });
});
