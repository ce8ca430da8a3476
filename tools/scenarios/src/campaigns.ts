import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { createHash } from 'node:crypto';
import { Mutants } from './mutations/kill.js';
import type { Mutation } from './mutations/mutation.js';
import { mutationsOf } from './mutations/mutations-of.js';
import { programmeSlugs, shippedDefinition, shippedScenarios } from './programmes.js';
import { PostgresStage } from './postgres/postgres-stage.js';
import { layGround, RowRunner, runFromStart, type Definitions } from './runner/run-file.js';
import type { ScenarioFile } from './scenario/scenario-file.js';
import { World } from './world/world.js';

export interface Outcome {
  /** What was found wrong; nothing: all of it holds. */
  readonly problems: readonly string[];
  readonly facts: Readonly<Record<string, number>>;
}

type Report = (line: string) => void;

/** The definitions a file needs, as they ship. */
export function definitionsFor({ programme, also = [] }: ScenarioFile): Definitions {
  return new Map([...also, programme].map((slug) => [slug, shippedDefinition(slug)]));
}

/** Every row of every programme that ships comes to what it says. */
export async function runTables(report: Report): Promise<Outcome> {
  const problems: string[] = [];
  let rows = 0;
  const world = await World.open();
  try {
    for (const [name, file] of shippedScenarios()) {
      const ground = await layGround(world, file, definitionsFor(file));
      const runner = new RowRunner(world, ground);
      for (const row of file.rows) {
        const found = await runner.run(row);
        problems.push(...found.map((problem) => `${name}, row ${row.id}: ${problem}`));
      }
      rows += file.rows.length;
      report(`${name}: ${file.rows.length} rows`);
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

/**
 * Every smallest step from every definition that ships is refused at publishing or told apart by a row.
 *
 * @param atMost of each programme that many, chosen by the seed; absent: all
 */
export async function runMutations(seed: number, atMost: number | undefined, report: Report): Promise<Outcome> {
  const problems: string[] = [];
  const facts = { mutations: 0, refused: 0, killed: 0, survivors: 0 };
  const world = await World.open();
  try {
    for (const slug of programmeSlugs()) {
      const files = [...shippedScenarios().values()].filter(({ programme }) => programme === slug);
      const mutants: Mutants[] = [];
      for (const file of files) mutants.push(await Mutants.of(world, file, definitionsFor(file)));
      const before = { ...facts };
      for (const mutation of chosen(mutationsOf(shippedDefinition(slug)), seed, atMost, nameOf)) {
        facts.mutations += 1;
        const killedBy = await firstKill(mutants, mutation);
        if (killedBy === 'refused') facts.refused += 1;
        else if (killedBy !== null) facts.killed += 1;
        else {
          facts.survivors += 1;
          problems.push(`${slug} ${mutation.pointer}: ${mutation.what}`);
        }
      }
      report(`${slug}: ${facts.mutations - before.mutations}, ${facts.survivors - before.survivors} survive`);
    }
  } finally {
    await world.close();
  }
  if (facts.mutations === 0) problems.push('no programme that ships has rows');
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
