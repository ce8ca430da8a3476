// Bundles the verifier into one file without dependencies, tools/verify/dist/gongjian-verify.mjs, from what was
// compiled, when that changed: node tools/workspace/verifier.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';
import { filesIn, stampOf } from './stamp.mjs';

const DIST = 'tools/verify/dist';
const NAME = 'gongjian-verify.mjs';
const STAMP = path.join(root, DIST, '.bundled');

const bundledFrom = () => [
  'package-lock.json',
  'tools/workspace/verifier.mjs',
  ...[DIST, 'libs/audit/log/dist', 'libs/shared/kernel/dist'].flatMap(filesIn).filter((file) => file.endsWith('.js')),
];

export function verifierIsFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampOf(bundledFrom());
}

async function bundleVerifier() {
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    root: path.join(root, DIST),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: 'main.js',
      target: 'node20.19',
      minify: false,
      write: false,
      rollupOptions: { output: { codeSplitting: false, banner: '#!/usr/bin/env node' } },
    },
  });
  const [chunk, ...others] = built.output;
  const foreign = [...chunk.imports, ...chunk.dynamicImports].filter((name) => !name.startsWith('node:'));
  if (others.length > 0 || foreign.length > 0) {
    console.error(
      `${NAME} would not be one file: ${[...foreign, ...others.map(({ fileName }) => fileName)].join(', ')}`,
    );
    process.exit(1);
  }
  writeFileSync(path.join(root, DIST, NAME), chunk.code, { mode: 0o755 });
  writeFileSync(STAMP, stampOf(bundledFrom()));
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !verifierIsFresh()) await bundleVerifier();
