import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface HttpLoad {
  readonly url: string;
  readonly body: string;
  readonly token: string;
  readonly connections: number;
  readonly seconds: number;
}

export interface HttpLoadResult {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly failed: number;
}

const PROGRAM = fileURLToPath(new URL('./http-load-process.js', import.meta.url));

/** Sends one POST over and over on each connection, from another process. */
export async function httpLoad(load: HttpLoad): Promise<HttpLoadResult> {
  const result = await new Promise<HttpLoadResult>((resolve, reject) => {
    const child = fork(PROGRAM);
    child.once('message', (found) => resolve(found as HttpLoadResult));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the callers ended with ${code}`)));
    child.send(load);
  });
  if (result.failed > 0) throw new Error(`${load.url}: ${result.failed} requests failed`);
  return result;
}
