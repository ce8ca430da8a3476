import { leafV1, parsePolicy, verifyTlogProof, type TrustPolicy } from '@gongjian/audit-log';
import {
  CLI,
  cleanUp,
  folderWithMasterKeyOf,
  gongjian,
  StandaloneUnderTest,
  succeeded,
  temporaryFolder,
  until,
} from '@gongjian/system-e2e';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';

interface TreeAnswer {
  readonly tenant: string;
  readonly number: number;
  readonly verifierKeys: readonly string[];
  readonly states: { readonly integrated: number; readonly published: number };
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

interface Person {
  readonly id: string;
  readonly name: string;
}

const PEOPLE = '/api/directory/v1/people';
const TREES = '/api/audit/v1/trees';
const AT_ONCE = 8;
const PAGE = 5_000;
const run = promisify(execFile);

/** People are erased whose events were proved and backed up before: the proofs stay, the people do not come back. */
export const erasedPeople: Campaign = {
  name: 'erased-people',
  describe:
    'people erased: old proofs verify, every read model is what a replay makes, a backup made before brings nobody back',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const count = size === 'small' ? 12 : 1_000;
    const server = await StandaloneUnderTest.start({ logLevel: 'error' });
    try {
      const problems: string[] = [];
      const district = new District(server);
      const people = await district.register(count, random);
      report(`${count} people registered`);
      const before = await district.covered(people);
      const policy = parsePolicy(
        Buffer.from(`${before.verifierKeys.map((key) => `log ${key}\n`).join('')}quorum none\n`),
      );
      const streams = new Set(people.map(({ id }) => `person-${id}`));
      const proofs = await district.proofs(before, await district.leaves(before, streams));
      report(`${proofs.length} proofs taken`);
      const places = temporaryFolder();
      const place = (name: string): string => path.join(places, name);
      writeFileSync(place('policy.txt'), `${before.verifierKeys.map((key) => `log ${key}\n`).join('')}quorum none\n`);
      const verify = async (): Promise<void> => {
        const { tenant } = before;
        writeFileSync(place('token'), (await server.as('auditor').token()) ?? '');
        const [url, policyFile, state, token] = [server.address, ...['policy.txt', 'state.json', 'token'].map(place)];
        await run(process.execPath, [
          ...[CLI, 'verify', '--url', url, '--tenant', tenant, '--token-file', token ?? ''],
          ...['--policy', policyFile ?? '', '--state', state ?? ''],
        ]);
      };
      await verify();
      await gongjian(server.folder, 'backup', place('backup'), '--keys', place('keys'));
      report('backed up; erasing');

      await district.erase(people);
      const after = await district.covered(people);
      const now = await district.leaves(after, streams);
      problems.push(...wrongProofs(proofs, now, policy));
      const named = await district.namedOf(people);
      problems.push(...named.map((id) => `person ${id} still has a name`));
      await verify();
      await gongjian(server.folder, 'replay', '--check');
      report('everything verifies after the erasure; restoring what was backed up before');

      await gongjian(server.folder, 'erasures', place('erasures.jsonl'));
      if ((await server.stop()) !== 0) problems.push('the server did not stop cleanly');
      const folder = folderWithMasterKeyOf(server.folder);
      await gongjian(
        ...[folder, 'restore', place('backup'), '--keys', place('keys')],
        ...['--erasures', place('erasures.jsonl')],
      );
      const again = new District(await StandaloneUnderTest.start({ dataFolder: folder, logLevel: 'error' }));
      problems.push(...(await again.namedOf(people)).map((id) => `person ${id} came back by the restore`));
      problems.push(...wrongProofs(proofs, await again.leaves(await again.covered(people), streams), policy));
      await gongjian(folder, 'replay', '--check');
      return { problems: problems.slice(0, 20), facts: { people: count, proofs: proofs.length } };
    } finally {
      await cleanUp();
    }
  },
};

interface Proof {
  readonly seq: number;
  readonly text: string;
}

/** Old proofs that do not hold for the events as they are served now. */
function wrongProofs(
  proofs: readonly Proof[],
  events: ReadonlyMap<number, EventLine>,
  policy: TrustPolicy,
): readonly string[] {
  return proofs.flatMap(({ seq, text }) => {
    const line = events.get(seq);
    if (line === undefined) return [`event ${seq} is not served any more`];
    try {
      verifyTlogProof(leafV1(seq, { ...line, revision: BigInt(line.revision) }), Buffer.from(text), policy);
      return [];
    } catch (error) {
      return [`the proof of event ${seq}: ${(error as Error).message}`];
    }
  });
}

/** What its office, its security administrator and its auditor do. */
class District {
  constructor(private readonly server: StandaloneUnderTest) {}

  async register(count: number, random: Random): Promise<readonly Person[]> {
    const office = this.server.as('office');
    const names = Array.from({ length: count }, (_each, nth) => `除${nth}${random.uuid().slice(0, 8)}`);
    return atOnce(names, async (name) => {
      const { id } = succeeded(await office.post<{ readonly id: string }>(PEOPLE, { name, phone: '13900000000' }));
      return { id, name };
    });
  }

  async erase(people: readonly Person[]): Promise<void> {
    const security = this.server.as('security');
    await atOnce(people, async ({ id }) => {
      succeeded(await security.post(`${PEOPLE}/${id}/erase`, { reason: '本人申请' }));
    });
    const office = this.server.as('office');
    await atOnce(people, async ({ id }) => {
      await until(async () => {
        const { body } = await office.get<{ readonly status: string }>(`${PEOPLE}/${id}`);
        return body.status === 'erased';
      }, `${id} is erased`);
    });
  }

  /** Those who can still be read or found by their name. */
  async namedOf(people: readonly Person[]): Promise<readonly string[]> {
    const office = this.server.as('office');
    const named = await atOnce(people, async ({ id, name }) => {
      const { body } = await office.get<{ readonly name: string | null }>(`${PEOPLE}/${id}`);
      const { text } = await office.get(`${PEOPLE}?name=${encodeURIComponent(name)}`);
      return body.name === null && !text.includes(id) ? [] : [id];
    });
    return named.flat();
  }

  /** The tree once what was recorded last of every one of them is published. */
  async covered(people: readonly Person[]): Promise<TreeAnswer> {
    const auditor = this.server.as('auditor');
    const office = this.server.as('office');
    const revisions = await atOnce(people, async ({ id }) => {
      const { revision } = succeeded(await office.get<{ readonly revision: string }>(`${PEOPLE}/${id}`));
      return `person-${id} ${revision}`;
    });
    let tree: TreeAnswer | undefined;
    await until(async () => {
      const { body } = await auditor.get<{ readonly items: readonly TreeAnswer[] }>(TREES);
      tree = body.items.at(-1);
      if (tree === undefined) return false;
      const leaves = await this.leaves(tree, new Set(people.map(({ id }) => `person-${id}`)));
      const published = new Set([...leaves.values()].map(({ stream, revision }) => `${stream} ${revision}`));
      return revisions.every((each) => published.has(each));
    }, 'everything of these people is published');
    if (tree === undefined) throw new Error('no tree');
    return tree;
  }

  /** The events of these streams by their place. */
  async leaves(tree: TreeAnswer, streams: ReadonlySet<string>): Promise<ReadonlyMap<number, EventLine>> {
    const found = new Map<number, EventLine>();
    for (let from = 0; from < tree.states.published; from += PAGE) {
      const { text } = await this.server
        .as('auditor')
        .get(`${TREES}/${tree.tenant}/${tree.number}/events?from=${from}&limit=${PAGE}`);
      for (const line of text.split('\n').filter((each) => each !== '')) {
        const event = JSON.parse(line) as EventLine;
        if (streams.has(event.stream)) found.set(event.seq, event);
      }
    }
    return found;
  }

  async proofs(tree: TreeAnswer, events: ReadonlyMap<number, EventLine>): Promise<readonly Proof[]> {
    const auditor = this.server.as('auditor');
    return atOnce([...events.keys()], async (seq) => {
      const { status, text } = await auditor.get(`${TREES}/${tree.tenant}/${tree.number}/proofs/${seq}`);
      if (status !== 200) throw new Error(`no proof of ${seq}: ${status}`);
      return { seq, text };
    });
  }
}

async function atOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as Item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}
