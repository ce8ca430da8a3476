// node tools/workspace/run.mjs <compiled entry> [arguments]: build, then run the entry in this process.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) throw new Error('usage: run.mjs <compiled entry> [arguments]');
build();
process.argv = [process.argv[0], path.join(root, entry), ...rest];
await import(pathToFileURL(process.argv[1]).href);
