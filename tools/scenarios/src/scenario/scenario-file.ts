import { z } from 'zod';
import { actLine } from './acts.js';
import { cast } from './cast.js';
import { outcome } from './outcomes.js';
import { date, name, programmeKey, values } from './words.js';

export const row = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'lower case with hyphens' }),
  /** What it shows, in a few words, where the id does not say it. */
  shows: z.string().exactOptional(),
  /** The day of the last line. */
  on: date,
  /** Also run over HTTP against the running system. */
  http: z.literal(true).exactOptional(),
  given: z.array(actLine).max(200),
  then: z.union([outcome, z.array(outcome).min(1)]).transform((then) => (Array.isArray(then) ? then : [then])),
});
export type Row = z.output<typeof row>;

/** `programmes/<slug>.scenario.yaml`: what the definition beside it does. */
export const scenarioFile = z.strictObject({
  /** The file name of the definition, without its ending. */
  programme: programmeKey,
  /** Further definitions that are published in every row. */
  also: z.array(programmeKey).exactOptional(),
  cast: cast.default({}),
  /** Values of sheets that lines name. */
  sheets: z.record(name, values).default({}),
  /** Lines before the first of every row. */
  given: z.array(actLine).default([]),
  rows: z.array(row).min(1),
});
export type ScenarioFile = z.output<typeof scenarioFile>;
