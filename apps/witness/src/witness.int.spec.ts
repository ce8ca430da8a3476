import { openByPolicy, parsePolicy, type TrustPolicy } from '@gongjian/audit-log';
import { LogUnderTest } from '@gongjian/audit-log/testing';
import { formatAddCheckpoint, WitnessClient } from '@gongjian/audit-witness';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { endWitnesses, listLogs, witnessFolder, WitnessProcess } from './testing/witness-process.js';

const log = LogUnderTest.of('audit.example/east/1', 40);
const stranger = LogUnderTest.of('audit.example/west/1', 40);

async function request(from: LogUnderTest, oldSize: number, size: number): Promise<Buffer> {
  const proof = oldSize > 0 && oldSize < size ? await from.proof(oldSize, size) : [];
  return formatAddCheckpoint({ oldSize, proof, note: from.note(size) });
}

const policyOf = (quorum: string, witnesses: readonly (readonly [vkey: string, url: string])[]): TrustPolicy => {
  const lines = [
    `log ${log.vkey}`,
    ...witnesses.map(([vkey, url], nth) => `witness w${nth} ${vkey} ${url}`),
    `group enough ${quorum} ${witnesses.map((_, nth) => `w${nth}`).join(' ')}`,
    'quorum enough',
  ];
  return parsePolicy(Buffer.from(lines.map((line) => `${line}\n`).join('')));
};

/** As it is, where `fetch` would say what it takes to be right; in chunks. */
async function send(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Promise<{ readonly status: number | undefined }> {
  return new Promise((resolve, reject) => {
    const call = httpRequest(`${address}/add-checkpoint`, { method: 'POST', headers }, (answer) => {
      answer.resume().once('end', () => resolve({ status: answer.statusCode }));
    });
    call.once('error', reject);
    call.write(body);
    call.end();
  });
}

afterAll(endWitnesses);

describe('the witness over HTTP', () => {
  let witness: WitnessProcess;
  let folder: string;

  beforeAll(async () => {
    folder = witnessFolder();
    witness = await WitnessProcess.start(folder, { logs: [log.vkey] });
  });

  it('shows its verifier key, and has made the key for its owner alone', async () => {
    const answer = await witness.get('/');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toMatch(/^witness\.example\/w1\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*\n$/);
    expect(statSync(path.join(folder, 'key.pem')).mode & 0o777).toBe(0o600);
    expect(witness.output).toContain(`verifier key: ${await witness.vkey()}`);
    expect(witness.output).toContain('known logs: 1');
  });

  it('cosigns what extends the last one, and serves it', async () => {
    for (const [from, to] of [
      [0, 5],
      [5, 7],
      [7, 7],
    ] as const) {
      const answer = await witness.add(await request(log, from, to));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
      const note = Buffer.concat([log.note(to), Buffer.from(await answer.text())]);
      expect(openByPolicy(note, policyOf('all', [[await witness.vkey(), '']])).checkpoint.size).toBe(to);
      const served = await witness.get(`/${createHash('sha256').update(log.origin).digest('hex')}/checkpoint`);
      expect(Buffer.from(await served.arrayBuffer())).toEqual(note);
    }
  });

  it('tells the size it has with 409', async () => {
    const answer = await witness.add(await request(log, 0, 9));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([409, 'text/x.tlog.size']);
    expect(await answer.text()).toBe('7\n');
  });

  it.each([
    ['of a log it does not know', 404, 'WITNESS.UNKNOWN_LOG', () => request(stranger, 0, 3)],
    ['rewritten', 422, 'WITNESS.NOT_CONSISTENT', () => request(log.forkedAt(2), 7, 9)],
    [
      'with a false signature',
      403,
      'WITNESS.NOT_SIGNED',
      async () => Buffer.from((await request(log, 7, 9)).toString().replace('\n9\n', '\n8\n')),
    ],
    ['smaller than the old size', 400, 'WITNESS.MALFORMED', () => request(log, 7, 6)],
    ['that is none', 400, 'WITNESS.MALFORMED', async () => Buffer.from('old 7\n')],
    ['of nothing', 400, 'WITNESS.MALFORMED', async () => Buffer.alloc(0)],
    ['too long', 413, 'REQUEST.TOO_LARGE', async () => Buffer.alloc(600_000, 'x')],
  ])('refuses a checkpoint %s with %d %s', async (_what, status, code, body) => {
    const answer = await witness.add(await body());
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await answer.json()).toMatchObject({ status, code });
  });

  it.each(['', 'text/plain', 'application/json', 'nonsense', 'multipart/form-data'])(
    'takes a request whose type is given as %j',
    async (type) => {
      const { status } = await send(witness.address, { 'content-type': type }, await request(log, 7, 7));
      expect(status).toBe(200);
    },
  );

  it('takes a request without a type, and in chunks', async () => {
    expect((await send(witness.address, {}, await request(log, 7, 7))).status).toBe(200);
  });

  it('speaks the language of its reader', async () => {
    const body = new Uint8Array(await request(stranger, 0, 3));
    const headers = { 'accept-language': 'en' };
    const answer = await fetch(`${witness.address}/add-checkpoint`, { method: 'POST', body, headers });
    expect(await answer.json()).toMatchObject({ detail: 'This witness does not know that log.' });
  });

  it.each(['/add-checkpoint', '/elsewhere', `/${'0'.repeat(64)}/checkpoint`, '/..%2Fkey.pem/checkpoint'])(
    'has nothing to read at %s',
    async (at) => {
      expect((await witness.get(at)).status).toBe(404);
    },
  );

  it('is alive, ready, and counts what it does', async () => {
    expect(await (await witness.get('/health/live')).json()).toMatchObject({ status: 'live' });
    const ready = await witness.get('/health/ready');
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', checks: { logs: { ready: true } } }]);
    const metrics = await (await witness.get('/metrics')).text();
    expect(metrics).toContain('gongjian_witness_requests_total{outcome="cosigned"} 9');
    expect(metrics).toContain('gongjian_witness_requests_total{outcome="otherSize"} 1');
    expect(metrics).toContain('gongjian_witness_requests_total{outcome="notConsistent"} 1');
    expect(metrics).toContain('gongjian_witness_evidence{kind="fork"} 1');
    expect(metrics).toContain('route="/add-checkpoint"');
  });

  it('is not ready with a list of logs that it cannot use, and goes on with the one before', async () => {
    listLogs(folder, ['nonsense']);
    expect((await witness.get('/health/ready')).status).toBe(503);
    expect((await witness.add(await request(log, 7, 9))).status).toBe(200);
    listLogs(folder, [log.vkey, stranger.vkey]);
    expect((await witness.get('/health/ready')).status).toBe(200);
    expect((await witness.add(await request(stranger, 0, 3))).status).toBe(200);
  });

  it('ends when it is asked to, and is the same when it is started again', async () => {
    const vkey = await witness.vkey();
    expect(await witness.end('SIGTERM')).toBe(0);
    witness = await WitnessProcess.start(folder);
    expect(await witness.vkey()).toBe(vkey);
    expect(await (await witness.add(await request(log, 0, 12))).text()).toBe('9\n');
  });
});

describe('a witness that cannot start', () => {
  it.each([
    ['without a name', { GONGJIAN_WITNESS_NAME: '' }, /GONGJIAN_WITNESS_NAME.*名称.*a name such as/],
    ['with a list of logs that is none', {}, /第 1 行.*line 1 of/],
  ])('%s says so in both languages', async (_what, env, said) => {
    const starting = WitnessProcess.start(witnessFolder(), { logs: ['nonsense'], env });
    await expect(starting).rejects.toThrow(said);
    await expect(starting).rejects.toThrow(/^ended with 1: /);
  });
});

describe('a caller that asks too often', () => {
  it('is told to wait', async () => {
    const env = { GONGJIAN_WITNESS_REQUESTS_PER_MINUTE: '2' };
    const witness = await WitnessProcess.start(witnessFolder(), { logs: [log.vkey], env });
    const answers = [0, 1, 2].map(() => request(log, 0, 5).then((body) => witness.add(body)));
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 429]);
    expect((await witness.get('/health/live')).status).toBe(200);
    await witness.end('SIGTERM');
  });
});

describe('a log with three witnesses, of whom two are enough', () => {
  it('goes on while one is down, and is stopped by them when its administrator rewrites it with the stolen key', async () => {
    const folders = [witnessFolder(), witnessFolder(), witnessFolder()];
    const names = ['district.example/w', 'city.example/w', 'auditor.example/w'];
    const witnesses = await Promise.all(
      folders.map((folder, nth) => WitnessProcess.start(folder, { name: names[nth] ?? '', logs: [log.vkey] })),
    );
    const trust = policyOf(
      '2',
      await Promise.all(witnesses.map(async (witness) => [await witness.vkey(), witness.address] as const)),
    );
    const client = new WitnessClient(trust);
    const publish = (from: LogUnderTest, size: number): ReturnType<WitnessClient['gather']> =>
      client.gather(from.note(size), (oldSize) => from.proof(oldSize, size));

    const first = await publish(log, 6);
    expect(first.quorumReached).toBe(true);
    expect(openByPolicy(first.note, trust).cosignatures).toHaveLength(2);

    await witnesses[0]?.end('SIGKILL');
    const second = await publish(log, 10);
    expect(second.quorumReached).toBe(true);
    expect(openByPolicy(second.note, trust).checkpoint.size).toBe(10);

    const forked = log.forkedAt(3);
    const third = await publish(forked, 14);
    expect(third.quorumReached).toBe(false);
    expect(third.witnesses).toMatchObject([
      { outcome: 'unreachable' },
      { outcome: 'refused', status: 422 },
      { outcome: 'refused', status: 422 },
    ]);
    expect(() => openByPolicy(third.note, trust)).toThrow('not enough');
    for (const folder of folders.slice(1)) {
      const [file = ''] = readdirSync(path.join(folder, 'evidence'), { recursive: true, encoding: 'utf8' }).filter(
        (name) => name.endsWith('.json'),
      );
      const evidence = JSON.parse(readFileSync(path.join(folder, 'evidence', file), 'utf8')) as Record<string, string>;
      expect(evidence).toMatchObject({ kind: 'fork', origin: log.origin, refused: forked.note(14).toString() });
      expect(evidence['cosigned']).toContain(log.note(10).toString());
    }
    await Promise.all(witnesses.map((witness) => witness.end('SIGTERM')));
    expect(witnesses[1]?.output).toContain('a log has forked');
  });
});
