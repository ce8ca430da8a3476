import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { createHash } from 'node:crypto';
import { Mutants } from './mutations/kill.js';
import type { Mutation } from './mutations/mutation.js';
import { mutationsOf } from './mutations/mutations-of.js';
import { definitionsFor, programmeSlugs, shippedDefinition, shippedScenarios } from './programmes.js';
import { PostgresStage } from './postgres/postgres-stage.js';
import { layGround, RowRunner, runFromStart } from './runner/run-file.js';
import { World } from './world/world.js';

export interface Outcome {
  /** What was found wrong; nothing: all of it holds. */
  readonly problems: readonly string[];
  readonly facts: Readonly<Record<string, number>>;
}

type Report = (line: string) => void;

/** Every row of every programme that ships comes to what it says. */
export async function runTables(report: Report): Promise<Outcome> {
  const problems: string[] = [];
  let rows = 0;
  const world = await World.open();
  try {
    for (const [name, file] of shippedScenarios()) {
      const began = performance.now();
      const ground = await layGround(world, file, definitionsFor(file));
      const runner = new RowRunner(world, ground);
      for (const row of file.rows) {
        const found = await runner.run(row);
        problems.push(...found.map((problem) => `${name}, row ${row.id}: ${problem}`));
      }
      rows += file.rows.length;
      report(`${name}: ${file.rows.length} rows, ${secondsSince(began)} s`);
    }
  } finally {
    await world.close();
  }
  if (rows === 0) problems.push('no programme that ships has rows');
  return { problems, facts: { rows } };
}

/**
 * Rows of every programme that ships, on services that keep everything in PostgreSQL.
 *
 * @param connection the owner's, to a database that `prepareStageDatabase` made
 * @param atMost of each file that many, chosen by the seed; absent: all
 */
export async function runTablesOnPostgres(
  connection: PostgresConnection,
  seed: number,
  atMost: number | undefined,
  report: Report,
): Promise<Outcome> {
  const problems: string[] = [];
  let rows = 0;
  const stage = await PostgresStage.open(connection);
  try {
    for (const [name, file] of shippedScenarios()) {
      const rowsOfFile = chosen(file.rows, seed, atMost, ({ id }) => id);
      for (const row of rowsOfFile) {
        const found = await runFromStart(stage, file, definitionsFor(file), row);
        problems.push(...found.map((problem) => `${name}, row ${row.id}: ${problem}`));
      }
      rows += rowsOfFile.length;
      report(`${name}: ${rowsOfFile.length} rows`);
    }
  } finally {
    await stage.close();
  }
  if (rows === 0) problems.push('no programme that ships has rows');
  return { problems, facts: { rows } };
}

/** Of one programme: how many of its mutants came to what, and which nothing tells apart. */
export interface Fates {
  readonly tried: number;
  readonly refused: number;
  readonly killed: number;
  readonly survivors: readonly string[];
}

/**
 * What becomes of the mutants of a definition that ships: refused at publishing, told apart by a row of its tables, or
 * neither.
 *
 * @param atMost that many, chosen by the seed; absent: all
 * @throws Error for a row that does not hold
 */
export async function fatesOf(world: World, slug: string, seed: number, atMost?: number): Promise<Fates> {
  const mutants: Mutants[] = [];
  for (const file of shippedScenarios().values()) {
    if (file.programme === slug) mutants.push(await Mutants.of(world, file, definitionsFor(file)));
  }
  const mutations = chosen(mutationsOf(shippedDefinition(slug)), seed, atMost, nameOf);
  const survivors: string[] = [];
  let refused = 0;
  for (const mutation of mutations) {
    const killedBy = await firstKill(mutants, mutation);
    if (killedBy === 'refused') refused += 1;
    else if (killedBy === null) survivors.push(`${mutation.pointer}: ${mutation.what}`);
  }
  const tried = mutations.length;
  return { tried, refused, killed: tried - refused - survivors.length, survivors };
}

/**
 * Every smallest step from every definition that ships is refused at publishing or told apart by a row.
 *
 * @param atMost of each programme that many, chosen by the seed; absent: all
 */
export async function runMutations(seed: number, atMost: number | undefined, report: Report): Promise<Outcome> {
  const problems: string[] = [];
  const facts = { tried: 0, refused: 0, killed: 0, survivors: 0 };
  const world = await World.open();
  try {
    for (const slug of programmeSlugs()) {
      const began = performance.now();
      const { tried, refused, killed, survivors } = await fatesOf(world, slug, seed, atMost);
      facts.tried += tried;
      facts.refused += refused;
      facts.killed += killed;
      facts.survivors += survivors.length;
      problems.push(...survivors.map((survivor) => `${slug} ${survivor}`));
      const figures = `${tried} tried, ${refused} refused, ${killed} killed, ${survivors.length} survive`;
      report(`${slug}: ${figures}, ${secondsSince(began)} s`);
    }
  } finally {
    await world.close();
  }
  if (facts.tried === 0) problems.push('no programme that ships has rows');
  return { problems, facts };
}

async function firstKill(mutants: readonly Mutants[], mutation: Mutation): Promise<string | null> {
  for (const each of mutants) {
    const { killedBy } = await each.fateOf(mutation);
    if (killedBy !== null) return killedBy;
  }
  return null;
}

function nameOf({ pointer, what }: Mutation): string {
  return `${pointer} ${what}`;
}

function chosen<Item>(
  all: readonly Item[],
  seed: number,
  atMost: number | undefined,
  name: (item: Item) => string,
): readonly Item[] {
  if (atMost === undefined || all.length <= atMost) return all;
  const lot = (item: Item): string =>
    createHash('sha256')
      .update(`${seed} ${name(item)}`)
      .digest('hex');
  return [...all].sort((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, atMost);
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}
