import { jest } from '@jest/globals';
import { cleanUp, sharedStandalone, succeeded, temporaryFolder, until } from '@gongjian/system-e2e';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { verifyCommand } from './command.js';

jest.setTimeout(120_000);

const running = sharedStandalone();

afterAll(cleanUp);

interface Trees {
  readonly items: readonly {
    readonly tenant: string;
    readonly number: number;
    readonly verifierKeys: readonly string[];
    readonly states: { readonly published: number };
  }[];
}

describe('the tree that a running deployment serves', () => {
  it('holds for an auditor, by a policy and a state of one’s own', async () => {
    const server = await running();
    const auditor = server.as('auditor');
    const trees = async (): Promise<Trees> => succeeded(await auditor.get<Trees>('/api/audit/v1/trees'));
    await until(
      async () => ((await trees()).items[0]?.states.published ?? 0) > 100,
      'the sample district is published',
    );
    const [tree] = (await trees()).items;
    const folder = temporaryFolder();
    const file = (name: string, content: string): string => {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    };
    const state = path.join(folder, 'state.json');
    const args = [
      ...['--url', auditor.baseUrl, '--tenant', tree?.tenant ?? '', '--state', state, '--json'],
      ...['--policy', file('policy.txt', `log ${tree?.verifierKeys[0]}\nquorum none\n`)],
      ...['--token-file', file('token', (await auditor.token()) ?? '')],
    ];
    for (let time = 0; time < 2; time += 1) {
      const out: string[] = [];
      const err: string[] = [];
      const code = await verifyCommand(args, { env: {}, out: (line) => out.push(line), err: (line) => err.push(line) });
      expect({ code, err, out: code === 0 ? '' : out.join('') }).toEqual({ code: 0, err: [], out: '' });
      const { size, events } = JSON.parse(out.join('')) as { readonly size: number; readonly events: number };
      expect(events).toBe(size);
      expect(size).toBeGreaterThan(100);
      expect(readFileSync(state, 'utf8')).toContain(`"size": ${size}`);
    }
  });
});
