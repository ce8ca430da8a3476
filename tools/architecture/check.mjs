// Proves that the architecture rules hold AND that each of them can fail: plants one violation per rule in a copy of
// the sources, expects the rule to speak, and fails when it stays silent. Also checks names, paths, tags, references
// and that golden files are append-only.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { boundaries } from '../../eslint.config.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const failures = [];
const fail = (text) => failures.push(text);
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const folders = (dir) =>
  existsSync(dir)
    ? readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => path.join(dir, entry.name))
    : [];

const projects = [
  ...folders(path.join(root, 'libs')).flatMap(folders),
  ...folders(path.join(root, 'apps')),
  ...folders(path.join(root, 'tools')),
]
  .filter((dir) => existsSync(path.join(dir, 'package.json')))
  .map((dir) => {
    const manifest = json(path.join(dir, 'package.json'));
    return { dir: path.relative(root, dir), manifest, name: manifest.nx?.name, tags: manifest.nx?.tags ?? [] };
  });

function checkProjects() {
  const listed = new Set(json(path.join(root, 'tsconfig.json')).references.map(({ path: at }) => path.normalize(at)));
  for (const { dir, manifest, name, tags } of projects) {
    const parts = dir.split(path.sep);
    const expected = parts[0] === 'libs' ? `${parts[1]}-${parts[2]}` : parts[1];
    if (name !== expected) fail(`${dir}: project is named ${name}, its path says ${expected}`);
    if (manifest.name !== `@gongjian/${expected}`) fail(`${dir}: package is named ${manifest.name}`);
    for (const kind of ['scope', 'type', 'platform']) {
      if (tags.filter((tag) => tag.startsWith(`${kind}:`)).length !== 1) fail(`${dir}: needs exactly one ${kind}: tag`);
    }
    if (parts[0] === 'libs' && !tags.includes(`scope:${parts[1]}`)) fail(`${dir}: scope tag must be scope:${parts[1]}`);
    // What runs in a browser is bundled, not compiled with the rest.
    if (!listed.has(dir) && !tags.includes('platform:browser')) fail(`${dir}: missing in tsconfig.json references`);
    if (!existsSync(path.join(root, dir, 'src/index.ts')) && parts[0] === 'libs') fail(`${dir}: has no src/index.ts`);
    checkReferences(dir);
  }
  for (const { sourceTag, onlyDependOnLibsWithTags } of boundaries) {
    if (onlyDependOnLibsWithTags.includes('*')) fail(`boundary ${sourceTag} allows everything`);
    // The deployment is the list of all contexts; the types of libraries leave it to apps.
    const own = [sourceTag, 'scope:shared', ...(sourceTag === 'scope:audit' ? ['scope:deployment'] : [])];
    const others = onlyDependOnLibsWithTags.filter((tag) => tag.startsWith('scope:') && !own.includes(tag));
    if (sourceTag.startsWith('scope:') && sourceTag !== 'scope:shared' && others.length > 0) {
      fail(`boundary ${sourceTag} opens another context: ${others.join(', ')}`);
    }
    if (!projects.some(({ tags }) => tags.includes(sourceTag))) {
      fail(`boundary ${sourceTag} has no project`);
    }
  }
}

/** tsconfig references = the workspace packages that the sources import (specs are checked as one program). */
function checkReferences(dir) {
  const config = json(path.join(root, dir, 'tsconfig.json'));
  const referenced = new Set(
    (config.references ?? []).map(({ path: at }) => path.relative(root, path.resolve(root, dir, at))),
  );
  for (const file of sources(path.join(root, dir, 'src'))) {
    const excluded = (config.exclude ?? []).some((each) => file.startsWith(path.join(root, dir, each) + path.sep));
    if (file.endsWith('.spec.ts') || excluded) continue;
    for (const [, name] of readFileSync(file, 'utf8').matchAll(/from '@gongjian\/([a-z-]+)(?:\/[a-z-]+)?'/g)) {
      const target = projects.find((project) => project.name === name);
      if (target === undefined) fail(`${path.relative(root, file)}: imports @gongjian/${name}, which does not exist`);
      else if (target.dir !== dir && !referenced.has(target.dir)) {
        fail(`${dir}/tsconfig.json: lacks a reference to ${target.dir}`);
      }
    }
  }
}

function sources(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Golden vectors, recorded histories and released contracts may be added, never changed or taken away. */
function checkGolden() {
  const base = spawnSync('git', ['rev-parse', '--verify', '-q', 'HEAD'], { cwd: root, encoding: 'utf8' });
  if (base.status !== 0) return;
  const changed = execFileSync(
    'git',
    [
      'diff',
      '--name-only',
      '--diff-filter=MDRT',
      'HEAD',
      '--',
      ':(glob)libs/**/golden/**',
      ':(glob)libs/**/history/**',
      ':(glob)libs/**/released/**',
    ],
    { cwd: root, encoding: 'utf8' },
  ).trim();
  for (const file of changed.split('\n').filter(Boolean)) fail(`${file}: golden files are append-only`);
}

/** One forbidden import per boundary constraint, in a project that carries its tag. */
function boundaryProbes() {
  const probes = [];
  for (const constraint of boundaries) {
    const { sourceTag, onlyDependOnLibsWithTags: allowed } = constraint;
    const source = projects.find(({ tags }) => tags.includes(sourceTag));
    const target = projects.find(
      ({ dir, tags }) =>
        source !== undefined &&
        dir !== source.dir &&
        dir.startsWith('libs/') &&
        !tags.some((tag) => allowed.includes(tag)) &&
        existsSync(path.join(root, dir, 'src/index.ts')),
    );
    if (source === undefined) continue;
    if (target === undefined) fail(`no project can prove the boundary of ${sourceTag}`);
    else {
      probes.push({
        file: path.join(source.dir, `src/probe-${sourceTag.replace(':', '-')}.ts`),
        text: `import * as probe from '${target.manifest.name}';\nexport const probed = probe;\n`,
        rule: '@nx/enforce-module-boundaries',
        mustSay: sourceTag,
        constraint,
      });
    }
  }
  return probes;
}

const probe = (file, text, rule) => ({ file, text, rule });

/** What a context may import of another one: its published language. On these the rules must say nothing. */
const allowed = [
  ['plans', 'directory'],
  ['assessments', 'plans'],
  ['awards', 'plans'],
].map(([context, other]) => ({
  ...probe(
    `libs/${context}/domain/src/probe-contracts.ts`,
    `import type * as probe from '@gongjian/${other}-contracts';\nexport type Probed = typeof probe;\n`,
    '@nx/enforce-module-boundaries',
  ),
  silent: true,
}));

const purity = [
  ['import', `import { readFileSync } from 'node:fs';\nexport const probed = readFileSync;\n`, 'no-restricted-imports'],
  ['npm', `import { z } from 'zod';\nexport const probed = z;\n`, 'no-restricted-imports'],
  ['clock', `export const probed = Date.now();\n`, 'no-restricted-properties'],
  ['new-date', `export const probed = new Date();\n`, 'no-restricted-syntax'],
  ['random', `export const probed = Math.random();\n`, 'no-restricted-properties'],
  ['process', `export const probed = process.env;\n`, 'no-restricted-globals'],
  ['await', `export async function probed(): Promise<void> {\n  await Promise.resolve();\n}\n`, 'no-restricted-syntax'],
].map(([name, text, rule]) => probe(`libs/plans/domain/src/probe-pure-${name}.ts`, text, rule));

/** Published shapes are zod schemas; no other package comes with a contract. */
const shapes = [
  {
    ...probe(
      'libs/plans/contracts/src/probe-shapes.ts',
      `import { parse } from 'yaml';\nexport const probed = parse;\n`,
      'no-restricted-imports',
    ),
    mustSay: 'zod alone',
  },
  {
    ...probe(
      'libs/plans/domain/src/probe-shape-value.ts',
      `import { EVERY } from '@gongjian/plans-contracts';\nexport const probed = EVERY;\n`,
      '@typescript-eslint/no-restricted-imports',
    ),
    mustSay: 'types only',
  },
];

/** What another package brings along may be gone with its next version: it is named in package.json or not imported. */
const packages = {
  ...probe(
    'libs/shared/http/src/probe-transitive.ts',
    `import { parse } from 'cookie';\nexport const probed = parse;\n`,
    '@nx/enforce-module-boundaries',
  ),
  mustSay: 'Transitive or unresolvable',
};

const style = [
  probe('libs/shared/kernel/src/probe-default.ts', 'export default 1;\n', 'no-restricted-syntax'),
  probe('libs/shared/kernel/src/probe-star.ts', `export * from './json.js';\n`, 'no-restricted-syntax'),
  probe('libs/shared/kernel/src/probe-enum.ts', 'export enum Probe {\n  A,\n}\n', 'no-restricted-syntax'),
  probe('libs/shared/kernel/src/probe-any.ts', 'export const probed: any = 1;\n', '@typescript-eslint/no-explicit-any'),
  probe(
    'libs/shared/kernel/src/probe-floating.ts',
    'async function work(): Promise<void> {}\nwork();\n',
    '@typescript-eslint/no-floating-promises',
  ),
];

const hooks = [
  probe(
    'apps/console/src/probe-hooks.tsx',
    `import { useState } from 'react';
export function Probe({ shown }: { readonly shown: boolean }): string {
  if (shown) useState(0);
  return '';
}
`,
    'react-hooks/rules-of-hooks',
  ),
  probe(
    'apps/console/src/probe-effect.tsx',
    `import { useEffect } from 'react';
export function Probe({ title }: { readonly title: string }): string {
  useEffect(() => {
    document.title = title;
  }, []);
  return '';
}
`,
    'react-hooks/exhaustive-deps',
  ),
  probe('apps/console/src/probe-default.tsx', 'export default 1;\n', 'no-restricted-syntax'),
];

const slices = [
  [
    'commands-stand-alone',
    'libs/plans/feature/src/commands/probe-a/probe-a.command.ts',
    `import { probed } from '../probe-b/probe-b.command.js';\nexport const a = probed;\n`,
  ],
  ['', 'libs/plans/feature/src/commands/probe-b/probe-b.command.ts', 'export const probed = 1;\n'],
  [
    'queries-do-not-write',
    'libs/plans/feature/src/queries/probe-q/probe-q.query.ts',
    `import { probed } from '../../commands/probe-b/probe-b.command.js';\nexport const q = probed;\n`,
  ],
  [
    'only-exports-are-public',
    'libs/plans/feature/src/probe-deep.ts',
    `import { assertNever } from '../../../shared/kernel/src/assert-never.js';\nexport const deep = assertNever;\n`,
  ],
  [
    'no-circular',
    'libs/plans/feature/src/probe-c1.ts',
    `import { c2 } from './probe-c2.js';\nexport const c1 = (): unknown => c2;\n`,
  ],
  [
    '',
    'libs/plans/feature/src/probe-c2.ts',
    `import { c1 } from './probe-c1.js';\nexport const c2 = (): unknown => c1;\n`,
  ],
  [
    'no-spec-in-code',
    'libs/plans/feature/src/probe-s.ts',
    `import { spec } from './probe.spec.js';\nexport const s = spec;\n`,
  ],
  ['', 'libs/plans/feature/src/probe.spec.ts', 'export const spec = 1;\n'],
];

/**
 * The same rules. Each boundary probe meets its own constraint alone: the rule stops at the first that speaks, and a
 * circle that a planted import closes must not hide the one it is there to prove.
 */
const probesConfig = (constraints) => `import config from './eslint.config.mjs';
const plugins = config.find((entry) => entry.plugins?.['@nx'])?.plugins ?? {};
const constraints = ${JSON.stringify(constraints)};
export default [
  ...config,
  ...constraints.map(({ file, constraint }) => ({
    files: [file],
    plugins: { '@nx': plugins['@nx'] },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], depConstraints: [constraint], ignoredCircularDependencies: [['*', '*']] },
      ],
    },
  })),
];
`;

/** The sources alone, with the installed packages linked in: planting there disturbs nobody who works in the tree. */
function copySources() {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'gongjian-architecture-'));
  const skip = new Set(['node_modules', 'dist', '.nx', '.git', '.gongjian', 'golden', 'fixtures']);
  for (const name of ['apps', 'libs', 'tools']) {
    cpSync(path.join(root, name), path.join(copy, name), {
      recursive: true,
      filter: (from) => !skip.has(path.basename(from)),
    });
  }
  for (const name of readdirSync(root)) {
    if (/\.(json|mjs)$/.test(name)) cpSync(path.join(root, name), path.join(copy, name));
  }
  mkdirSync(path.join(copy, 'node_modules'));
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (name !== '@gongjian' && name !== '.cache') {
      symlinkSync(path.join(root, 'node_modules', name), path.join(copy, 'node_modules', name));
    }
  }
  mkdirSync(path.join(copy, 'node_modules/@gongjian'));
  for (const { dir, manifest } of projects) {
    symlinkSync(path.join(copy, dir), path.join(copy, 'node_modules', manifest.name));
  }
  return copy;
}

function plant(copy, file, text) {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
  writeFileSync(path.join(copy, file), text);
}

function runProbes() {
  const copy = copySources();
  try {
    const probes = [...boundaryProbes(), ...allowed, ...purity, ...shapes, packages, ...style, ...hooks];
    writeFileSync(
      path.join(copy, 'eslint.probes.config.mjs'),
      probesConfig(probes.filter(({ constraint }) => constraint !== undefined)),
    );
    // The boundary rule reads nx's project graph, made here before the violations are planted.
    execFileSync(process.execPath, [path.join(root, 'node_modules/nx/dist/bin/nx.js'), 'show', 'projects'], {
      cwd: copy,
      env: { ...process.env, NX_DAEMON: 'false' },
    });
    for (const { file, text } of probes) plant(copy, file, text);
    for (const [, file, text] of slices) plant(copy, file, text);
    const env = { ...process.env, NX_DAEMON: 'false' };
    const report = path.join(copy, 'report.json');
    const lint = spawnSync(
      process.execPath,
      [
        path.join(root, 'node_modules/eslint/bin/eslint.js'),
        '--config',
        'eslint.probes.config.mjs',
        '--format',
        'json',
        '--output-file',
        report,
        ...probes.map(({ file }) => file),
      ],
      { cwd: copy, env, encoding: 'utf8' },
    );
    if (!existsSync(report)) throw new Error(`eslint did not report:\n${lint.stdout}\n${lint.stderr}`);
    const results = json(report);
    for (const { file, rule, mustSay, silent } of probes) {
      const result = results.find(({ filePath }) => filePath.endsWith(file));
      const messages = result?.messages ?? [];
      if (silent) {
        if (result === undefined || messages.length > 0) {
          fail(`${file}: ${messages.map(({ message }) => message).join('; ') || 'was not looked at'}`);
        }
        continue;
      }
      const spoke = messages.some(
        ({ ruleId, message }) => ruleId === rule && (mustSay === undefined || message.includes(mustSay)),
      );
      if (!spoke) {
        fail(
          `rule ${rule}${mustSay ? ` (${mustSay})` : ''} stayed silent on its probe ${file}: ${JSON.stringify(messages.map(({ ruleId, message }) => [ruleId, message.slice(0, 120)]))}`,
        );
      }
    }
    const cruise = spawnSync(
      process.execPath,
      [
        path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'json',
        'libs/plans/feature',
      ],
      { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const violated = new Set(JSON.parse(cruise.stdout).summary.violations.map(({ rule }) => rule.name));
    for (const [rule] of slices) {
      if (rule !== '' && !violated.has(rule)) fail(`slice rule ${rule} stayed silent on its probe`);
    }
    return probes.length + slices.filter(([rule]) => rule !== '').length;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

checkProjects();
checkGolden();
const count = runProbes();
for (const text of failures) console.error(text);
console.log(`${projects.length} projects, ${count} probes, ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
