import { runDemo } from '@gongjian/demo';
import { jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { endWitnesses, listLogs, witnessFolder, WitnessProcess } from '../../witness/src/testing/witness-process.js';
import { inDatabase } from './databases.js';
import { folderWithMasterKeyOf, gongjian } from './gongjian-command.js';
import { cleanUp, StandaloneUnderTest, temporaryFolder, until } from './standalone-under-test.js';

jest.setTimeout(300_000);

interface TreeAnswer {
  readonly tenant: string;
  readonly number: number;
  readonly origin: string;
  readonly states: { readonly integrated: number; readonly published: number };
  readonly ended: { readonly reason: string } | null;
}

const TREES = '/api/audit/v1/trees';

afterAll(async () => {
  await cleanUp();
  await endWitnesses();
});

/** The witness is told of every key there is. */
async function introduce(server: StandaloneUnderTest, watchers: string): Promise<void> {
  await inDatabase(server, 'gongjian', async (client) => {
    const { rows } = await client.query<{ key: string }>('SELECT verifier_key AS key FROM audit_ops.signing_keys');
    listLogs(
      watchers,
      rows.map(({ key }) => key),
    );
  });
}

async function trees(server: StandaloneUnderTest): Promise<readonly TreeAnswer[]> {
  return (await server.as('auditor').get<{ readonly items: readonly TreeAnswer[] }>(TREES)).body.items;
}

describe('a deployment brought back to before what its witness has signed', () => {
  it('ends the tree, keeps serving it as it was, and begins the next one with all events', async () => {
    const places = temporaryFolder();
    const watchers = witnessFolder();
    const witness = await WitnessProcess.start(watchers, { logs: [] });
    const policy = path.join(places, 'policy.txt');
    writeFileSync(policy, `witness city ${await witness.vkey()} ${witness.address}\nquorum city\n`);
    const env = { GONGJIAN_AUDIT_POLICY: policy };

    const server = await StandaloneUnderTest.start({ env, logLevel: 'warn' });
    const current = async (of: StandaloneUnderTest): Promise<TreeAnswer | undefined> => (await trees(of)).at(-1);
    const allPublished = (of: StandaloneUnderTest): Promise<void> =>
      until(async () => {
        const states = (await current(of))?.states;
        return states !== undefined && states.published > 0 && states.published === states.integrated;
      }, 'everything is published');
    await until(async () => ((await current(server))?.states.integrated ?? 0) > 0, 'the log is integrated');
    await introduce(server, watchers);
    await allPublished(server);
    await gongjian(server.folder, 'backup', path.join(places, 'backup'), '--keys', path.join(places, 'keys'));
    const kept = (await current(server)) as TreeAnswer;
    await runDemo({ url: server.address, print: () => undefined });
    await allPublished(server);
    const lost = (await current(server)) as TreeAnswer;
    expect(lost.states.published).toBeGreaterThan(kept.states.published);
    await gongjian(server.folder, 'erasures', path.join(places, 'erasures.jsonl'));
    expect(await server.stop()).toBe(0);

    const folder = folderWithMasterKeyOf(server.folder);
    await gongjian(
      ...[folder, 'restore', path.join(places, 'backup'), '--keys', path.join(places, 'keys')],
      ...['--erasures', path.join(places, 'erasures.jsonl')],
    );
    const again = await StandaloneUnderTest.start({ dataFolder: folder, env, logLevel: 'warn' });
    await until(async () => (await current(again))?.number === 2, 'the next tree is begun');
    expect(again.said()).toContain(`${kept.origin} does not go on from what a witness has signed`);
    await introduce(again, watchers);
    await allPublished(again);
    const [ended, next] = await trees(again);
    expect(ended?.ended?.reason).toBe('restored');
    expect(ended?.states.published).toBe(kept.states.published);
    const note = await again.anonymous().get(`${TREES}/${kept.tenant}/1/checkpoint`);
    expect(note.text.split('\n').slice(0, 2)).toEqual([kept.origin, String(kept.states.published)]);
    expect(next).toMatchObject({ number: 2, origin: kept.origin.replace(/1$/, '2'), ended: null });
    expect(next?.states.published).toBeGreaterThanOrEqual(kept.states.integrated);
    await runDemo({ url: again.address, print: () => undefined });
    await allPublished(again);
  });
});
