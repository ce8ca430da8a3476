import { cleanUp } from '@gongjian/system-e2e';
import { Command } from 'commander';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PAGES, PUBLIC_PAGES } from '../page-list.js';
import { writeContactSheet, type Picture } from './contact-sheet.js';
import { STATES, statesOf } from './states.js';
import { Photographer, type Shot } from './take-screens.js';
import { fillWithMany, longWorld, usualWorld, type World } from './world.js';

interface Options {
  readonly to: string;
  readonly only?: readonly string[];
  readonly state?: readonly string[];
}

const everyPage = [...PUBLIC_PAGES, ...PAGES];
const sections = [...new Set(everyPage.map(({ section }) => section))];

const program = new Command('screens')
  .description('Pictures of every page of the console in every state. Exit code 0 only if no page complains.')
  .option('--to <folder>', 'where the pictures and index.html go', path.join(tmpdir(), 'gongjian-screens'))
  .option('--only <sections...>', `some of ${sections.join(', ')}`)
  .option('--state <states...>', `some of ${STATES.join(', ')}`);
program.parse();
process.exitCode = await screens(program.opts<Options>());

async function screens({ to, only, state }: Options): Promise<number> {
  const unknown = [
    ...(only ?? []).filter((name) => !sections.includes(name)),
    ...(state ?? []).filter((name) => !STATES.some((known) => known === name)),
  ];
  if (unknown.length > 0) {
    console.error(`no such section or state: ${unknown.join(', ')}`);
    return 2;
  }
  const shots = everyPage
    .filter(({ section }) => only === undefined || only.includes(section))
    .flatMap((page) => statesOf(page).map((of) => ({ page, state: of })))
    .filter((shot) => state === undefined || state.includes(shot.state));
  const pictures = await takeAll(shots, to).finally(cleanUp);
  const complaining = pictures.filter(({ complaints }) => complaints.length > 0);
  for (const { page, state: of, width, complaints } of complaining) {
    console.log(`! ${page}, ${of}, ${width} px`);
    for (const complaint of complaints) console.log(`    ${complaint}`);
  }
  console.log(`${pictures.length} pictures, ${complaining.length} with complaints: ${path.join(to, 'index.html')}`);
  return complaining.length === 0 ? 0 : 1;
}

async function takeAll(shots: readonly Shot[], folder: string): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  const take = async (world: World, some: readonly Shot[]): Promise<void> => {
    const photographer = await Photographer.of(world, folder);
    for (const shot of some) {
      const taken = await photographer.take(shot);
      pictures.push(...taken);
      writeContactSheet(folder, pictures);
      const wrong = taken.some(({ complaints }) => complaints.length > 0);
      say(`${pictures.length} ${wrong ? '!' : '✓'} ${taken[0]?.page ?? ''}, ${shot.state}`);
    }
    await photographer.leave();
  };
  const long = shots.filter(({ state }) => state === 'long');
  const many = shots.filter(({ state }) => state === 'many');
  const usual = shots.filter((shot) => !long.includes(shot) && !many.includes(shot));
  if (usual.length + many.length > 0) {
    const world = await usualWorld(say);
    await take(world, usual);
    if (many.length > 0) await take(await fillWithMany(world, say), many);
    await world.server.end();
  }
  if (long.length > 0) await take(await longWorld(say), long);
  return pictures;
}

function say(line: string): void {
  console.log(`  ${line}`);
}
