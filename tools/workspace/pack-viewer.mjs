// Bundles the viewer of auditor packs, tools/cli/dist/pack-viewer, out of the console's sources when they changed:
// node tools/workspace/pack-viewer.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';
import { filesIn, stampOf } from './stamp.mjs';

const CONSOLE = 'apps/console';
const DIST = 'tools/cli/dist/pack-viewer';
const STAMP = path.join(root, DIST, '.bundled');
/** As old as the browsers of the console. */
const OLDEST_BROWSER = 'chrome109';

const bundledFrom = () => [
  'package-lock.json',
  'tools/workspace/pack-viewer.mjs',
  ...filesIn(path.join(CONSOLE, 'src')).filter((file) => !/\.(?:spec|gen)\.tsx?$/.test(file)),
  ...filesIn('libs/audit/contracts/src'),
];

export function packViewerIsFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stampOf(bundledFrom());
}

async function bundlePackViewer() {
  const [{ build }, { default: react }] = await Promise.all([import('vite'), import('@vitejs/plugin-react')]);
  await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    root: path.join(root, CONSOLE),
    plugins: [react()],
    resolve: { conditions: ['@gongjian/source', 'module', 'browser', 'production'] },
    build: {
      target: OLDEST_BROWSER,
      cssTarget: OLDEST_BROWSER,
      outDir: path.join(root, DIST),
      emptyOutDir: true,
      sourcemap: false,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 2000,
      rollupOptions: {
        transform: { define: { 'import.meta': '{}' } },
        input: path.join(root, CONSOLE, 'src/pack-viewer/main.tsx'),
        // A page that was opened as a file may load classic scripts alone.
        output: {
          format: 'iife',
          codeSplitting: false,
          entryFileNames: 'viewer.js',
          assetFileNames: 'viewer[extname]',
        },
      },
    },
  });
  writeFileSync(STAMP, stampOf(bundledFrom()));
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !packViewerIsFresh()) await bundlePackViewer();
