import { SigningKeys } from '@gongjian/audit-feature/sequencing';
import {
  bundlesBetween,
  entriesPath,
  formatCheckpoint,
  GrowingTree,
  leafV1,
  openByPolicy,
  parseNote,
  parsePolicy,
  parseVerifierKey,
  signNote,
  tilePath,
  tilesOf,
  verifyTlogProof,
} from '@gongjian/audit-log';
import { runDemo } from '@gongjian/demo';
import { LocalMasterKey } from '@gongjian/shared-keys';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { endWitnesses, listLogs, witnessFolder, WitnessProcess } from '../../witness/src/testing/witness-process.js';
import { succeeded } from './caller.js';
import { inDatabase } from './databases.js';
import { CLI } from './gongjian-command.js';
import { foundOtherTenant } from './other-tenant.js';
import { cleanUp, StandaloneUnderTest, temporaryFolder, until } from './standalone-under-test.js';

jest.setTimeout(300_000);

interface TreeAnswer {
  readonly tenant: string;
  readonly number: number;
  readonly verifierKeys: readonly string[];
  readonly keys: readonly {
    readonly verifierKey: string;
    readonly madeAt: string;
    readonly retiredAt: string | null;
  }[];
  readonly states: {
    readonly received: number;
    readonly sequenced: number | null;
    readonly integrated: number;
    readonly published: number;
  };
}

interface EventLine {
  readonly seq: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const TREES = '/api/audit/v1/trees';

let watchers: string;
let witness: WitnessProcess;
let policyFile: string;
let server: StandaloneUnderTest;

beforeAll(async () => {
  watchers = witnessFolder();
  witness = await WitnessProcess.start(watchers, { logs: [] });
  policyFile = path.join(temporaryFolder(), 'policy.txt');
  const vkey = await witness.vkey();
  writeFileSync(policyFile, `witness city ${vkey} ${witness.address}\nquorum city\n`);
  server = await StandaloneUnderTest.start({
    dataFolder: temporaryFolder(),
    env: { GONGJIAN_AUDIT_POLICY: policyFile },
    logLevel: 'warn',
  });
});

afterAll(async () => {
  await cleanUp();
  await endWitnesses();
});

async function tree(): Promise<TreeAnswer> {
  const { body } = await server.as('auditor').get<{ readonly items: readonly TreeAnswer[] }>(TREES);
  return body.items.at(-1) as TreeAnswer;
}

const prefixOf = ({ tenant, number }: TreeAnswer): string => `${TREES}/${tenant}/${number}`;

async function checkpoint(of: TreeAnswer): Promise<string | null> {
  const { status, text } = await server.anonymous().get(`${prefixOf(of)}/checkpoint`);
  return status === 200 ? text : null;
}

async function allPublished(): Promise<TreeAnswer> {
  await until(async () => {
    const { states } = await tree();
    return states.published > 0 && states.published === states.integrated;
  }, 'everything is published');
  return tree();
}

async function events(of: TreeAnswer): Promise<readonly EventLine[]> {
  const { text } = await server.as('auditor').get(`${prefixOf(of)}/events?limit=5000`);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as EventLine);
}

/** What `gongjian verify` says of a tree. */
async function verifiedFromOutside({ tenant, verifierKeys }: TreeAnswer): Promise<{ readonly size: number }> {
  const folder = temporaryFolder();
  const [policy, token] = [path.join(folder, 'policy.txt'), path.join(folder, 'token')];
  writeFileSync(policy, verifierKeys.map((key) => `log ${key}\n`).join('') + policyText(await witness.vkey()));
  writeFileSync(token, (await server.as('auditor').token()) ?? '');
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...[CLI, 'verify', '--json', '--url', server.address],
    ...['--tenant', tenant, '--policy', policy, '--token-file', token],
  ]);
  return JSON.parse(stdout) as { readonly size: number };
}

/** Of the other trees, as the database has them. */
async function keysOfOthers(tenant: string): Promise<readonly string[]> {
  return inDatabase(server, 'gongjian', async (client) => {
    const { rows } = await client.query<{ key: string }>(
      'SELECT verifier_key AS key FROM audit_ops.signing_keys WHERE tenant <> $1',
      [tenant],
    );
    return rows.map(({ key }) => key);
  });
}

function grown(lines: readonly EventLine[]): GrowingTree {
  const made = GrowingTree.empty();
  made.grow(lines.map((line) => leafV1(line.seq, { ...line, revision: BigInt(line.revision) })));
  return made;
}

describe('a policy that nothing can be published by', () => {
  it.each([
    ['is not there', null, /读不到 .*policy\.txt（ENOENT） \/ cannot read .*policy\.txt \(ENOENT\)$/m],
    ['is malformed', 'witness city\n', /第 1 行不是 C2SP tlog-policy.* \/ .*line 1, is no C2SP tlog-policy/],
  ])('that %s stops the start with what is to be done', async (_case, content, said) => {
    const dataFolder = temporaryFolder();
    const file = path.join(temporaryFolder(), 'policy.txt');
    if (content !== null) writeFileSync(file, content);
    const { code, stderr } = await StandaloneUnderTest.startAndEnd({
      dataFolder,
      env: { GONGJIAN_AUDIT_POLICY: file },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^GONGJIAN_AUDIT_POLICY: /m);
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(dataFolder)).toEqual([]);
  });
});

describe('the transparency log of a district', () => {
  it('publishes nothing that the witness has not cosigned', async () => {
    await until(async () => (await tree())?.states.integrated > 0, 'the log is integrated');
    const { states, verifierKeys } = await tree();
    expect(states.published).toBe(0);
    expect(states.sequenced).toBeGreaterThanOrEqual(states.integrated);
    expect(states.received).toBeGreaterThanOrEqual(states.sequenced ?? Infinity);
    expect((await tree()).keys).toEqual(
      verifierKeys.map((verifierKey) => ({
        verifierKey,
        madeAt: expect.stringMatching(/^\d{4}-.*Z$/) as unknown,
        retiredAt: null,
      })),
    );
    expect(await checkpoint(await tree())).toBeNull();
    const { body } = await server.as('auditor').get<{ readonly items: readonly TreeAnswer[] }>(TREES);
    const deployment = await inDatabase(server, 'gongjian', async (client) => {
      const { rows } = await client.query<{ key: string }>('SELECT verifier_key AS key FROM audit_ops.signing_keys');
      return rows.map(({ key }) => key);
    });
    expect(body.items).toHaveLength(1);
    listLogs(watchers, [...new Set([...verifierKeys, ...deployment])]);
    await allPublished();
  });

  it('covers a whole campaign, and proves every event of it with what anybody can check', async () => {
    await runDemo({ url: server.address, print: () => undefined });
    const now = await allPublished();
    await until(async () => {
      const { states } = await tree();
      return new Set(Object.values(states)).size === 1;
    }, 'every state tells the same number');
    const policy = parsePolicy(
      Buffer.from(now.verifierKeys.map((key) => `log ${key}\n`).join('') + policyText(await witness.vkey())),
    );
    const note = (await checkpoint(now)) as string;
    const { checkpoint: signed, cosignatures } = openByPolicy(Buffer.from(note), policy);
    expect(cosignatures).toHaveLength(1);
    const lines = (await events(now)).slice(0, signed.size);
    expect(lines).toHaveLength(signed.size);
    expect(grown(lines).root()).toEqual(signed.root);
    for (const line of lines.filter((_line, at) => at % 50 === 0)) {
      const leaf = leafV1(line.seq, { ...line, revision: BigInt(line.revision) });
      const byPlace = await server.as('auditor').get(`${prefixOf(now)}/proofs/${line.seq}`);
      expect(verifyTlogProof(leaf, Buffer.from(byPlace.text), policy).index).toBe(line.seq);
      const { stream, revision } = line;
      const byEvent = await server
        .as('auditor')
        .get(`${prefixOf(now)}/proofs?stream=${stream}&revision=${String(revision)}`);
      expect(byEvent.text.split('\n')[1]).toBe(`index ${line.seq}`);
    }
  });

  it('shows entries and events to auditors of the tenant alone', async () => {
    const now = await tree();
    for (const address of [
      `${prefixOf(now)}/events`,
      `${prefixOf(now)}/tile/entries/000`,
      `${prefixOf(now)}/proofs/0`,
    ]) {
      expect((await server.anonymous().get(address)).status).toBe(401);
      expect((await server.as('office').get(address)).status).toBe(403);
    }
    const other = TREES + '/00000000-0000-0000-0000-000000000000/1';
    for (const address of [`${other}/events`, `${other}/tile/entries/000`, `${other}/proofs/0`]) {
      expect((await server.as('auditor').get(address)).status).toBe(404);
    }
    expect((await server.as('auditor').get(`${prefixOf(now)}/proofs/999999`)).status).toBe(404);
    expect((await server.as('auditor').get(`${prefixOf(now)}/events?limit=5001`)).status).toBe(422);
    expect((await server.anonymous().get(`${prefixOf(now)}/tile/0/0000`)).status).toBe(404);
  });

  it('holds for an auditor beside another tenant, of which not a byte is in anything that is served', async () => {
    const other = await foundOtherTenant(server);
    await until(
      () =>
        inDatabase(server, 'gongjian', async (client) => {
          const { rowCount } = await client.query('SELECT FROM audit_ops.trees WHERE tenant = $1', [other.tenant]);
          return rowCount === 1;
        }),
      'the other tenant has a tree',
    );
    const now = await allPublished();
    const auditor = server.as('auditor');
    const size = now.states.published;
    const paths = [
      TREES,
      `${prefixOf(now)}/checkpoint`,
      `${prefixOf(now)}/events?limit=5000`,
      ...Array.from(tilesOf(size), (tile) => `${prefixOf(now)}/${tilePath(tile)}`),
      ...Array.from(bundlesBetween(0, size), (bundle) => `${prefixOf(now)}/${entriesPath(bundle)}`),
      ...[0, Math.floor(size / 2), size - 1].map((seq) => `${prefixOf(now)}/proofs/${seq}`),
    ];
    const secrets = [other.tenant, other.secret, ...other.ids.map(([, id]) => id)];
    for (const address of paths) {
      const { status, text } = await auditor.get(address);
      expect([address, status]).toEqual([address, 200]);
      expect([address, secrets.filter((secret) => text.includes(secret))]).toEqual([address, []]);
    }
    const ownEvents = (): Promise<number> =>
      inDatabase(server, 'gongjian', async (client) => {
        const { rows } = await client.query<{ count: string }>(
          `SELECT count(*) FROM eventlog.events WHERE metadata LIKE '%"tenant":"' || $1 || '"%'`,
          [now.tenant],
        );
        return Number(rows[0]?.count);
      });
    const before = await ownEvents();
    await until(async () => (await tree()).states.published >= before, 'what was read is published too');
    const { size: verified } = await verifiedFromOutside(now);
    // Every event there was, and at most those that reading it recorded meanwhile.
    expect(verified).toBeGreaterThanOrEqual(before);
    expect(verified).toBeLessThanOrEqual(await ownEvents());
  });

  it('changes its key: both sign, the witness learns the new one, then the old one signs no more', async () => {
    const { tenant, number, verifierKeys } = await allPublished();
    const keys = `${TREES}/${tenant}/${number}/keys`;
    const security = server.as('security');
    const [old] = verifierKeys as [string];
    expect((await server.as('auditor').post(keys, { reason: 'scheduled' })).status).toBe(403);
    expect((await security.post(keys, { reason: 'boredom' })).status).toBe(422);
    const unknown = `${TREES}/00000000-0000-4000-8000-000000000001/1/keys`;
    expect((await security.post(unknown, { reason: 'scheduled' })).status).toBe(404);
    const last = await security.post<{ readonly code: string }>(`${keys}/retire`, {
      verifierKey: old,
      reason: 'scheduled',
    });
    expect([last.status, last.body.code]).toEqual([409, 'TREE.LAST_KEY']);

    succeeded(await security.post(keys, { reason: 'scheduled' }));
    await until(async () => (await tree()).verifierKeys.length === 2, 'the new key signs');
    const fresh = (await tree()).verifierKeys.find((key) => key !== old) ?? '';
    const noteOf = async (key: string): Promise<boolean> => {
      const note = await checkpoint(await tree());
      const { keyId } = parseVerifierKey(key);
      return parseNote(Buffer.from(note ?? '')).signatures.some((each) => each.keyId === keyId);
    };
    await until(() => noteOf(fresh), 'a checkpoint is signed with both');
    expect(await noteOf(old)).toBe(true);

    listLogs(watchers, [fresh, ...(await keysOfOthers(tenant))]);
    succeeded(await security.post(`${keys}/retire`, { verifierKey: old, reason: 'scheduled' }));
    await until(async () => !(await noteOf(old)), 'the old key signs no more');
    expect(await noteOf(fresh)).toBe(true);
    const { body } = await security.get<{ readonly items: readonly TreeAnswer[] }>(TREES);
    const own = body.items.find((each) => each.tenant === tenant);
    expect(own?.verifierKeys).toEqual([fresh]);
    expect(own?.keys.map(({ verifierKey, retiredAt }) => [verifierKey, retiredAt !== null])).toEqual([
      [old, true],
      [fresh, false],
    ]);
    const deployment = body.items.find((each) => each.tenant === DEPLOYMENT_TENANT);
    expect(deployment?.verifierKeys).toHaveLength(1);
    const added = (await events(await allPublished())).filter(({ stream }) => stream.startsWith('tree_keys-'));
    expect(added.map(({ type }) => type)).toEqual(['TreeKeyAdded', 'TreeKeyRetired']);
  });

  it('catches an administrator who rewrites an event, rebuilds everything and signs with the stolen key', async () => {
    const before = await allPublished();
    const honest = await events(before);
    const victim = honest.find(({ type }) => type === 'EvidenceReviewed');
    if (victim === undefined) throw new Error('nothing was reviewed');
    const forgedData = victim.data.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    expect(forgedData).not.toBe(victim.data);
    const forged = grown(honest.map((line) => (line.seq === victim.seq ? { ...line, data: forgedData } : line)));
    await inDatabase(server, 'gongjian', async (client) => {
      const { rows } = await client.query<{ verifier_key: string; wrapped: string }>(
        'SELECT verifier_key, wrapped FROM audit_ops.private_keys WHERE tenant = $1 AND verifier_key = ANY ($2)',
        [before.tenant, before.verifierKeys],
      );
      const [{ verifier_key: verifierKey, wrapped }] = rows as [{ verifier_key: string; wrapped: string }];
      const keys = new SigningKeys(await LocalMasterKey.fromFile(path.join(server.folder, 'secrets/master.key')));
      const signer = await keys.signer({ verifierKey, wrapped });
      const text = formatCheckpoint({ origin: signer.name, size: forged.size, root: forged.root(), extensions: [] });
      await server.kill();
      // As a superuser may: the log's own guard is off.
      await client.query('SET session_replication_role = replica');
      await client.query('UPDATE eventlog.events SET data = $2 WHERE id = $1', [victim.id, forgedData]);
      await client.query(
        `UPDATE audit_ops.trees SET signed_note = $2, size = $3,
           published_note = NULL, published_size = NULL, published_at = NULL WHERE tenant = $1`,
        [before.tenant, signNote(text, [signer]).toString('utf8'), forged.size],
      );
    });
    rmSync(path.join(server.folder, 'audit', before.tenant), { recursive: true });
    await server.restart();
    await until(() => /no cosignature of city/.test(server.said()), 'the witness refuses');
    expect((await server.as('auditor').get(`${prefixOf(before)}/events`)).status).toBe(404);
    expect(await checkpoint(before)).toBeNull();
    expect((await tree()).states.published).toBe(0);
    await until(() => readdirSync(path.join(watchers, 'evidence')).length > 0, 'the witness keeps the evidence');
  });
});

function policyText(vkey: string): string {
  return `witness city ${vkey}\nquorum city\n`;
}
