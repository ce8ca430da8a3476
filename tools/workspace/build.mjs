// Compiles every project (incremental). Used before start, tests, demo, bench, soak and by the CLI's first run.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const compiler = path.join(root, 'node_modules/typescript-native/bin/tsc');

export function build() {
  if (!existsSync(compiler)) {
    console.error('Nothing is installed yet. Run: npm ci');
    process.exit(1);
  }
  const result = spawnSync(process.execPath, [compiler, '-b', root], { stdio: 'inherit', cwd: root });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
