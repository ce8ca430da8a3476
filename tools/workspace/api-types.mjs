// The console's types of the API, from what the compiled services say of themselves, when that changed:
// node tools/workspace/api-types.mjs. Nothing is started for it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './root.mjs';
import { stampOf } from './stamp.mjs';

const TYPES = path.join(root, 'apps/console/src/api/schema.gen.ts');

const foldersIn = (folder) => readdirSync(path.join(root, folder)).map((name) => path.join(folder, name));

/** The compiler's own record of every source that the description is made from, and the packages that make it. */
function madeFrom() {
  const records = ['apps/standalone', ...foldersIn('libs').flatMap(foldersIn)]
    .map((project) => path.join(project, 'dist/.tsbuildinfo'))
    .filter((record) => existsSync(path.join(root, record)));
  return ['package-lock.json', 'tools/workspace/api-types.mjs', ...records];
}

const firstLine = (stamp) => `// ${stamp}\n`;

export function apiTypesAreFresh() {
  return existsSync(TYPES) && readFileSync(TYPES, 'utf8').startsWith(firstLine(stampOf(madeFrom())));
}

async function writeApiTypes() {
  const [{ describeStandalone }, { astToString, COMMENT_HEADER, default: openapiTS }] = await Promise.all([
    import('../../apps/standalone/dist/index.js'),
    import('openapi-typescript'),
  ]);
  const types = astToString(await openapiTS(await describeStandalone()));
  writeFileSync(TYPES, `${firstLine(stampOf(madeFrom()))}${COMMENT_HEADER}${types}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !apiTypesAreFresh()) await writeApiTypes();
