import { Command, InvalidArgumentError } from 'commander';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncApiOf } from './asyncapi.js';
import { putFile } from './files.js';
import { brokenPromises, currentOf, releasedIn, toRelease } from './released.js';
import { spokenByTheCode } from './told.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const ASYNCAPI = path.join(root, 'docs/reference/asyncapi.json');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };

const program = new Command('contracts').description('What contexts tell each other: described, released, compatible.');

program
  .command('asyncapi')
  .description('write docs/reference/asyncapi.json from the publications and reactions of the code')
  .option('--check', 'only say whether it is as the code')
  .action(async ({ check }: { check?: true }) => {
    const text = JSON.stringify(asyncApiOf(spokenByTheCode(), version));
    if (await putFile(ASYNCAPI, text, check === true)) return;
    fail(['docs/reference/asyncapi.json is not as the code. Make it anew: npm run contracts -- asyncapi']);
  });

program
  .command('check')
  .description('compare the contracts with every release (full compatibility with open content)')
  .action(() => {
    const broken = contexts().flatMap(({ released, current }) => brokenPromises(released, current));
    if (broken.length === 0) return;
    fail([...broken, 'A released type stays as it is; what is different is told by its next major, beside it.']);
  });

program
  .command('release')
  .description('keep the contracts as this version of the product tells them; nothing released is ever changed')
  .argument('[version]', 'of the product', semantic, version)
  .action(async (release: string) => {
    const all = contexts();
    const broken = all.flatMap(({ released, current }) => brokenPromises(released, current));
    if (broken.length > 0) return fail(broken);
    const files = all.flatMap(({ folder, released, current }) =>
      toRelease(released, current).map(({ type, schema }) => ({
        file: path.join(folder, type.split('.').slice(2).join('.'), `${release}.schema.json`),
        schema,
      })),
    );
    const taken = files.filter(({ file }) => existsSync(file)).map(({ file }) => path.relative(root, file));
    if (taken.length > 0) return fail([...taken, `${release} has told these otherwise: a release has another version`]);
    for (const { file, schema } of files) await putFile(file, JSON.stringify(schema), false);
    console.log(`${release}: ${files.length} schemas`);
  });

await program.parseAsync();

function contexts() {
  return spokenByTheCode().map(({ context, tells }) => {
    const folder = path.join(root, 'libs', context, 'contracts/released');
    return { folder, released: releasedIn(folder, context), current: currentOf(tells.map(({ event }) => event)) };
  });
}

function fail(lines: readonly string[]): void {
  console.error(lines.join('\n'));
  process.exitCode = 1;
}

function semantic(value: string): string {
  if (!/^\d+\.\d+\.\d+$/.test(value)) throw new InvalidArgumentError('like 1.4.0');
  return value;
}
