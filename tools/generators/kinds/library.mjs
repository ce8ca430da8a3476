import { readFileSync } from 'node:fs';
import path from 'node:path';
import { namesOf } from '../names.mjs';
import { Refused } from '../refused.mjs';

/** Libraries without Node. */
const ANYWHERE = ['kernel', 'contracts', 'domain'];

export const library = {
  usage: 'library <context> <name> [type]',
  does: 'a project in libs/<context>/<name>; its type, by default its name, decides what it may import',
  least: 2,
  most: 3,
  generate(root, context, name, type = name) {
    namesOf(context);
    namesOf(name);
    const boundaries = readFileSync(path.join(root, 'eslint.config.mjs'), 'utf8');
    const tags = (kind) =>
      [...boundaries.matchAll(new RegExp(`sourceTag: '${kind}:([a-z-]+)'`, 'g'))].map(([, tag]) => tag);
    if (!tags('type').includes(type)) {
      throw new Refused(`eslint.config.mjs has no boundary for type:${type}; known: ${tags('type').join(', ')}`);
    }
    const dir = `libs/${context}/${name}`;
    const config = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
    const references = [...config.references, { path: `./${dir}` }].sort((a, b) => (a.path < b.path ? -1 : 1));
    return {
      create: {
        [`${dir}/package.json`]: json({
          name: `@gongjian/${context}-${name}`,
          version: '0.1.0',
          private: true,
          type: 'module',
          exports: {
            '.': { '@gongjian/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
          },
          nx: {
            name: `${context}-${name}`,
            tags: [`scope:${context}`, `type:${type}`, `platform:${ANYWHERE.includes(type) ? 'any' : 'node'}`],
          },
        }),
        [`${dir}/tsconfig.json`]: json({
          extends: '../../../tsconfig.base.json',
          compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo' },
          include: ['src/**/*.ts'],
          exclude: ['src/**/*.spec.ts', 'dist'],
          references: [],
        }),
        [`${dir}/src/index.ts`]: 'export {};\n',
      },
      change: { 'tsconfig.json': json({ ...config, references }) },
      next: [
        'npm install, which links the package and writes it into the lockfile',
        'name in its tsconfig.json every project it imports',
        ...(tags('scope').includes(context) ? [] : [`add the boundary of scope:${context} to eslint.config.mjs`]),
      ],
    };
  },
};

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
