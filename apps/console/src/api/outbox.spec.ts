import {
  deliveryOf,
  Outbox,
  type Delivery,
  type FileDelivery,
  type Letter,
  type LetterFile,
  type LetterStore,
  type OutboxParts,
} from './outbox.js';
import { UNREACHED, type Problem } from './problem.js';

const REFUSAL: Problem = { status: 422, code: 'SHEET.VALUES_INVALID', title: '', detail: '', detailEn: '' };

function memory(letters: readonly Letter[] = []): LetterStore & { readonly held: Map<string, Letter> } {
  const held = new Map(letters.map((letter) => [letter.key, letter]));
  return {
    held,
    all: () => Promise.resolve([...held.values()]),
    put: (letter) => Promise.resolve(void held.set(letter.key, letter)),
    remove: (key) => Promise.resolve(void held.delete(key)),
  };
}

function letter(key: string, about = `sheet-${key}`): Omit<Letter, 'state' | 'keptAt'> {
  return {
    key,
    ownerId: 'wang',
    path: '/sheets/{id}/self-check',
    params: { id: 'one' },
    body: {},
    about,
    to: '/',
    name: key,
  };
}

interface Network {
  readonly sent: string[];
  readonly send: (letter: Letter) => Promise<Delivery>;
}

/** Answers by turns; the last answer stays. */
function network(...answers: readonly (number | Problem)[]): Network {
  const sent: string[] = [];
  return {
    sent,
    send: ({ key }) => {
      const answer = answers[Math.min(sent.length, answers.length - 1)] ?? 200;
      sent.push(key);
      const [status, problem] = typeof answer === 'number' ? [answer, null] : [answer.status, answer];
      return Promise.resolve(deliveryOf(status, problem, UNREACHED));
    },
  };
}

const noFiles = (): Promise<FileDelivery> => Promise.reject(new Error('no letter has files'));

function outboxOf(
  store: LetterStore,
  { send }: Pick<Network, 'send'>,
  sendFile: OutboxParts['sendFile'] = noFiles,
): Outbox {
  let tick = 0;
  return new Outbox({ store, send, sendFile, now: () => `2026-11-22T08:00:0${(tick += 1)}Z`, alone: (run) => run() });
}

describe('an outbox', () => {
  it('keeps a letter before it is sent', async () => {
    const store = memory();
    const outbox = outboxOf(store, network(0));
    await outbox.keep(letter('a'));
    expect([...store.held.values()]).toEqual([
      { ...letter('a'), keptAt: '2026-11-22T08:00:01Z', state: { is: 'waiting' } },
    ]);
    expect(outbox.kept()).toHaveLength(1);
  });

  it('sends what waits, oldest first, and says so', async () => {
    const net = network(200);
    const outbox = outboxOf(memory(), net);
    await outbox.keep(letter('a'));
    await outbox.keep(letter('b'));
    await outbox.run('wang');
    expect(net.sent).toEqual(['a', 'b']);
    expect(outbox.kept().map(({ state }) => state.is)).toEqual(['sent', 'sent']);
  });

  it('keeps what did not get through and sends it again under the same key', async () => {
    const net = network(0, 503, 401, 201);
    const outbox = outboxOf(memory(), net);
    await outbox.keep(letter('a'));
    for (let time = 0; time < 4; time += 1) await outbox.run('wang');
    expect(net.sent).toEqual(['a', 'a', 'a', 'a']);
    expect(outbox.kept()[0]?.state.is).toBe('sent');
  });

  it('waits with the rest while the server is not reached', async () => {
    const net = network(0);
    const outbox = outboxOf(memory(), net);
    await outbox.keep(letter('a'));
    await outbox.keep(letter('b'));
    await outbox.run('wang');
    expect(net.sent).toEqual(['a']);
  });

  it('never sends again what was sent', async () => {
    const net = network(200);
    const store = memory();
    const outbox = outboxOf(store, net);
    await outbox.keep(letter('a'));
    await outbox.run('wang');
    await outbox.run('wang');
    await outboxOf(store, net).run('wang');
    expect(net.sent).toEqual(['a']);
  });

  it('runs once when it is asked twice at the same time', async () => {
    const net = network(200);
    const outbox = outboxOf(memory(), net);
    await outbox.keep(letter('a'));
    await Promise.all([outbox.run('wang'), outbox.run('wang')]);
    expect(net.sent).toEqual(['a']);
  });

  it('keeps a refused letter with its reason, sends the next, and does not insist', async () => {
    const net = network(REFUSAL, 200);
    const outbox = outboxOf(memory(), net);
    await outbox.keep(letter('a'));
    await outbox.keep(letter('b'));
    await outbox.run('wang');
    await outbox.run('wang');
    expect(net.sent).toEqual(['a', 'b']);
    expect(outbox.kept().map(({ state }) => state)).toEqual([
      { is: 'refused', problem: REFUSAL },
      { is: 'sent', at: expect.any(String) as string },
    ]);
  });

  it('puts the corrected letter in the place of the refused one', async () => {
    const outbox = outboxOf(memory(), network(REFUSAL, 200));
    await outbox.keep(letter('a', 'sheet'));
    await outbox.run('wang');
    await outbox.keep(letter('b', 'sheet'));
    expect(outbox.kept().map(({ key, state }) => [key, state.is])).toEqual([['b', 'waiting']]);
  });

  it('keeps the key of what waits when the same is kept once more', async () => {
    const outbox = outboxOf(memory(), network(200));
    await outbox.keep(letter('a', 'sheet'));
    await outbox.keep(letter('b', 'sheet'));
    expect(outbox.kept().map(({ key }) => key)).toEqual(['a']);
  });

  it('leaves alone what another person wrote on this machine', async () => {
    const net = network(200);
    const outbox = outboxOf(memory(), net);
    await outbox.keep(letter('a'));
    await outbox.run('li');
    expect(net.sent).toEqual([]);
    expect(outbox.kept()[0]?.state.is).toBe('waiting');
  });

  it('knows what was kept before the window was closed', async () => {
    const store = memory();
    await outboxOf(store, network(0)).keep(letter('a'));
    const later = outboxOf(store, network(200));
    await later.open();
    expect(later.kept().map(({ key }) => key)).toEqual(['a']);
  });

  it('tells who listens', async () => {
    const outbox = outboxOf(memory(), network(200));
    let told = 0;
    const stop = outbox.listen(() => (told += 1));
    await outbox.keep(letter('a'));
    expect(told).toBe(1);
    stop();
    await outbox.run('wang');
    expect(told).toBe(1);
  });
});

describe('a letter with files', () => {
  const files = ['one', 'two'].map(
    (id) => ({ id, context: 'assessments', content: new File([id], `${id}.png`) }) as const,
  );
  const withFiles = {
    ...letter('a'),
    body: { evidence: [{ fileId: 'one' }, { fileId: 'two' }], note: 'one, two' },
    files,
  };

  /** Stores each file once under a name of its own; by turns it is not reached. */
  function storing(...reached: readonly boolean[]) {
    const asked: string[] = [];
    const sendFile = ({ id }: LetterFile): Promise<FileDelivery> => {
      asked.push(id);
      return Promise.resolve(
        reached[asked.length - 1] === false ? { is: 'unreached' } : { is: 'sent', storedAs: `stored-${id}` },
      );
    };
    return { asked, sendFile };
  }

  function reading() {
    const bodies: unknown[] = [];
    const send = ({ body }: Letter): Promise<Delivery> =>
      Promise.resolve(bodies.push(body)).then(() => ({ is: 'sent' }));
    return { bodies, send };
  }

  it('is sent after them, and names them as the server does', async () => {
    const { asked, sendFile } = storing();
    const { bodies, send } = reading();
    const outbox = outboxOf(memory(), { send }, sendFile);
    await outbox.keep(withFiles);
    await outbox.run('wang');
    expect(asked).toEqual(['one', 'two']);
    expect(bodies).toEqual([{ evidence: [{ fileId: 'stored-one' }, { fileId: 'stored-two' }], note: 'one, two' }]);
    expect(outbox.kept()[0]?.state.is).toBe('sent');
  });

  it('waits while one of them is not reached, and sends no file again that the server has', async () => {
    const { asked, sendFile } = storing(true, false);
    const { bodies, send } = reading();
    const store = memory();
    const outbox = outboxOf(store, { send }, sendFile);
    await outbox.keep(withFiles);
    await outbox.run('wang');
    expect(bodies).toEqual([]);
    expect(outbox.kept()[0]?.state.is).toBe('waiting');
    const later = outboxOf(store, { send }, sendFile);
    await later.run('wang');
    expect(asked).toEqual(['one', 'two', 'two']);
    expect(bodies).toHaveLength(1);
  });

  it('is refused with a file that is refused', async () => {
    const { bodies, send } = reading();
    const outbox = outboxOf(memory(), { send }, () => Promise.resolve({ is: 'refused', problem: REFUSAL }));
    await outbox.keep(withFiles);
    await outbox.run('wang');
    expect(bodies).toEqual([]);
    expect(outbox.kept()[0]?.state).toEqual({ is: 'refused', problem: REFUSAL });
  });

  it('that was taken back meanwhile is neither sent nor put back', async () => {
    const store = memory();
    const taking: { back: () => Promise<void> } = { back: () => Promise.resolve() };
    const { bodies, send } = reading();
    const outbox = outboxOf(store, { send }, async ({ id }) => {
      await taking.back();
      return { is: 'sent', storedAs: id };
    });
    taking.back = () => outbox.remove('a');
    await outbox.keep(withFiles);
    await outbox.run('wang');
    expect([...store.held.keys()]).toEqual([]);
    expect(bodies).toEqual([]);
  });
});
