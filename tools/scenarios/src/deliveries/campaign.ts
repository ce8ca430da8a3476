import type { Outcome } from '../campaigns.js';
import { Dice } from '../lives/dice.js';
import { definitionsFor, shippedScenarios } from '../programmes.js';
import { layGround, RowRunner, type Ground } from '../runner/run-file.js';
import type { ScenarioFile } from '../scenario/scenario-file.js';
import { World } from '../world/world.js';
import { naturalId } from '@gongjian/shared-event-sourcing';
import { LOG_ID } from '../world/world-store.js';
import { DelayedStory, type Tried } from './delayed-story.js';
import { fixedStories, longStories } from './fixed-stories.js';

/**
 * Acts that were accepted end alike, in whatever order and however late and often one context hears of another: the
 * fixed stories in every order there is, rows of the programmes that ship in random ones.
 *
 * @param size small: the short ones of the fixed stories and 40 random orders; full: all of them and 1,000
 */
export async function runDeliveries(
  seed: number,
  size: 'small' | 'full',
  report: (line: string) => void,
): Promise<Outcome> {
  const count = size === 'small' ? 40 : 1_000;
  const stories = size === 'small' ? fixedStories : [...fixedStories, ...longStories];
  const facts = { orders: 0, others: 0, random: 0, otherRandom: 0, mostMessages: 0 };
  const problems: string[] = [];
  const world = await World.open();
  try {
    for (const [name, tried] of await inEveryOrder(world, stories)) {
      facts.orders += tried.compared;
      facts.others += tried.others;
      problems.push(...tried.problems);
      report(`${name}: ${tried.messages} messages, ${tried.compared} orders, ${tried.others} of other acts`);
    }
    const dice = new Dice(seed);
    const grounds = await groundsOf(world, 'shipped', [...shippedScenarios().values()]);
    while (facts.random + facts.otherRandom < count) {
      const lot = dice.below(2 ** 31);
      const tried = await inRandomOrder(world, grounds, new Dice(lot));
      if (tried === null) continue;
      facts.random += tried.compared;
      facts.otherRandom += tried.others;
      facts.mostMessages = Math.max(facts.mostMessages, tried.messages);
      problems.push(...tried.problems.map((problem) => `lot ${lot}: ${problem}`));
    }
    report(`${facts.random} of ${count} random orders compared, with up to ${facts.mostMessages} messages`);
  } finally {
    await world.close();
  }
  if (facts.otherRandom * 10 > count) problems.push(`${facts.otherRandom} random orders are of other acts`);
  return { problems, facts };
}

async function inEveryOrder(
  world: World,
  stories: readonly ScenarioFile[],
): Promise<readonly (readonly [string, Tried])[]> {
  const all: (readonly [string, Tried])[] = [];
  for (const { file, ground, runner } of await groundsOf(world, 'fixed', stories)) {
    for (const row of file.rows) {
      const story = await DelayedStory.of(world, runner, ground, row, file.given.length);
      if (story === null) throw new Error(`${row.id} is not accepted in any order`);
      all.push([row.id, await story.allOrders()]);
    }
  }
  return all;
}

/** `null`: of a row without acts that are accepted. */
async function inRandomOrder(world: World, grounds: readonly Told[], dice: Dice): Promise<Tried | null> {
  const told = dice.pick(grounds);
  const row = told === undefined ? undefined : dice.pick(told.file.rows);
  if (told === undefined || row === undefined) return null;
  const lines = told.file.given.length + row.given.length;
  const story = await DelayedStory.of(world, told.runner, told.ground, row, dice.below(lines));
  const tried = (await story?.randomOrder(dice)) ?? null;
  return tried === null || tried.messages === 0 ? null : tried;
}

interface Told {
  readonly file: ScenarioFile;
  readonly ground: Ground;
  readonly runner: RowRunner;
}

/** Ids are the same in every run, so that a lot repeats an order. */
async function groundsOf(world: World, of: string, files: readonly ScenarioFile[]): Promise<readonly Told[]> {
  const grounds: Told[] = [];
  for (const [nth, file] of files.entries()) {
    const tenant = naturalId(LOG_ID, 'worldTenant', of, String(nth));
    const ground = await layGround(world, file, definitionsFor(file), undefined, tenant);
    grounds.push({ file, ground, runner: new RowRunner(world, ground) });
  }
  return grounds;
}
