// The fast gate before a commit: format, types, lint with boundaries, slices, architecture probes, golden files,
// contracts against what was released, unit tests.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './build.mjs';

const node = process.execPath;
const bin = (file) => path.join(root, 'node_modules', file);
const env = { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0' };

/** What the checks read. Each: what it is and the command; all must succeed. */
const makings = [
  ['build', node, bin('typescript-native/bin/tsc'), '-b', '.'],
  ['types of the API', node, path.join(root, 'tools/workspace/api-types.mjs')],
];

/** The longest first. Lint goes through nx, so that the boundary rule has its graph; the console is a program of its own. */
const checks = [
  ['lint and boundaries', node, bin('nx/dist/bin/nx.js'), 'run', 'workspace:lint'],
  ['format', node, bin('prettier/bin/prettier.cjs'), '--experimental-cli', '--check', '--log-level', 'warn', '.'],
  ['lint of the console', node, bin('nx/dist/bin/nx.js'), 'run', 'workspace:lint-console'],
  ['types of specs', node, bin('typescript-native/bin/tsc'), '-p', 'tsconfig.lint.json'],
  ['types of the console', node, bin('typescript-native/bin/tsc'), '-p', 'apps/console'],
  ['types of its specs', node, bin('typescript-native/bin/tsc'), '-p', 'apps/console/tsconfig.spec.json'],
  [
    'slices',
    node,
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.mjs',
    'libs',
    'apps',
  ],
  ['architecture', node, path.join(root, 'tools/architecture/check.mjs')],
  ['released contracts', node, path.join(root, 'tools/contracts/dist/main.js'), 'check'],
];

export function runStep([name, command, ...args]) {
  return new Promise((resolve) => {
    const started = Date.now();
    const child = spawn(command, args, { cwd: root, env });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output.trimEnd());
      resolve(code === 0);
    });
  });
}

export async function runSteps() {
  const results = [];
  for (const making of makings) results.push(await runStep(making));
  const waiting = [...checks];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await runStep(check));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await runSteps();
  const unit = await runStep([
    'unit tests',
    node,
    '--experimental-vm-modules',
    '--no-warnings',
    bin('jest/bin/jest.js'),
    '--selectProjects',
    'unit',
    '--silent',
  ]);
  process.exit([...results, unit].every(Boolean) ? 0 : 1);
}
