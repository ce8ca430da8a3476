// Everything: the static gate, then unit, integration and browser tests on real parts. Prints `N passed, N failed`
// alone on its last line.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, root } from './build.mjs';
import { runSteps } from './check.mjs';

/** What the tests need beyond Node: what it is for, how to see it is there, Debian's package. */
const needs = [
  { what: 'Chromium', present: () => existsSync('/usr/bin/chromium'), packages: ['chromium'] },
  {
    what: 'a Chinese font',
    present: () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim().length > 0,
    packages: ['fonts-noto-cjk', 'fontconfig'],
  },
  {
    what: 'Java and Maven, for a real Kafka',
    present: () => ['java', 'mvn'].every((command) => spawnSync(command, ['-version']).status === 0),
    packages: ['default-jre-headless', 'maven'],
  },
  {
    what: 'promtool, for the alert rules',
    present: () => spawnSync('promtool', ['--version']).status === 0,
    packages: ['prometheus'],
  },
  {
    what: 'Go, for an independent verifier of the audit log',
    present: () => spawnSync('go', ['version']).status === 0,
    packages: ['golang-go', 'ca-certificates'],
  },
  {
    what: 'OpenSSL, for its signatures',
    present: () => spawnSync('openssl', ['version']).status === 0,
    packages: ['openssl'],
  },
];

function setUp() {
  const missing = needs.filter(({ present }) => !present());
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  const names = missing.map(({ what }) => what).join(', ');
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(`The tests need ${names}. On Debian: apt-get install ${packages.join(' ')}`);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
  console.log(`installing ${names}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'inherit', env });
  const still = needs.filter(({ present }) => !present());
  if (still.length > 0) {
    console.error(`could not install ${still.map(({ what }) => what).join(', ')}`);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}

function jest(outputFile) {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--no-warnings',
        path.join(root, 'node_modules/jest/bin/jest.js'),
        '--maxWorkers=2',
        '--json',
        `--outputFile=${outputFile}`,
        ...process.argv.slice(2),
      ],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    child.on('close', resolve);
  });
}

setUp();
build();
const steps = await runSteps();
const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-test-'));
const report = path.join(folder, 'jest.json');
const status = await jest(report);
let passed = steps.filter(Boolean).length;
let failed = steps.length - passed;
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped > 0) console.error(`${skipped} tests skipped themselves: counted as failed`);
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites + skipped;
  if (status !== 0 && failed === 0) failed += 1;
} else failed += 1;
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
