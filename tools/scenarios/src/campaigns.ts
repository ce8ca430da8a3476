import type { JsonValue } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';
import { fateOf, readsOfRows } from './mutations/kill.js';
import type { Mutation } from './mutations/mutation.js';
import { mutationsOf } from './mutations/mutations-of.js';
import { shippedDefinition, shippedScenarios } from './programmes.js';
import { layGround, runRow, type Definitions } from './runner/run-file.js';
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
    for (const file of shippedScenarios()) {
      const ground = await layGround(world, file, definitionsFor(file));
      for (const row of file.rows) {
        const found = await runRow(world, ground, row);
        problems.push(...found.map((problem) => `${file.programme}, row ${row.id}: ${problem}`));
      }
      rows += file.rows.length;
      report(`${file.programme}: ${file.rows.length} rows`);
    }
  } finally {
    await world.close();
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
    for (const file of shippedScenarios()) {
      const definitions = definitionsFor(file);
      const rows = await readsOfRows(world, file, definitions);
      const all = mutationsOf(definitions.get(file.programme) as JsonValue);
      const before = { ...facts };
      for (const mutation of chosen(all, seed, atMost)) {
        const { killedBy } = await fateOf(world, file, definitions, mutation, rows);
        facts.mutations += 1;
        if (killedBy === 'refused') facts.refused += 1;
        else if (killedBy !== null) facts.killed += 1;
        else {
          facts.survivors += 1;
          problems.push(`${file.programme} ${mutation.pointer}: ${mutation.what}`);
        }
      }
      report(`${file.programme}: ${facts.mutations - before.mutations}, ${facts.survivors - before.survivors} survive`);
    }
  } finally {
    await world.close();
  }
  if (facts.mutations === 0) problems.push('no programme that ships has rows');
  return { problems, facts };
}

function chosen(all: readonly Mutation[], seed: number, atMost: number | undefined): readonly Mutation[] {
  if (atMost === undefined || all.length <= atMost) return all;
  const lot = ({ pointer, what }: Mutation): string =>
    createHash('sha256').update(`${seed} ${pointer} ${what}`).digest('hex');
  return [...all].sort((a, b) => (lot(a) < lot(b) ? -1 : 1)).slice(0, atMost);
}
