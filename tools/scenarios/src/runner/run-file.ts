import { addDays, type JsonValue, type LocalDate } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';
import type { Act, ActName } from '../scenario/acts.js';
import type { Outcome } from '../scenario/outcomes.js';
import type { Row, ScenarioFile } from '../scenario/scenario-file.js';
import { Company, emptyDistrict } from '../world/district.js';
import { PLACES } from '../world/places.js';
import type { Stage } from '../world/stage.js';
import type { Moment, World } from '../world/world.js';
import { differences } from './compare.js';
import { applicationsDoers } from './doing/applications.js';
import type { Doers } from './doing/doers.js';
import { factsDoers } from './doing/facts.js';
import { noticesDoers } from './doing/notices.js';
import { plansDoers, publishFirst } from './doing/plans.js';
import { rectificationsDoers } from './doing/rectifications.js';
import { roundsDoers } from './doing/rounds.js';
import { titlesDoers } from './doing/titles.js';
import { assessmentsLooks } from './looking/assessments.js';
import { awardsLooks } from './looking/awards.js';
import type { Looks, OutcomeName } from './looking/looks.js';
import { plansLooks } from './looking/plans.js';
import { rectificationsLooks } from './looking/rectifications.js';
import { titlesLooks } from './looking/titles.js';
import { NothingThere, Refused, Story, type Published } from './story.js';

const doers: Doers = {
  ...plansDoers,
  ...factsDoers,
  ...applicationsDoers,
  ...roundsDoers,
  ...noticesDoers,
  ...titlesDoers,
  ...rectificationsDoers,
};
const looks: Looks = { ...plansLooks, ...assessmentsLooks, ...awardsLooks, ...titlesLooks, ...rectificationsLooks };

/** Lines that begin where the line before ended, and end on their day. */
const TAKES_UNTIL: readonly ActName[] = ['name'];

/** Where every row of a file begins: the programmes are published, the cast is in the directory. */
export interface Ground {
  readonly file: ScenarioFile;
  readonly moment: Moment;
  readonly company: Company;
  readonly programmes: ReadonlyMap<string, Published>;
  readonly written: Definitions;
  readonly day: LocalDate;
}

/** By slug: the file's own programme and those of `also`. */
export type Definitions = ReadonlyMap<string, JsonValue>;

/**
 * @param written as they stand in the files, where `definitions` are made otherwise
 * @throws Refused where a definition is not published
 */
export async function layGround(
  world: World,
  file: ScenarioFile,
  definitions: Definitions,
  written = definitions,
): Promise<Ground> {
  const story = await beginStory(world, file, definitions, written);
  return {
    file,
    moment: world.moment(),
    company: story.company,
    programmes: story.programmes,
    written,
    day: story.today,
  };
}

/** Nothing has happened yet but that the programmes are published. @throws Refused */
export async function beginStory(
  stage: Stage,
  file: ScenarioFile,
  definitions: Definitions,
  written = definitions,
): Promise<Story> {
  const day = addDays(firstDay(file), -1);
  await stage.begin(emptyDistrict(randomUUID()), `${day}T01:00:00.000Z`);
  const own = definitions.get(file.programme);
  if (own === undefined) throw new TypeError(`there is no definition ${file.programme}`);
  const company = new Company(stage.district, file.cast, homeOf(own));
  const story = new Story(stage, company, file, new Map(), written, day);
  for (const slug of [...(file.also ?? []), file.programme]) {
    const definition = definitions.get(slug);
    if (definition === undefined) throw new TypeError(`there is no definition ${slug}`);
    await publishFirst(story, slug, definition);
  }
  return story;
}

/** Where the authority that founds it is; the first one of its level. */
function homeOf(definition: JsonValue) {
  const { founding } = definition as { readonly founding?: { readonly level?: string } };
  const places = [...PLACES.values()];
  const home = places.find(({ level }) => level === founding?.level) ?? places[0];
  if (home === undefined) throw new TypeError('there are no places');
  return home;
}

function firstDay({ rows, given }: ScenarioFile): LocalDate {
  const days = rows.flatMap((row) => [...given, ...row.given].map(({ on }) => on ?? row.on));
  return [...days, ...rows.map(({ on }) => on)].sort()[0] ?? '2026-01-01';
}

/** What a row came to otherwise than it says; nothing: it holds. */
export function runRow(world: World, ground: Ground, row: Row): Promise<readonly string[]> {
  return new RowRunner(world, ground).run(row);
}

/** Where a story has come to, and whether the last line was refused. */
export interface Place {
  readonly moment: Moment;
  readonly story: Story;
  readonly refused: Refused | null;
}

/** A line that is done. */
export interface Step extends Place {
  readonly line: Act;
  /** What it read of the file's programme. */
  readonly reads: ReadonlySet<string>;
}

/** Runs rows of a file; lines that several begin with are done once. */
export class RowRunner {
  private readonly steps = new Map<string, Step>();

  constructor(
    private readonly world: World,
    private readonly ground: Ground,
  ) {}

  async run(row: Row): Promise<readonly string[]> {
    const { steps, problem } = await this.stepsOf(row);
    return problem === null ? this.lookAt(row, lookedAt(steps.at(-1)) ?? this.start()) : [problem];
  }

  /** As far as the row goes. */
  async stepsOf(row: Row): Promise<{ readonly steps: readonly Step[]; readonly problem: string | null }> {
    const steps: Step[] = [];
    const lines = linesOf(this.ground, row);
    let key = '';
    for (const [index, line] of lines.entries()) {
      key += `\n${JSON.stringify(line)}`;
      const step = this.steps.get(key) ?? (await this.take(line, steps.at(-1) ?? this.start()));
      this.steps.set(key, step);
      steps.push(step);
      const problem = problemOf(step, index, lines.length);
      if (problem !== null) return { steps, problem };
    }
    return { steps, problem: null };
  }

  /** Lines and outcomes of a row from after that step on, where the world has been changed in between. */
  async goOn(row: Row, from: Pick<Place, 'moment' | 'story'>, done: number): Promise<readonly string[]> {
    const lines = linesOf(this.ground, row);
    let last: Place = { ...from, refused: null };
    for (const [index, line] of lines.entries()) {
      if (index < done) continue;
      const step = await this.take(line, last);
      const problem = problemOf(step, index, lines.length);
      if (problem !== null) return [problem];
      last = lookedAt(step);
    }
    return this.lookAt(row, last);
  }

  /** What it came to otherwise than the row says. */
  async lookAt(row: Row, { moment, story: before, refused }: Place): Promise<readonly string[]> {
    this.world.goOnFrom(moment);
    return otherThan(row, before.fork(), refused);
  }

  start(): Place {
    const { moment, company, file, programmes, written, day } = this.ground;
    return { moment, story: new Story(this.world, company, file, programmes, written, day), refused: null };
  }

  private async take(line: TimedAct, { moment, story: before }: Pick<Place, 'moment' | 'story'>): Promise<Step> {
    const { world, ground } = this;
    world.goOnFrom(moment);
    const story = before.fork();
    let refused: Refused | null = null;
    const reads = await world.readsOf(story.programme().key, async () => {
      refused = await goThrough(line, story);
    });
    if (line.act === 'publish' && (line.programme ?? ground.file.programme) === ground.file.programme) {
      return { line, moment: world.moment(), story, refused, reads: new Set([...reads, READS_ALL]) };
    }
    return { line, moment: world.moment(), story, refused, reads };
  }
}

/** A refusal that was expected is nothing to look at. */
export function lookedAt(step: Step): Place;
export function lookedAt(step: Step | undefined): Place | undefined;
export function lookedAt(step: Step | undefined): Place | undefined {
  return step !== undefined && 'refused' in step.line && step.line.refused !== undefined
    ? { ...step, refused: null }
    : step;
}

/** Among the reads of a line that reads the whole definition. */
export const READS_ALL = '*';

/** A row from its beginning to its end, on a stage that cannot go back. */
export async function runFromStart(
  stage: Stage,
  file: ScenarioFile,
  definitions: Definitions,
  row: Row,
): Promise<readonly string[]> {
  const story = await beginStory(stage, file, definitions);
  const lines = linesOf({ file, day: story.today }, row);
  let last: Refused | null = null;
  for (const [index, line] of lines.entries()) {
    const refused = await goThrough(line, story);
    const problem = problemOf({ line, refused }, index, lines.length);
    if (problem !== null) return [problem];
    last = 'refused' in line && line.refused !== undefined ? null : refused;
  }
  return otherThan(row, story, last);
}

async function goThrough(line: TimedAct, story: Story): Promise<Refused | null> {
  await story.passTo(TAKES_UNTIL.includes(line.act) ? story.today : line.on);
  return attempt(line, story);
}

/** What it came to otherwise than the row says. */
async function otherThan(row: Row, story: Story, refused: Refused | null): Promise<readonly string[]> {
  if (story.today < row.on) await story.passTo(row.on);
  const found: string[] = [];
  for (const outcome of row.then) found.push(...(await look(outcome, story, refused)));
  if (refused !== null && row.then.every((outcome) => outcome.refused === undefined && outcome.check === undefined)) {
    found.push(`the last line: ${refused.message}`);
  }
  for (const { by, what, code } of await story.world.parked()) found.push(`${by} was refused ${code} on ${what}`);
  return found;
}

type TimedAct = Act & { readonly on: LocalDate };

/** Each with its day. */
function linesOf({ file, day }: Pick<Ground, 'file' | 'day'>, row: Row): readonly TimedAct[] {
  const lines = [...file.given, ...row.given];
  let today = day;
  return lines.map((line, index) => {
    today = line.on ?? (index === lines.length - 1 ? row.on : today);
    return { ...line, on: today };
  });
}

/** A line is refused only where that is expected, or as the last one. */
function problemOf({ line, refused }: Pick<Step, 'line' | 'refused'>, index: number, count: number): string | null {
  const expected = 'refused' in line ? line.refused : undefined;
  const at = `line ${index + 1} (${line.act})`;
  if (expected !== undefined) {
    return refused?.code === expected ? null : `${at}: ${refused?.message ?? 'not refused'}`;
  }
  return refused !== null && index < count - 1 ? `${at}: ${refused.message}` : null;
}

async function attempt(line: Act, story: Story): Promise<Refused | null> {
  const doer = doers[line.act] as ((line: Act, story: Story) => Promise<void>) | undefined;
  if (doer === undefined) throw new TypeError(`nobody does ${line.act} yet`);
  if ('subject' in line && line.subject !== undefined) story.subject = line.subject;
  try {
    await doer(line, story);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

async function look(outcome: Outcome, story: Story, refused: Refused | null): Promise<readonly string[]> {
  if (outcome.subject !== undefined) story.subject = outcome.subject;
  const found: string[] = [];
  for (const [name, expected] of Object.entries(outcome)) {
    if (name === 'subject' || name === 'programme') continue;
    const looked = looks[name as OutcomeName];
    if (looked === undefined) throw new TypeError(`nobody looks at ${name} yet`);
    try {
      found.push(...differences(expected, await looked({ story, outcome, refused }), name));
    } catch (error) {
      if (!(error instanceof NothingThere)) throw error;
      found.push(`${name}: ${error.message}`);
    }
  }
  return found;
}
