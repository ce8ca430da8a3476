import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { verifyCommand } from './command.js';
import { sampleEvents, SampleLog, ServedPack, writePack, type Disturbance } from './sample-pack/index.js';

const EVENTS = 600;
const log = new SampleLog(20_261_127);
const events = [...sampleEvents(log.seed, log.tenant, EVENTS)];

let folder: string;
let pack: string;
const at = (name: string): string => path.join(folder, name);
const written = (name: string, content: string): string => {
  writeFileSync(at(name), content);
  return at(name);
};

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await verifyCommand(args, { env, out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const told = ({ out }: Said): { readonly holds: boolean; readonly checks: readonly unknown[] } =>
  JSON.parse(out) as { readonly holds: boolean; readonly checks: readonly unknown[] };

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-verify-'));
  pack = at('pack');
  await writePack(pack, {
    log,
    events,
    cosigned: true,
    linesPerFile: 250,
    proofs: [0, 299, 599],
    files: [Buffer.from('evidence')],
  });
  written('policy.txt', log.policy);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a proof of one event', () => {
  const lineOf = (seq: number): string =>
    [0, 250, 500]
      .map((first) => `pack/events/${String(first).padStart(12, '0')}.ndjson`)
      .flatMap((file) => readFileSync(at(file), 'utf8').split('\n'))
      .filter((line) => line !== '')[seq] ?? '';
  const proof = ['--proof'] as const;
  const proved = (seq: number, event: string, policy = at('policy.txt')): Promise<Said> =>
    run([...proof, at(`pack/proofs/${seq}.tlog-proof`), '--event', event, '--policy', policy, '--json']);

  it('holds for the event’s own line, with or without its end', async () => {
    for (const end of ['', '\n']) {
      const said = await proved(299, written('event.ndjson', `${lineOf(299)}${end}`));
      expect(said.code).toBe(0);
      expect(told(said)).toMatchObject({ holds: true, origin: log.origin, size: EVENTS, events: 1 });
    }
  });

  it('does not hold for another event, or for one that was changed', async () => {
    const other = await proved(299, written('event.ndjson', lineOf(298)));
    expect(other.code).toBe(1);
    expect(told(other).checks).toMatchObject([{ fault: { code: 'EVENT.SEQ', place: { seq: 299 } } }]);
    const changed = lineOf(299).replace(/"revision":\d+/, '"revision":99');
    const said = await proved(299, written('event.ndjson', changed));
    expect(said.code).toBe(1);
    expect(told(said).checks).toMatchObject([{ fault: { code: 'PROOF.REFUSED', place: { seq: 299 } } }]);
  });

  it('does not hold for who trusts another log, nor cut short', async () => {
    const event = written('event.ndjson', lineOf(0));
    const said = await proved(0, event, written('other.txt', new SampleLog(1).policy));
    expect(said.code).toBe(1);
    expect(told(said).checks).toMatchObject([{ name: 'signatures', fault: { code: 'CHECKPOINT.NOT_SIGNED' } }]);
    const whole = readFileSync(at('pack/proofs/0.tlog-proof'), 'utf8');
    const short = written('short.tlog-proof', whole.slice(0, 20));
    const cut = await run(['--proof', short, '--event', event, '--policy', at('policy.txt'), '--json']);
    expect(told(cut).checks).toMatchObject([{ fault: { code: 'PROOF.MALFORMED' } }]);
  });

  it('wants its event and a policy', async () => {
    for (const wrong of [
      [...proof, 'x.tlog-proof'],
      [...proof, 'x.tlog-proof', '--event', 'x.ndjson'],
      [...proof, 'x.tlog-proof', '--pack', pack],
      ['--pack', pack, '--event', 'x.ndjson'],
    ]) {
      expect(await run(wrong)).toMatchObject({ code: 2, out: '' });
    }
  });
});

describe('a pack', () => {
  it('holds by the policy of who checks it', async () => {
    const said = await run(['--pack', pack, '--policy', at('policy.txt')]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('everything holds');
  });

  it('tells programs what was checked', async () => {
    const said = await run(['--pack', pack, '--policy', at('policy.txt'), '--json']);
    expect(told(said)).toMatchObject({ version: 1, holds: true, origin: log.origin, size: EVENTS, events: EVENTS });
    expect(told(said).checks).toEqual(
      ['signatures', 'tiles', 'entries', 'root', 'events', 'pack', 'files', 'proofs'].map((name) => ({
        name,
        status: 'holds',
      })),
    );
  });

  it('is believed by its own policy only with a warning', async () => {
    const { code, err } = await run(['--pack', pack]);
    expect(code).toBe(0);
    expect(err).toContain('own word');
  });

  it('does not hold for who trusts another log', async () => {
    const other = written('other.txt', new SampleLog(1).policy);
    const said = await run(['--pack', pack, '--policy', other, '--json']);
    expect(said.code).toBe(1);
    expect(told(said).checks).toContainEqual(
      expect.objectContaining({
        name: 'signatures',
        fault: expect.objectContaining({ code: 'CHECKPOINT.NOT_SIGNED' }),
      }),
    );
  });

  it('names the event that was changed, its stream and what differs', async () => {
    const file = path.join(pack, 'events', '000000000250.ndjson');
    const before = readFileSync(file, 'utf8');
    const event = events[260];
    writeFileSync(file, before.replace(`2026〕260号`, `2026〕261号`));
    const said = await run(['--pack', pack, '--policy', at('policy.txt'), '--json']);
    writeFileSync(file, before);
    expect(said.code).toBe(1);
    expect(told(said).checks).toContainEqual({
      name: 'events',
      status: 'fault',
      fault: {
        check: 'events',
        code: 'EVENT.LEAF',
        place: {
          path: 'events/000000000250.ndjson',
          line: 11,
          seq: 260,
          stream: event?.stream,
          revision: event?.revision,
          eventId: event?.id,
          member: 'dataHash',
        },
        expected: expect.stringMatching(/^[0-9a-f]{64}$/),
        found: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });
});

describe('a pack without events', () => {
  it('holds', async () => {
    const empty = at('empty');
    await writePack(empty, { log, events: [], cosigned: true });
    expect(await run(['--pack', empty, '--policy', at('policy.txt')])).toMatchObject({ code: 0 });
  });
});

describe('the state of an auditor', () => {
  it('lets the log grow, and finds that it was rewritten or cut, though the stolen key has signed', async () => {
    const trusting = written('trusting.txt', log.policyWithoutWitness);
    const state = at('state.json');
    const check = async (of: readonly (typeof events)[number][], cosigned = false): Promise<Said> => {
      await writePack(at('next'), { log, events: of, cosigned });
      return run(['--pack', at('next'), '--policy', trusting, '--state', state, '--json']);
    };
    const faultOf = (said: Said): unknown =>
      told(said).checks.find((check) => (check as { name: string }).name === 'consistency');
    expect((await check(events.slice(0, 300))).code).toBe(0);
    const grown = await check(events);
    expect([grown.code, faultOf(grown)]).toEqual([0, { name: 'consistency', status: 'holds' }]);
    const remembered = readFileSync(state, 'utf8');
    const rewritten = await check(events.map((event, seq) => (seq === 5 ? { ...event, type: 'TaskDropped' } : event)));
    expect([rewritten.code, faultOf(rewritten)]).toEqual([
      1,
      expect.objectContaining({ fault: expect.objectContaining({ code: 'LOG.FORKED' }) }),
    ]);
    const cut = await check(events.slice(0, 400));
    expect([cut.code, faultOf(cut)]).toEqual([
      1,
      expect.objectContaining({ fault: expect.objectContaining({ code: 'LOG.SHRUNK' }) }),
    ]);
    expect(readFileSync(state, 'utf8')).toBe(remembered);
  });

  it('that is none is not overwritten', async () => {
    const state = written('broken.json', '{"version":2}');
    expect(await run(['--pack', pack, '--state', state])).toMatchObject({ code: 2 });
    expect(readFileSync(state, 'utf8')).toBe('{"version":2}');
  });
});

describe('a running deployment', () => {
  const served = async (disturbance: Disturbance, check: (base: string) => Promise<void>): Promise<void> => {
    const deployment = await ServedPack.start(pack, disturbance);
    try {
      await check(deployment.base);
    } finally {
      await deployment.stop();
    }
  };
  const args = (base: string): readonly string[] => ['--url', `${base}/`, '--tenant', log.tenant];

  it.each<[string, Disturbance]>([
    ['as it should be', { token: 'secret' }],
    ['that is unavailable for a moment', { token: 'secret', unavailable: 2 }],
    ['that gives shorter pages than asked for', { token: 'secret', pageLines: 100 }],
  ])('%s holds', async (_, disturbance) => {
    await served(disturbance, async (base) => {
      const said = await run([...args(base), '--policy', at('policy.txt')], { GONGJIAN_TOKEN: 'secret' });
      expect(said).toMatchObject({ code: 0, err: '' });
    });
  });

  it('takes the token from a file and the keys, with a warning, from the deployment', async () => {
    await served({ token: 'secret' }, async (base) => {
      const token = written('token', 'secret\n');
      const said = await run([...args(base), '--number', '1', '--token-file', token]);
      expect(said.code).toBe(0);
      expect(said.err).toContain('own word');
    });
  });

  it('cannot be checked without the token of an auditor', async () => {
    await served({ token: 'secret' }, async (base) => {
      const said = await run([...args(base), '--number', '1', '--policy', at('policy.txt')]);
      expect(said.code).toBe(2);
      expect(said.err).toContain('401');
    });
  });

  it('whose tiles are gone does not hold', async () => {
    await served({ withoutPartials: true }, async (base) => {
      const said = await run([...args(base), '--policy', at('policy.txt'), '--json']);
      expect(said.code).toBe(1);
      expect(told(said).checks).toContainEqual(
        expect.objectContaining({ name: 'tiles', fault: expect.objectContaining({ code: 'TILE.MISSING' }) }),
      );
    });
  });

  it('of another tenant is refused', async () => {
    await served({}, async (base) => {
      const said = await run(['--url', base, '--tenant', new SampleLog(1).tenant]);
      expect(said.code).toBe(2);
    });
  });
});

describe('arguments', () => {
  it.each<[string, readonly string[]]>([
    ['none', []],
    ['both sources', ['--pack', 'x', '--url', 'http://x']],
    ['a folder that is not there', ['--pack', '/nowhere/at/all']],
    ['no tenant', ['--url', 'http://127.0.0.1:9']],
    ['an unknown option', ['--pakc', 'x']],
    ['an address that is none', ['--url', 'deployment', '--tenant', log.tenant]],
    ['a policy that cannot be read', ['--pack', '.', '--policy', '/nowhere']],
  ])('%s: cannot check', async (_, args) => {
    const said = await run(args);
    expect(said.code).toBe(2);
    expect(said.err).not.toBe('');
  });

  it('tell about themselves', async () => {
    const said = await run(['--help']);
    expect(said.code).toBe(0);
    expect(said.out).toContain('--state FILE');
  });
});
