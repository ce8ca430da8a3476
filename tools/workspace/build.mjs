// Compiles every project, writes the console's types of the API and bundles the console, the viewer of auditor packs
// and the verifier: each only where something changed. Used before start, tests, demo, bench and soak; the CLI's first run compiles alone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { apiTypesAreFresh } from './api-types.mjs';
import { bundleConsole } from './console.mjs';
import { packViewerIsFresh } from './pack-viewer.mjs';
import { root } from './root.mjs';
import { verifierIsFresh } from './verifier.mjs';

export { root };

const compiler = path.join(root, 'node_modules/typescript-native/bin/tsc');

export function compile() {
  if (!existsSync(compiler)) {
    console.error('Nothing is installed yet. Run: npm ci');
    process.exit(1);
  }
  run(compiler, '-b', root);
}

export function build() {
  compile();
  if (!apiTypesAreFresh()) run(path.join(root, 'tools/workspace/api-types.mjs'));
  bundleConsole();
  if (!packViewerIsFresh()) run(path.join(root, 'tools/workspace/pack-viewer.mjs'));
  if (!verifierIsFresh()) run(path.join(root, 'tools/workspace/verifier.mjs'));
}

function run(...args) {
  const result = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: root });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
