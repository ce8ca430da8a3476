import {
  ed25519Verifier,
  openNote,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  verifyConsistency,
  consistencyProof,
  tileHashReader,
  tilePath,
  type Checkpoint,
} from '@gongjian/audit-log';
import { Fenced } from '@gongjian/shared-projections/readers';
import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { until } from '@gongjian/shared-projections/testing';
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { TreeWorld } from './testing/tree-world.js';
import { treeId, treeKeysAggregate } from './aggregates.js';
import { NoWitnesses, type SignedCheckpoint } from './witnesses.js';

const A = '0198c7a0-0000-7000-8000-00000000000a';
const B = '0198c7a0-0000-7000-8000-00000000000b';

let world: TreeWorld;

beforeEach(async () => {
  world = await TreeWorld.make();
});

afterEach(() => world.end());

interface Stored {
  readonly size: number;
  readonly signed: string;
  readonly published: string | null;
}

async function stored(tenant: string, number = 1): Promise<Stored | null> {
  const { rows } = await world.pools.projector.query<{
    size: string;
    signed_note: string;
    published_note: string | null;
  }>('SELECT size, signed_note, published_note FROM audit_ops.trees WHERE tenant = $1 AND number = $2', [
    tenant,
    number,
  ]);
  const [row] = rows;
  return row === undefined ? null : { size: Number(row.size), signed: row.signed_note, published: row.published_note };
}

/** Of what is published, opened with the tree's key. */
async function published(tenant: string, number = 1): Promise<Checkpoint | null> {
  const note = (await stored(tenant, number))?.published;
  if (note == null) return null;
  const keys = await world.trees.keysOf({ tenant, number });
  const { text } = openNote(
    Buffer.from(note),
    keys.map(({ verifierKey }) => ed25519Verifier(parseVerifierKey(verifierKey))),
  );
  return parseCheckpoint(text);
}

async function publishedOf(tenant: string, size: number, number = 1): Promise<Checkpoint> {
  await until(async () => (await published(tenant, number))?.size === size);
  return (await published(tenant, number)) as Checkpoint;
}

/** Verifier keys whose signatures are on what is published. */
async function signers(tenant: string): Promise<readonly string[]> {
  const { signatures } = parseNote(Buffer.from((await stored(tenant))?.published ?? ''));
  const keyIds = signatures.map(({ keyId }) => keyId);
  const { rows } = await world.pools.projector.query<{ verifier_key: string }>(
    'SELECT verifier_key FROM audit_ops.signing_keys WHERE tenant = $1 ORDER BY made_at',
    [tenant],
  );
  return rows.map(({ verifier_key: key }) => key).filter((key) => keyIds.includes(parseVerifierKey(key).keyId));
}

/** A person's act on the keys of the tenant's tree. */
async function changeKeys(tenant: string, type: 'AddTreeKey' | 'RetireTreeKey', verifierKey: string): Promise<void> {
  const signing = (await world.trees.keysOf({ tenant, number: 1 })).map((key) => key.verifierKey);
  const commandId = randomUUID();
  await world.runner.execute(
    treeKeysAggregate,
    treeId({ tenant, number: 1 }),
    {
      ...{ type, now: new Date().toISOString(), today: '2026-03-10' },
      data: { number: 1, verifierKey, reason: 'scheduled', signing },
    },
    {
      ...{ tenant, commandId, fingerprint: commandId, correlationId: commandId, channel: 'console' },
      actor: { kind: 'person', id: A, role: 'securityAdmin', post: null, division: null, unit: null },
    },
  );
}

describe('the sequencer', () => {
  it('gives each tenant a tree of its own events in the order of the log, and publishes its root', async () => {
    await world.append(A, 3);
    await world.append(B, 2);
    world.sequence();
    await world.append(A, 300);
    await publishedOf(A, 303);
    await world.append(B, 255);
    await world.append(A, 1);
    for (const [tenant, size] of [
      [A, 304],
      [B, 257],
    ] as const) {
      const { origin, root } = await publishedOf(tenant, size);
      expect(origin).toBe(`district.example/${tenant}/1`);
      expect(root).toEqual(await world.rootOf(tenant, size));
    }
  });

  it('goes on where it stood, and proves that nothing before was changed', async () => {
    const first = world.sequence();
    await world.append(A, 700);
    const before = await publishedOf(A, 700);
    await first.stop();
    await world.append(A, 700);
    world.sequence();
    const after = await publishedOf(A, 1_400);
    const read = tileHashReader(1_400, async (tile) => {
      const bytes = await world.files.read({ tenant: A, number: 1 }, tilePath(tile));
      if (bytes === null) throw new Error(`no ${tilePath(tile)}`);
      return bytes;
    });
    const proof = await consistencyProof(700, 1_400, read);
    expect(verifyConsistency({ from: 700, fromRoot: before.root, to: 1_400, toRoot: after.root, proof })).toBe(true);
  });

  it('lets one of two do it, and the other when that one ends', async () => {
    const first = world.sequence();
    await world.append(A, 10);
    await publishedOf(A, 10);
    world.sequence();
    await world.append(A, 10);
    await publishedOf(A, 20);
    await first.stop();
    await world.append(A, 10);
    expect((await publishedOf(A, 30)).root).toEqual(await world.rootOf(A, 30));
  });

  it('keeps nothing of one that another has overtaken', async () => {
    const running = world.sequence();
    await world.append(A, 10);
    await publishedOf(A, 10);
    await running.stop();
    const at = await world.trees.position();
    const late = {
      tenant: A,
      number: 1,
      origin: 'district.example',
      size: 11,
      signedNote: 'late',
      firstKey: null,
      keyChanges: [],
    };
    const to = { epoch: 1, position: '99', eventId: A };
    await expect(world.trees.integrate([{ ...late, from: 10, bundles: [] }], null, to)).rejects.toThrow(Fenced);
    await expect(world.trees.integrate([{ ...late, from: 9, bundles: [] }], at, to)).rejects.toThrow(Fenced);
    await expect(world.trees.integrate([{ ...late, from: 0, bundles: [] }], at, to)).rejects.toThrow(Fenced);
    expect(await world.trees.position()).toEqual(at);
    expect((await stored(A))?.size).toBe(10);
  });

  it('makes the same bytes again after it lost what it had not kept', async () => {
    await world.append(A, 300);
    const { projector } = world.pools;
    const running = world.sequence();
    await publishedOf(A, 300);
    const { signed } = (await stored(A)) as Stored;
    await running.stop();
    await projector.query(
      `UPDATE audit_ops.trees SET published_size = NULL, published_note = NULL, published_at = NULL`,
    );
    world.sequence();
    await publishedOf(A, 300);
    expect((await stored(A))?.published).toBe(signed);
  });

  it('stops before a tile that was changed, and says which', async () => {
    const running = world.sequence();
    await world.append(A, 200);
    await publishedOf(A, 200);
    await running.stop();
    const tile = tilePath({ level: 0, index: 0, width: 200 });
    await writeFile(path.join(world.folder, A, '1', tile), Buffer.alloc(200 * 32, 1));
    const again = world.sequence();
    await world.append(A, 100);
    await until(async () => again.said.some((line) => line.includes('MalformedTile')));
    expect((await stored(A))?.size).toBe(200);
    expect(await again.metrics.getSingleMetricAsString('gongjian_audit_sequencer_failures_total')).toMatch(/ [1-9]/);
  });

  it('makes the files of a tree again from the log when they are gone', async () => {
    const running = world.sequence();
    await world.append(A, 150);
    await world.append(B, 3);
    await world.append(A, 150);
    await publishedOf(A, 300);
    await running.stop();
    await rm(path.join(world.folder, A), { recursive: true });
    world.sequence();
    await world.append(A, 1);
    expect((await publishedOf(A, 301)).root).toEqual(await world.rootOf(A, 301));
    expect(await world.files.read({ tenant: A, number: 1 }, 'tile/0/000')).toHaveLength(256 * 32);
  });

  it('stops when the log does not make the tree that was signed', async () => {
    const running = world.sequence();
    await world.append(A, 10);
    await publishedOf(A, 10);
    await running.stop();
    await rm(path.join(world.folder, A), { recursive: true });
    await world.pools.projector.query(`UPDATE audit_ops.trees SET size = 9, published_size = 9`);
    const again = world.sequence();
    await world.append(A, 1);
    await until(async () => again.said.some((line) => line.includes('does not make the tree')));
    expect((await stored(A))?.size).toBe(9);
  });

  it('stops before files of a tree that is not the log’s', async () => {
    await world.append(A, 256);
    await world.files.keep({ tenant: A, number: 1 }, [{ path: 'tile/entries/000', bytes: Buffer.from('other') }]);
    const running = world.sequence();
    await until(async () => running.said.some((line) => line.includes('tile/entries/000')));
    expect(await stored(A)).toBeNull();
  });

  it('holds back what the witnesses have not seen', async () => {
    const seen: SignedCheckpoint[] = [];
    let willing = false;
    class Reluctant extends NoWitnesses {
      override async cosign(checkpoint: SignedCheckpoint): Promise<string | null> {
        seen.push(checkpoint);
        return willing ? checkpoint.note : null;
      }
    }
    world.sequence(new Reluctant());
    await world.append(A, 5);
    await until(async () => seen.length > 0);
    expect((await stored(A))?.published).toBeNull();
    willing = true;
    await world.append(A, 5);
    expect((await publishedOf(A, 10)).root).toEqual(await world.rootOf(A, 10));
  });

  it('publishes what came while the checkpoint of another tree was with the witnesses', async () => {
    let free: () => void = () => undefined;
    const freed = new Promise<void>((resolve) => (free = resolve));
    const shown: SignedCheckpoint[] = [];
    class Slow extends NoWitnesses {
      override async cosign(checkpoint: SignedCheckpoint): Promise<string> {
        shown.push(checkpoint);
        if (shown.length === 1) await freed;
        return checkpoint.note;
      }
    }
    await world.append(A, 1);
    await world.append(B, 1);
    world.sequence(new Slow());
    await until(async () => shown.length === 1);
    const [{ tenant: held } = { tenant: '' }] = shown;
    const waiting = held === A ? B : A;
    await world.append(waiting, 4);
    await until(async () => (await stored(waiting))?.size === 5);
    free();
    expect((await publishedOf(waiting, 5)).root).toEqual(await world.rootOf(waiting, 5));
  });

  it('counts how far events have come', async () => {
    const running = world.sequence();
    await world.append(A, 40);
    await world.append(B, 2);
    await publishedOf(A, 40);
    await publishedOf(B, 2);
    await publishedOf(DEPLOYMENT_TENANT, 3);
    const text = await running.metrics.metrics();
    for (const state of ['received', 'sequenced', 'integrated', 'published']) {
      // Three trees are listed beside the 42.
      expect(text).toContain(`gongjian_audit_events{state="${state}"} 45`);
    }
    expect(text).toContain('gongjian_audit_publication_seconds_count 45');
  });

  it('takes the partial files of a full tile away once a checkpoint covers it', async () => {
    world.sequence();
    await world.append(A, 100);
    await publishedOf(A, 100);
    await world.append(A, 200);
    await publishedOf(A, 300);
    const tree = { tenant: A, number: 1 };
    await until(async () => (await world.files.read(tree, 'tile/0/000.p/100')) === null);
    expect(await world.files.read(tree, 'tile/0/000')).toHaveLength(256 * 32);
    expect(await world.files.read(tree, 'tile/0/001.p/44')).toHaveLength(44 * 32);
  });

  it('lists every tree once in the tree of the deployment', async () => {
    const first = world.sequence();
    await world.append(A, 1);
    await publishedOf(DEPLOYMENT_TENANT, 2);
    await first.stop();
    world.sequence();
    await world.append(B, 1);
    await publishedOf(DEPLOYMENT_TENANT, 3);
    const listed = (await world.eventsOf(DEPLOYMENT_TENANT)).map(
      ({ data }) => JSON.parse(data) as { readonly tenantId: string; readonly origin: string },
    );
    expect(listed.map(({ tenantId }) => tenantId)).toEqual([A, DEPLOYMENT_TENANT, B]);
    expect(listed[0]?.origin).toBe(`district.example/${A}/1`);
  });

  it('signs with the old and the new key from the event on that adds it, and without one from the event on that retires it', async () => {
    world.sequence();
    await world.append(A, 3);
    const { origin } = await publishedOf(A, 3);
    const [old] = await signers(A);
    const fresh = await world.keys.make(origin);
    await world.trees.keepPrivateKey(A, fresh);
    await changeKeys(A, 'AddTreeKey', fresh.verifierKey);
    await publishedOf(A, 4);
    expect(await signers(A)).toEqual([old, fresh.verifierKey]);
    await changeKeys(A, 'RetireTreeKey', old ?? '');
    expect((await publishedOf(A, 5)).root).toEqual(await world.rootOf(A, 5));
    expect(await signers(A)).toEqual([fresh.verifierKey]);
  });

  it('goes on with the new key in another process', async () => {
    const first = world.sequence();
    await world.append(A, 1);
    const { origin } = await publishedOf(A, 1);
    const [old] = await signers(A);
    const fresh = await world.keys.make(origin);
    await world.trees.keepPrivateKey(A, fresh);
    await changeKeys(A, 'AddTreeKey', fresh.verifierKey);
    await publishedOf(A, 2);
    await changeKeys(A, 'RetireTreeKey', old ?? '');
    await publishedOf(A, 3);
    await first.stop();
    world.sequence();
    await world.append(A, 1);
    await publishedOf(A, 4);
    expect(await signers(A)).toEqual([fresh.verifierKey]);
  });

  it('goes on with the keys that are kept when one is not', async () => {
    const running = world.sequence();
    await world.append(A, 1);
    const { origin } = await publishedOf(A, 1);
    const [old] = await signers(A);
    await changeKeys(A, 'AddTreeKey', (await world.keys.make(origin)).verifierKey);
    await publishedOf(A, 2);
    expect(await signers(A)).toEqual([old]);
    expect(running.said.some((line) => line.includes('is not kept here'))).toBe(true);
  });

  describe('after the log was brought back', () => {
    class Remembering extends NoWitnesses {
      readonly asked: SignedCheckpoint[] = [];

      constructor(private readonly contradicted: readonly string[]) {
        super();
      }

      override async contradict(checkpoint: SignedCheckpoint): Promise<boolean> {
        this.asked.push(checkpoint);
        return checkpoint.number === 1 && this.contradicted.includes(checkpoint.tenant);
      }
    }

    it('begins the next tree, with all events, for a tenant of which a witness has signed more', async () => {
      const before = world.sequence();
      await world.append(A, 600);
      await world.append(B, 3);
      await publishedOf(A, 600);
      await publishedOf(B, 3);
      await before.stop();
      const ended = await stored(A);
      await world.restore();
      world.sequence(new Remembering([A]));
      await publishedOf(A, 600, 2);
      await world.append(A, 200);
      await world.append(B, 1);
      const { origin, root } = await publishedOf(A, 800, 2);
      expect(origin).toBe(`district.example/${A}/2`);
      expect(root).toEqual(await world.rootOf(A, 800));
      expect((await publishedOf(B, 4)).origin).toBe(`district.example/${B}/1`);
      expect(await stored(A)).toEqual(ended);
      expect(await world.files.read({ tenant: A, number: 2 }, 'tile/0/002')).toHaveLength(256 * 32);
      const bundles = await world.pools.projector.query(
        'SELECT index, position FROM audit_ops.bundles WHERE tenant = $1 AND number = $2 ORDER BY index',
        [A, 2],
      );
      expect(bundles.rows).toHaveLength(4);
      await until(async () => (await world.eventsOf(DEPLOYMENT_TENANT)).at(-1)?.data.includes(origin) === true);
      expect(JSON.parse((await world.eventsOf(DEPLOYMENT_TENANT)).at(-1)?.data ?? '')).toMatchObject({
        ...{ tenantId: A, number: 2, origin },
        follows: { number: 1, reason: 'restored', size: 600 },
      });
    });

    it('goes on with a tree that the witnesses agree to, and asks them once', async () => {
      const before = world.sequence();
      await world.append(A, 10);
      await publishedOf(A, 10);
      await before.stop();
      await world.restore();
      const witnesses = new Remembering([]);
      world.sequence(witnesses);
      await until(async () => witnesses.asked.some(({ tenant }) => tenant === A));
      await world.append(A, 1);
      await publishedOf(A, 11);
      await world.append(A, 1);
      expect((await publishedOf(A, 12)).root).toEqual(await world.rootOf(A, 12));
      expect(witnesses.asked.filter(({ tenant }) => tenant === A)).toHaveLength(1);
    });

    it('takes no notice of a witness that contradicts when nothing was brought back', async () => {
      const witnesses = new Remembering([A]);
      world.sequence(witnesses);
      await world.append(A, 10);
      await publishedOf(A, 10);
      expect(witnesses.asked).toEqual([]);
    });
  });
});
