import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folders = (dir) => readdirSync(dir).map((name) => path.join(dir, name));

/** The sources that the packages' `exports` name. */
const entries = folders('libs')
  .flatMap(folders)
  .filter((dir) => existsSync(path.join(dir, 'package.json')))
  .flatMap((dir) =>
    Object.values(JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')).exports).map((entry) =>
      path.join(dir, entry['@gongjian/source']),
    ),
  );

/** Inside a feature library: a slice stands alone; what slices share lies above them. Each rule has a probe. */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'commands-stand-alone',
      comment: 'A command slice imports no other command slice.',
      severity: 'error',
      from: { path: '^libs/[^/]+/feature/src/commands/([^/]+)/' },
      to: { path: '^libs/[^/]+/feature/src/commands/([^/]+)/', pathNot: '^libs/[^/]+/feature/src/commands/$1/' },
    },
    {
      name: 'queries-do-not-write',
      comment: 'A query imports no command, reaction or publication.',
      severity: 'error',
      from: { path: '^libs/[^/]+/feature/src/queries/' },
      to: { path: '^libs/[^/]+/feature/src/(commands|reactions|publications)/' },
    },
    {
      name: 'only-exports-are-public',
      comment: 'A library is imported by its name, never by a path into it.',
      severity: 'error',
      from: { path: '^(libs/[^/]+/[^/]+|apps/[^/]+|tools/[^/]+)/' },
      to: {
        path: '^libs/[^/]+/[^/]+/src/',
        pathNot: ['^$1/', ...entries.map((entry) => `^${entry.replaceAll('.', '\\.')}$`)],
      },
    },
    {
      name: 'no-spec-in-code',
      severity: 'error',
      from: { pathNot: '\\.spec\\.ts$' },
      to: { path: '\\.spec\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['@gongjian/source', 'import', 'default'] },
    tsConfig: { fileName: 'tsconfig.lint.json' },
  },
};
