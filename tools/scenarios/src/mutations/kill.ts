import type { JsonValue } from '@gongjian/shared-kernel';
import { layGround, runRow, type Definitions } from '../runner/run-file.js';
import { Refused } from '../runner/story.js';
import type { Row, ScenarioFile } from '../scenario/scenario-file.js';
import type { World } from '../world/world.js';
import type { Mutation } from './mutation.js';
import { publishingFaults } from './publishing-faults.js';

/** Members that plans reads itself, not through the copies whose reads are noted. */
const READ_BY_PLANS = ['kind', 'founding', 'historic', 'parent', 'stages', 'tasks', 'rectification', 'escalation'];

export interface Fate {
  readonly mutation: Mutation;
  /** The row that came otherwise, `refused` at publishing, or `null`: it survived. */
  readonly killedBy: string | null;
}

export interface RowReads {
  readonly row: Row;
  readonly reads: ReadonlySet<string>;
}

/** What each row reads of the definition. @throws Error for a row that does not hold */
export async function readsOfRows(
  world: World,
  file: ScenarioFile,
  definitions: Definitions,
): Promise<readonly RowReads[]> {
  const ground = await layGround(world, file, definitions);
  const found: RowReads[] = [];
  for (const row of file.rows) {
    let problems: readonly string[] = [];
    const reads = await world.readsOf(async () => {
      problems = await runRow(world, ground, row);
    });
    if (problems.length > 0) throw new Error(`${file.programme}, row ${row.id}: ${problems.join('; ')}`);
    found.push({ row, reads });
  }
  return found;
}

/**
 * What becomes of a mutant: refused at publishing, or told apart by a row. Rows that read what is otherwise are run first,
 * and none that does not.
 */
export async function fateOf(
  world: World,
  file: ScenarioFile,
  definitions: Definitions,
  mutation: Mutation,
  rows: readonly RowReads[],
): Promise<Fate> {
  const { definition } = mutation;
  const keys = [...definitions.values()].map((each) => (each as { readonly key?: string }).key ?? '');
  const around = { knownKeys: keys, today: '2026-01-01', parent: null };
  if (publishingFaults(definition, around).length > 0) return { mutation, killedBy: 'refused' };
  const mutated = new Map<string, JsonValue>([...definitions, [file.programme, definition]]);
  try {
    const ground = await layGround(world, file, mutated, definitions);
    for (const row of concerned(mutation, rows)) {
      if ((await runRow(world, ground, row)).length > 0) return { mutation, killedBy: row.id };
    }
    return { mutation, killedBy: null };
  } catch (error) {
    if (error instanceof Refused) return { mutation, killedBy: 'refused' };
    throw error;
  }
}

function concerned({ pointer }: Mutation, rows: readonly RowReads[]): readonly Row[] {
  const holder = pointer.slice(0, pointer.lastIndexOf('/') + 1);
  const isRead = (reads: ReadonlySet<string>): boolean => reads.has(pointer) || reads.has(holder);
  const reading = rows.filter(({ reads }) => isRead(reads)).map(({ row }) => row);
  if (!READ_BY_PLANS.includes(pointer.split('/')[1] ?? '')) return reading;
  return [...reading, ...rows.map(({ row }) => row).filter((row) => !reading.includes(row))];
}
