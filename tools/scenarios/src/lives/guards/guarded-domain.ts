import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Context } from '../kind.js';
import { guarded, type Guard } from './take-out.js';

const ROOT = fileURLToPath(new URL('../../../../../', import.meta.url));
const ASKING = 'asking.js';
const ASKING_CODE = `let gone = -1;
export const isThere = (number) => number !== gone;
export const takeOut = (number) => { gone = number; };
`;

/** A domain from its sources, of which one guard may be taken out. */
export interface GuardedDomain {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly guards: readonly Guard[];
  /** `null`: all of them are there. */
  readonly takeOut: (guard: Guard | null) => void;
}

/** Writes it to a folder of its own for as long as `work` lasts. */
export async function withGuardedDomain<Result>(
  context: Context,
  work: (domain: GuardedDomain) => Promise<Result>,
): Promise<Result> {
  const cache = path.join(ROOT, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'gongjian-guards-'));
  try {
    const guards = await write(context, folder);
    const exports = await load(path.join(folder, 'index.js'));
    const asking = await load(path.join(folder, ASKING));
    const takeOut = asking['takeOut'] as (number: number) => void;
    return await work({ exports, guards, takeOut: (guard) => takeOut(guard?.number ?? -1) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
}

async function write(context: Context, folder: string): Promise<readonly Guard[]> {
  const sources = path.join(ROOT, 'libs', context, 'domain/src');
  const files = (await readdir(sources, { recursive: true }))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('testing'))
    .sort();
  const guards: Guard[] = [];
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(path.join(folder, ASKING), ASKING_CODE);
  for (const file of files) {
    const source = await readFile(path.join(sources, file), 'utf8');
    const up = '../'.repeat(file.split(path.sep).length - 1);
    const asking = `${up === '' ? './' : up}${ASKING}`;
    const made = guarded(`libs/${context}/domain/src/${file}`, source, asking, guards.length);
    guards.push(...made.guards);
    const target = path.join(folder, file.replace(/\.ts$/, '.js'));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, made.code);
  }
  return guards;
}
