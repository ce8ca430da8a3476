import { loadDefinition } from '@gongjian/plans-contracts';
import { definitionArrival } from '@gongjian/plans-client';
import { layGround, lookedAt, READS_ALL, RowRunner, type Definitions, type Place } from '../runner/run-file.js';
import type { Row, ScenarioFile } from '../scenario/scenario-file.js';
import type { World } from '../world/world.js';
import { NotThere, type Mutation } from './mutation.js';
import { publishingFaults } from './publishing-faults.js';

export interface Fate {
  readonly mutation: Mutation;
  /** The row that came otherwise, `refused` at publishing, or `null`: it survived. */
  readonly killedBy: string | null;
}

/** A row that holds: where it was before each line and before it was looked at, and what was read there. */
interface Held {
  readonly row: Row;
  readonly places: readonly {
    readonly before: Place;
    readonly reads: ReadonlySet<string>;
    /** How long the row takes from there on. */
    readonly ms: number;
  }[];
}

/** A file whose rows hold, ready for mutants of its programme. */
export class Mutants {
  /** By pointer, of it and of what stands beside it: the row that told the last one apart. */
  private readonly winners = new Map<string, Row>();

  private constructor(
    private readonly file: ScenarioFile,
    private readonly definitions: Definitions,
    private readonly runner: RowRunner,
    private readonly held: readonly Held[],
  ) {}

  /** @throws Error with what the rows that do not hold came to */
  static async of(world: World, file: ScenarioFile, definitions: Definitions): Promise<Mutants> {
    const ground = await layGround(world, file, definitions);
    const runner = new RowRunner(world, ground);
    const held: Held[] = [];
    const problems: string[] = [];
    for (const row of file.rows) {
      const found = await hold(world, runner, row);
      if ('places' in found) held.push(found);
      else problems.push(`${file.programme}, row ${row.id}: ${found.join('; ')}`);
    }
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return new Mutants(file, definitions, runner, held);
  }

  /**
   * What becomes of one: refused at publishing, or told apart by a row. A row that never reads what is otherwise comes to
   * the same, and so does everything of a row before it reads it first. The row that told the last one apart of what
   * stands there goes first, then what is soon done.
   */
  async fateOf(mutation: Mutation): Promise<Fate> {
    const { definition, pointer } = mutation;
    const keys = [...this.definitions.values()].map((each) => (each as { readonly key?: string }).key ?? '');
    const around = { knownKeys: keys, today: '2026-01-01', parent: null };
    if (publishingFaults(definition, around).length > 0) return { mutation, killedBy: 'refused' };
    const loaded = loadDefinition(definition);
    const reading = this.held
      .map(({ row, places }) => ({ row, places, from: places.findIndex(({ reads }) => isRead(reads, pointer)) }))
      .filter(({ from }) => from >= 0)
      .sort((a, b) => (a.places[a.from]?.ms ?? 0) - (b.places[b.from]?.ms ?? 0))
      .sort((a, b) => this.wonAt(pointer, b.row) - this.wonAt(pointer, a.row));
    for (const { row, places, from } of reading) {
      const { before } = places[from] as Held['places'][number];
      const story = before.story.fork();
      const published = story.programme();
      story.programmes.set(this.file.programme, { ...published, definition });
      const known = new Map(before.moment.definitions);
      const arrival = definitionArrival(published.id, 1);
      const was = known.get(arrival);
      if (was !== undefined) known.set(arrival, { ...was, definition: loaded });
      const place = { story, moment: { ...before.moment, definitions: known }, refused: before.refused };
      const found = await this.runFrom(row, place, from === places.length - 1 ? null : from);
      if (found.length > 0) {
        this.winners.set(pointer, row).set(holderOf(pointer), row);
        return { mutation, killedBy: row.id };
      }
    }
    return { mutation, killedBy: null };
  }

  /** A row that publishes a change of what the mutant does not have says nothing of it. */
  private wonAt(pointer: string, row: Row): number {
    if (this.winners.get(pointer) === row) return 2;
    return this.winners.get(holderOf(pointer)) === row ? 1 : 0;
  }

  private async runFrom(row: Row, place: Place, line: number | null): Promise<readonly string[]> {
    try {
      return await (line === null ? this.runner.lookAt(row, place) : this.runner.goOn(row, place, line));
    } catch (error) {
      if (error instanceof NotThere) return [];
      throw error;
    }
  }
}

async function hold(world: World, runner: RowRunner, row: Row): Promise<Held | readonly string[]> {
  const { steps, problem } = await runner.stepsOf(row);
  const start = runner.start();
  const last = steps.at(-1);
  const end = last === undefined ? start : lookedAt(last);
  let problems: readonly string[] = problem === null ? [] : [problem];
  const began = performance.now();
  const reads = await world.readsOf(start.story.programme().key, async () => {
    if (problem === null) problems = await runner.lookAt(row, end);
  });
  if (problems.length > 0) return problems;
  let ms = performance.now() - began;
  const places: Held['places'][number][] = [{ before: end, reads, ms }];
  for (const [index, step] of [...steps.entries()].reverse()) {
    ms += step.ms;
    places.unshift({ before: steps[index - 1] ?? start, reads: step.reads, ms });
  }
  return { row, places };
}

/** Read itself, or what it stands in was gone through. */
function isRead(reads: ReadonlySet<string>, pointer: string): boolean {
  return reads.has(READS_ALL) || reads.has(pointer) || reads.has(holderOf(pointer));
}

function holderOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/') + 1);
}
