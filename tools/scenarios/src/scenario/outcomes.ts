import { z } from 'zod';
import { code, date, exact, name, problemCode, programmeKey } from './words.js';

const optional = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).partial();

/**
 * What is looked at when the lines are done and everything that follows from them has happened. What is not written is
 * not compared; lists are compared whole, their order only where one is spoken of.
 */
export const outcome = optional({
  /** Of the last line; `null`: it went well. */
  refused: problemCode.nullable(),
  /** With `refused: SHEET.VALUES_INVALID`: the indicators whose values were refused. */
  invalid: z.array(code),
  /** Whom it is about; left out: the subject of the last line that names one, or the only one. */
  subject: name,
  /** Of another programme than the file's. */
  programme: programmeKey,

  /** Codes of the faults for which the definition, with what `publish` says, is not published; none: `[]`. */
  check: z.array(code),

  sheet: optional({
    round: code,
    period: z.string(),
    status: code,
    total: exact.nullable(),
    of: exact.nullable(),
    stars: z.int().nullable(),
    starred: z.array(code),
    met: z.record(code, z.boolean().nullable()),
    points: z.record(code, exact.nullable()),
    /** What the points are of. */
    each: z.record(code, exact.nullable()),
    applicable: z.record(code, z.boolean()),
    why: z.record(code, code),
    adjustments: z.record(code, exact),
    requiredUnmet: z.array(code),
    floorsMissed: z.array(code),
    vetoes: z.array(code),
    way: z.array(code),
    wayTo: code.nullable(),
    assessors: z.int(),
    sampled: z.int(),
    arbitration: z.array(code),
    due: date,
    /** Why it was scored once more, each time. */
    reopenings: z.array(code),
  }),
  /** The last survey, by indicator. */
  survey: z.record(code, optional({ measure: code, status: code })),
  /** By subject: the grade, or more of the result. */
  graded: z.record(
    name,
    z.union([
      code,
      optional({
        grade: code,
        rank: z.int().nullable(),
        ranked: z.int().nullable(),
        total: exact.nullable(),
        missed: z.array(code),
        /** Why it waits to be examined again; `null`: it does not. */
        reopened: code.nullable(),
      }),
    ]),
  ),
  /** The round whose results `graded` are; left out: the one that was concluded last. */
  gradedIn: code,
  tied: z.array(z.array(name)),
  /** What was asked last, by who would be better, worse or graded otherwise; codes that only one of both versions has. */
  whatIf: optional({
    gained: z.array(name),
    lost: z.array(name),
    changed: z.array(name),
    same: z.int(),
    outside: z.int(),
    notComparable: z.array(code),
  }),
  /** Periods of the rounds that are or were open, by code. */
  rounds: z.record(code, z.array(z.string())),
  round: optional({
    code,
    period: z.string(),
    status: code,
    due: date,
    overdue: z.boolean(),
    subjects: z.array(name),
    form: code,
    decides: z.boolean(),
  }),

  application: z.union([
    code,
    optional({
      status: code,
      level: code.nullable(),
      /** Which level of places that is. */
      at: code.nullable(),
      due: date.nullable(),
      overdue: z.boolean(),
      grade: code,
    }),
  ]),
  /** Numbers of the conditions that are not met, from 1. */
  unmet: z.array(z.int()),
  gate: z.enum(['open', 'blocked']),

  /** By grade: who is on the list. */
  candidates: z.record(code, z.array(name)),
  notice: optional({ status: code, lastDay: date, candidates: z.array(name), blocked: z.array(name) }),
  objection: optional({ status: code, replyDue: date.nullable(), blocks: z.boolean(), overdue: z.boolean() }),
  title: z.union([
    code,
    optional({
      status: code,
      pending: code.nullable(),
      procedure: code.nullable(),
      grade: code.nullable(),
      validTo: date.nullable(),
      renewalOpens: date.nullable(),
      removedBy: z.enum(['rule', 'decision']),
      clause: z.string(),
      grounds: z.int(),
      plaque: z.string().nullable(),
      authority: z.string(),
    }),
  ]),
  /** Triggers that were raised and are not dismissed, in the order raised. */
  raised: z.array(code),
  /** The clauses they were raised under. */
  clauses: z.array(z.string()),
  /** Last days of clocks that run, by name; `null`: it does not run. */
  clock: z.record(z.string(), date.nullable()),
  /** Names of clocks of the title that have passed. */
  passed: z.array(z.string()),
  rollUp: optional({ status: code, holding: z.int(), members: z.int() }),

  incident: z.union([code, optional({ status: code, kind: code })]),
  complaint: z.union([code, optional({ status: code, due: date.nullable(), overdue: z.boolean() })]),
  rectification: z.union([
    code,
    optional({ status: code, due: date, overdue: z.boolean(), serious: z.boolean(), transferredTo: z.string() }),
  ]),
  followUp: z.union([code, optional({ status: code, settled: z.boolean() })]),

  task: z.union([
    code,
    optional({
      status: code,
      level: z.int().nullable(),
      due: date,
      reminderOn: date.nullable(),
      overdueOn: date,
      overdue: z.boolean(),
      extensions: z.int(),
    }),
  ]),
  /** Indicators for which the subject's sheet has evidence of others. */
  evidenced: z.array(code),
  report: optional({ status: code, at: code, due: date, overdue: z.boolean() }),
  /** Kinds of the steps that were taken or drafted, in order. */
  escalations: z.array(code),
  /** The last of them; `until`: the last day the unit may state its case. */
  escalation: z.union([code, optional({ status: code, kind: code, until: date.nullable() })]),

  /** Items the result earns, and those that were decided. */
  earned: z.array(code),
  commended: z.array(code),
  circular: code.nullable(),
  barredUntil: date.nullable(),
  countsIn: z.array(code),
  /** As `earned` and `countsIn`, with to whom, and how. */
  honours: z.record(code, optional({ to: code, as: z.enum(['item', 'praise']) })),
  counts: z.record(code, optional({ of: code, every: code })),
});
export type Outcome = z.output<typeof outcome>;
