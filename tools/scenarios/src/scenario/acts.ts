import { z } from 'zod';
import { LEVELS } from '@gongjian/plans-contracts';
import { place } from './cast.js';
import { code, date, name, person, problemCode, programmeKey, value, values } from './words.js';

const day = date.exactOptional();
/** Of every line. */
const line = {
  /** The day it happens. Left out: the day of the line before; of the last one: the row's. */
  on: day,
  /** This line is refused with that code, and the row goes on. */
  refused: problemCode.exactOptional(),
};
const by = person.exactOptional();
/** One signs, or each of them. */
const signers = z.union([person, z.array(person).min(1).max(9)]).exactOptional();
const as = name.exactOptional();
const subject = name.exactOptional();
/** Another programme than the file's. */
const programme = programmeKey.exactOptional();
const round = code.exactOptional();
const period = z.string().exactOptional();
const of = name;
const act = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...line, ...shape });

/** Who or what the line is about, where the row has but one: the subject of the cast. */
const sheet = { subject, round, period, programme };
const result = z.enum(['approve', 'return']);

/** The closed vocabulary of `given`: a line is one word with its members. */
export const acts = {
  /** Lets clocks up to that day run: `- day: 2026-07-01`. */
  day: z.strictObject({ on: date }),
  /** Another version of a programme, with members replaced (`null`: left out). */
  publish: act({ programme, with: z.record(z.string(), z.json()) }),

  plan: act({
    period: z.string().regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/),
    at: place.exactOptional(),
    /** With the approval that a historic programme needs: of a province, or of that level. */
    restart: z.union([z.literal(true), z.enum(LEVELS)]).exactOptional(),
    programme,
    /** Whose plan it is: the authority is the office of that person's place. */
    by,
    as,
  }),
  closePlan: act({ of: name.exactOptional() }),
  task: act({
    due: date,
    unit: name.exactOptional(),
    supports: z.strictObject({ subjects: z.array(name).exactOptional(), indicators: z.array(code) }).exactOptional(),
    as,
  }),
  extend: act({ of: name.exactOptional(), to: date, by, decidedBy: by, granted: z.boolean().exactOptional() }),
  /** For a task, or for an indicator of a subject and its period (left out: once). */
  evidence: act({
    of: name.exactOptional(),
    subject,
    indicator: code.exactOptional(),
    period,
    /** The days what it shows was so: one piece each. */
    shows: z.array(date).min(1).exactOptional(),
    by,
  }),
  review: act({ of: name.exactOptional(), subject, indicator: code.exactOptional(), result, due: day, by }),
  report: act({ plan: name.exactOptional(), unit: name.exactOptional(), period: z.string(), by }),
  passOn: act({ unit: name.exactOptional(), period: z.string(), by }),

  incident: act({ kind: code, occurred: day, subject, reference: z.string().exactOptional(), by, as }),
  complaint: act({
    kinds: z.array(code).min(1).exactOptional(),
    received: day,
    subject,
    /** Verified the same day. */
    verified: z.literal(true).exactOptional(),
    times: z.int().min(1).max(50).exactOptional(),
    by,
    as,
  }),
  verify: act({ of, by }),
  unfounded: act({ of, by }),
  correct: act({ of, kind: code.exactOptional(), kinds: z.array(code).exactOptional(), occurred: day, subject, by }),
  /** A report, a complaint, a finding, an application, an order to put something right. */
  withdraw: act({ of, by }),
  rectified: act({ of, by }),
  closed: act({ of, by }),

  /** For every subject at that place or below: where the first of `subjects` stands, or all that the authority has. */
  openRound: act({
    round: code,
    at: place.exactOptional(),
    subjects: z.array(name).min(1).exactOptional(),
    kind: z.enum(['own', 'mock', 'external']).exactOptional(),
    period: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/)
      .exactOptional(),
    programme,
    by,
    as,
  }),
  cancelRound: act({ ...sheet, by }),
  selfCheck: act({ ...sheet, values: z.union([name, values]).exactOptional(), but: values.exactOptional(), by }),
  /** Appoints, where need be, and files. */
  assess: act({
    ...sheet,
    /** Of the file's `sheets`, or here. */
    values: z.union([name, values]).exactOptional(),
    but: values.exactOptional(),
    evidence: z
      .array(z.strictObject({ indicator: code, code: code.exactOptional(), on: date, times: z.int().exactOptional() }))
      .exactOptional(),
    by: signers,
  }),
  appoint: act({ ...sheet, by, assessor: person }),
  standAside: act({ ...sheet, by: person }),
  /** The office takes an appointment back; `avoids`: it orders to stand aside. */
  unappoint: act({ ...sheet, assessor: person, avoids: z.literal(true).exactOptional(), by }),
  sample: act({ ...sheet, among: z.int().min(0).max(2_000), by }),
  adjust: act({ ...sheet, code, times: z.int().min(0).max(1_000), by }),
  finding: act({
    ...sheet,
    indicator: code.exactOptional(),
    serious: z.literal(true).exactOptional(),
    onTheSpot: z.literal(true).exactOptional(),
    by,
    as,
  }),
  survey: act({
    ...sheet,
    indicator: code,
    answers: z.record(code, z.strictObject({ asked: z.int(), answered: z.int(), favourable: z.int() })),
    by,
  }),
  external: act({
    ...sheet,
    values: z.union([name, values]).exactOptional(),
    grade: code.exactOptional(),
    by: signers,
  }),
  falsify: act({ ...sheet, by: signers }),
  reopen: act({ ...sheet, by }),
  correctValue: act({ ...sheet, indicator: code, value, by: signers }),
  /** The round that was opened last, or the one the subject is in. */
  close: act({ round: code, period, programme, subject, leaveOut: z.literal(true).exactOptional(), by }),
  tie: act({ round, period, programme, order: z.array(name).min(2), by }),
  /** Asks what a concluded round would come to under the version of a programme that was published last. */
  whatIf: act({ round, period, programme, under: programmeKey.exactOptional(), as: code.exactOptional(), by }),
  reexamine: act({ ...sheet, by }),

  apply: act({
    subject,
    programme,
    filedBy: z.enum(['self', 'organisation', 'public']).exactOptional(),
    declared: values.exactOptional(),
    by,
    as,
  }),
  approve: act({ subject, programme, level: code.exactOptional(), grade: code.exactOptional(), by }),
  accept: act({ subject, programme, level: code.exactOptional(), grade: code.exactOptional(), by }),
  return: act({ subject, programme, level: code.exactOptional(), by }),
  resubmit: act({ subject, programme, by }),
  reject: act({ subject, programme, level: code.exactOptional(), by }),
  file: act({ subject, programme, level: code.exactOptional(), by }),
  /** Approves and accepts every level from where it stands to this one: to the determination where none is named. */
  pass: act({ subject, programme, upTo: code.exactOptional() }),

  notice: act({
    programme,
    grades: z.array(code).exactOptional(),
    days: z.int().exactOptional(),
    channels: z.array(z.enum(['web', 'board', 'newspaper'])).exactOptional(),
    by,
    as,
  }),
  approveList: act({ programme, grade: code.exactOptional(), by }),
  strike: act({ subject, programme, by }),
  objection: act({ subject, notice: name.exactOptional(), named: z.boolean().exactOptional(), as }),
  handle: act({ of, handler: person, by }),
  decideObjection: act({ of, outcome: z.enum(['upheld', 'dismissed', 'leadOnly']), by }),
  reply: act({ of, by }),
  sign: act({ subject, programme, by: signers }),
  confer: act({ subject, programme, plaque: z.string().exactOptional(), by }),
  /** What it takes from a list to the title: notice where the line before ended, and on the day of the line, signed by two and conferred. */
  name: act({ subject, programme }),
  import: act({
    subject,
    /** The first so many of what is many in the cast. */
    times: z.int().min(2).max(200).exactOptional(),
    programme,
    grade: code.exactOptional(),
    namedOn: date,
    validUntil: day,
    awardedBy: z.enum(['own', 'outside']).exactOptional(),
    by: signers,
  }),

  confirm: act({ subject, programme, trigger: code.exactOptional(), by: signers }),
  dismiss: act({ subject, programme, trigger: code.exactOptional(), by: signers }),
  warn: act({ subject, programme, by }),
  suspend: act({ subject, programme, by }),
  restore: act({ subject, programme, by }),
  downgrade: act({ subject, programme, to: code, by: signers }),
  proposeRemoval: act({ subject, programme, clause: z.string().exactOptional(), by }),
  tell: act({ subject, programme, by }),
  state: act({ subject, programme, by }),
  answer: act({ subject, programme, by }),
  signRemoval: act({ subject, programme, by: signers }),
  signedDocument: act({ subject, programme, by }),
  serve: act({ subject, programme, by }),
  publishRemoval: act({ subject, programme, by }),
  plaqueBack: act({ subject, programme, by }),
  plaqueLost: act({ subject, programme, by }),
  appeal: act({ subject, programme, by }),
  decideAppeal: act({ subject, programme, outcome: z.enum(['upheld', 'dismissed']), by }),
  annul: act({
    subject,
    programme,
    what: z.enum(['removal', 'naming']).exactOptional(),
    why: z.enum(['withdrawnReport', 'appealUpheld', 'error']).exactOptional(),
    by: signers,
  }),
  /** The directory gets what the cast has `later`. */
  enter: act({ subject: name }),
  /** The subject is no more; with a successor it was merged. */
  end: act({ subject, successor: name.exactOptional() }),

  /** The directory closes it: it is no more. */
  closeSubject: act({ subject }),

  rectify: act({
    subject,
    programme,
    serious: z.literal(true).exactOptional(),
    followUp: z.literal(true).exactOptional(),
    by,
    as,
  }),
  submit: act({ of, by }),
  check: act({ of, result, onTheSpot: z.literal(true).exactOptional(), due: day, by }),
  transfer: act({ of, by }),
  confirmFollowUp: act({ subject, programme, by }),
  followUpDone: act({ subject, programme, settle: z.literal(true).exactOptional(), by }),
  /** What people do about the step that presses for the task or order `of`, else for the last task: `step` names the one to draft. */
  escalate: act({
    of: name.exactOptional(),
    does: z.enum(['draft', 'tell', 'state', 'decide', 'drop', 'serve']),
    step: code.exactOptional(),
    by,
  }),

  commend: act({ item: code, subject, unit: name.exactOptional(), programme, by }),
  /** Tells a unit, or the subject's, of the circular that its result calls for; drafts it where that did not happen. */
  circular: act({ unit: name.exactOptional(), subject, by }),
} as const;

export type ActName = keyof typeof acts;
type ActOf<Name extends ActName> = z.output<(typeof acts)[Name]> & { readonly act: Name };
/** A line as the runner takes it. */
export type Act = { readonly [Name in ActName]: ActOf<Name> }[ActName];
export type ActNamed<Name extends ActName> = ActOf<Name>;

const isActName = (word: string): word is ActName => Object.hasOwn(acts, word);

/** `{ incident: { kind: … } }` read as `{ act: 'incident', kind: … }`. */
export const actLine = z.record(z.string(), z.unknown()).transform((line, context): Act => {
  const [word, ...more] = Object.keys(line);
  if (word === undefined || more.length > 0 || !isActName(word)) {
    const words = Object.keys(acts).join(', ');
    const message = `a line is one word of: ${words}; this is ${JSON.stringify(Object.keys(line).join(' '))}`;
    context.issues.push({ code: 'custom', message, input: line });
    return z.NEVER;
  }
  const members = word === 'day' && typeof line[word] === 'string' ? { on: line[word] } : (line[word] ?? {});
  const read = acts[word].safeParse(members);
  if (read.success) return { act: word, ...read.data } as Act;
  for (const issue of read.error.issues) {
    context.issues.push({ code: 'custom', message: issue.message, path: [word, ...issue.path], input: members });
  }
  return z.NEVER;
});
