import { addDays, type JsonValue, type LocalDate } from '@gongjian/shared-kernel';
import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { randomUUID } from 'node:crypto';
import type { Act } from '../scenario/acts.js';
import type { Outcome } from '../scenario/outcomes.js';
import type { Row, ScenarioFile } from '../scenario/scenario-file.js';
import { Company, emptyDistrict } from '../world/district.js';
import { PLACES } from '../world/places.js';
import { nothingUnderway } from '../world/pump.js';
import { LOG_ID } from '../world/world-store.js';
import type { Moment, World } from '../world/world.js';
import { differences } from './compare.js';
import type { Doers } from './doing/doers.js';
import { factsDoers } from './doing/facts.js';
import { plansDoers, publishFirst } from './doing/plans.js';
import { rectificationsDoers } from './doing/rectifications.js';
import { roundsDoers } from './doing/rounds.js';
import { titlesDoers } from './doing/titles.js';
import { assessmentsLooks } from './looking/assessments.js';
import type { Looks, OutcomeName } from './looking/looks.js';
import { plansLooks } from './looking/plans.js';
import { rectificationsLooks } from './looking/rectifications.js';
import { titlesLooks } from './looking/titles.js';
import { NothingThere, Refused, Story, type Published } from './story.js';

const doers: Doers = {
  ...plansDoers,
  ...factsDoers,
  ...roundsDoers,
  ...titlesDoers,
  ...rectificationsDoers,
};
const looks: Looks = { ...plansLooks, ...assessmentsLooks, ...titlesLooks, ...rectificationsLooks };

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
  const day = addDays(firstDay(file), -1);
  world.goOnFrom({
    log: new InMemoryEventStore(LOG_ID),
    definitions: new Map(),
    tables: new Map(),
    underway: nothingUnderway(),
    district: emptyDistrict(randomUUID()),
    now: `${day}T01:00:00.000Z`,
  });
  const own = definitions.get(file.programme);
  if (own === undefined) throw new TypeError(`there is no definition ${file.programme}`);
  const company = new Company(world.district, file.cast, homeOf(own));
  const story = new Story(world, company, file, new Map(), written, day);
  for (const slug of [...(file.also ?? []), file.programme]) {
    const definition = definitions.get(slug);
    if (definition === undefined) throw new TypeError(`there is no definition ${slug}`);
    await publishFirst(story, slug, definition);
  }
  return { file, moment: world.moment(), company, programmes: story.programmes, written, day };
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
export async function runRow(world: World, ground: Ground, row: Row): Promise<readonly string[]> {
  const { file, moment, programmes, written, day } = ground;
  world.goOnFrom(moment);
  const company = ground.company.in(world.district);
  const story = new Story(world, company, file, programmes, written, day);
  const lines = [...file.given, ...row.given];
  let refused: Refused | null = null;
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1;
    await story.passTo(line.on ?? (last ? row.on : story.today));
    const outcome = await attempt(line, story);
    const expected = 'refused' in line ? line.refused : undefined;
    if (expected !== undefined) {
      if (outcome?.code !== expected) return [`line ${index + 1} (${line.act}): ${outcome?.message ?? 'not refused'}`];
    } else if (outcome !== null && !last) return [`line ${index + 1} (${line.act}): ${outcome.message}`];
    refused = expected === undefined ? outcome : null;
  }
  if (story.today < row.on) await story.passTo(row.on);
  const found: string[] = [];
  for (const outcome of row.then) found.push(...(await look(outcome, story, refused)));
  if (refused !== null && row.then.every((outcome) => outcome.refused === undefined && outcome.check === undefined)) {
    found.push(`the last line: ${refused.message}`);
  }
  for (const { by, what, code } of world.parked) found.push(`${by} was refused ${code} on ${what}`);
  return found;
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
