import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncApiOf } from './asyncapi.js';
import { putFile } from './files.js';
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
    const current = await putFile(ASYNCAPI, JSON.stringify(asyncApiOf(spokenByTheCode(), version)), check === true);
    if (current) return;
    console.error('docs/reference/asyncapi.json is not as the code. Make it anew: npm run contracts -- asyncapi');
    process.exitCode = 1;
  });

await program.parseAsync();
