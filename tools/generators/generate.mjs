// npm run generate -- <kind> …: writes the files of a shape that repeats, formatted, and says what is left to do.
// Overwrites nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from './kinds/command.mjs';
import { event } from './kinds/event.mjs';
import { library } from './kinds/library.mjs';
import { query } from './kinds/query.mjs';
import { reaction } from './kinds/reaction.mjs';
import { Refused } from './refused.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const kinds = { library, command, query, reaction, event };

const usage = `usage: npm run generate -- <kind> …

${Object.values(kinds)
  .map(({ usage: line, does }) => `  ${line}\n      ${does}`)
  .join('\n')}`;

/** Each kind answers { create: {path: text}, change: {path: text}, next: [line] }. */
function run([name, ...args]) {
  const kind = Object.hasOwn(kinds, name ?? '') ? kinds[name] : undefined;
  if (kind === undefined || args.length < kind.least || args.length > kind.most) throw new Refused(usage);
  const { create, change = {}, next } = kind.generate(root, ...args);
  const taken = Object.keys(create).filter((file) => existsSync(path.join(root, file)));
  if (taken.length > 0) throw new Refused(`exists already: ${taken.join(', ')}`);
  for (const [file, text] of Object.entries({ ...create, ...change })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const files = [...Object.keys(create), ...Object.keys(change)];
  const formatter = path.join(root, 'node_modules/prettier/bin/prettier.cjs');
  spawnSync(process.execPath, [formatter, '--write', '--log-level', 'warn', ...files], { cwd: root, stdio: 'inherit' });
  for (const file of Object.keys(create)) console.log(`created ${file}`);
  for (const file of Object.keys(change)) console.log(`changed ${file}`);
  for (const line of next) console.log(`next: ${line}`);
}

try {
  run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exit(1);
}
