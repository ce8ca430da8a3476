// Bundles the console into apps/console/dist when its sources changed: node tools/workspace/console.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './root.mjs';
import { filesIn, stampOf } from './stamp.mjs';

const CONSOLE = 'apps/console';
/** Vite empties the folder before it bundles: a bundle that was not finished has no stamp. */
const STAMP = path.join(root, CONSOLE, 'dist/.stamp');
const PACKED = /\.(?:js|mjs|css|html|svg|json|wasm)$/;
const SMALLEST_PACKED = 1024;

/** Specs and types are no part of the bundle. */
const isBundled = (file) => !/\.(?:spec|gen)\.tsx?$/.test(file);

const bundledFrom = () => [
  'package-lock.json',
  'tools/workspace/console.mjs',
  'tsconfig.base.json',
  ...['index.html', 'package.json', 'tsconfig.json', 'vite.config.mjs'].map((name) => path.join(CONSOLE, name)),
  ...[path.join(CONSOLE, 'src'), path.join(CONSOLE, 'public')].flatMap(filesIn).filter(isBundled),
];

export function bundleConsole() {
  const stamp = stampOf(bundledFrom());
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  console.error('正在构建控制台 / building the console');
  const result = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    { stdio: ['ignore', 'inherit', 'inherit'], cwd: path.join(root, CONSOLE) },
  );
  if (result.status !== 0) process.exit(result.status ?? 1);
  for (const file of filesIn(path.join(CONSOLE, 'dist')).filter((name) => PACKED.test(name))) pack(file);
  writeFileSync(STAMP, stamp);
}

/** Beside the file, for browsers that take it so. */
function pack(file) {
  const at = path.join(root, file);
  const content = readFileSync(at);
  if (content.length < SMALLEST_PACKED) return;
  writeFileSync(`${at}.gz`, gzipSync(content, { level: 9 }));
  writeFileSync(`${at}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bundleConsole();
