import { execFileSync } from 'node:child_process';
import { KurrentDbDouble } from './double.js';

/** An empty KurrentDB for one test. */
export interface EmptyServer {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** What the tests of the engine run on, as reports name it. */
export const SERVER_UNDER_TEST = process.env['KURRENTDB_URL'] === undefined ? 'the double' : 'a real server';

/**
 * The double; or the real server of `KURRENTDB_URL`, which the shell command in `KURRENTDB_EMPTY` empties before each
 * test (as `docker restart` does with one that runs `--mem-db`).
 */
export async function emptyServer(): Promise<EmptyServer> {
  const address = process.env['KURRENTDB_URL'];
  if (address === undefined) {
    const double = await KurrentDbDouble.start();
    return { address: double.url, stop: () => double.stop() };
  }
  const command = process.env['KURRENTDB_EMPTY'];
  if (command === undefined) throw new Error('KURRENTDB_EMPTY must say how the server of KURRENTDB_URL is emptied');
  execFileSync('/bin/sh', ['-c', command], { stdio: 'inherit' });
  return { address, stop: () => Promise.resolve() };
}
