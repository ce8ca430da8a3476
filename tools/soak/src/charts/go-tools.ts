import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/gongjian-go/', import.meta.url));

/** Go is missing, or could not build the tool. */
export class GoToolUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GoToolUnavailable';
  }
}

/**
 * A program written in Go, built once for each version. Answers its path.
 *
 * @param source `helm.sh/helm/v3/cmd/helm@v3.22.0`
 * @throws GoToolUnavailable that says what to install
 */
export function goTool(source: string): string {
  const [module = ''] = source.split('@');
  const name = path.basename(module);
  const folder = path.join(CACHE, createHash('sha256').update(source).digest('hex').slice(0, 16));
  const tool = path.join(folder, name);
  if (existsSync(tool)) return tool;
  if (spawnSync('go', ['version'], { stdio: 'ignore' }).status !== 0) {
    throw new GoToolUnavailable(`${name} is built with Go, which is not installed: https://go.dev/dl`);
  }
  const built = spawnSync('go', ['install', '-p', '2', source], {
    encoding: 'utf8',
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0', GOFLAGS: '-ldflags=-w' },
  });
  if (built.status !== 0) throw new GoToolUnavailable(`${name} could not be built: ${built.stderr.slice(-2_000)}`);
  return tool;
}
