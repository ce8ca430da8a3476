import { toSimplified } from '../clean/traditional.js';
import type { DraftFigure, DraftGroup, DraftPerson, DraftStage, DraftTask, PlanDraft } from '../plan-draft.js';

/** Counts of agreement; F1 of several documents is micro-averaged by adding the counts. */
export interface Score {
  readonly matched: number;
  readonly missed: number;
  readonly extra: number;
}

export type ComparedField =
  | 'stages'
  | 'stageDates'
  | 'tasks'
  | 'leadUnits'
  | 'responsibleUnits'
  | 'persons'
  | 'dueOn'
  | 'groups'
  | 'groupPeople'
  | 'figures';

export type HeaderField = 'title' | 'documentNumber' | 'issuer' | 'issuedOn';

export interface PlanComparison {
  readonly header: Readonly<Record<HeaderField, boolean>>;
  readonly scores: Readonly<Record<ComparedField, Score>>;
}

const FIELDS: readonly ComparedField[] = [
  'stages',
  'stageDates',
  'tasks',
  'leadUnits',
  'responsibleUnits',
  'persons',
  'dueOn',
  'groups',
  'groupPeople',
  'figures',
];

/** NFKC, Traditional folded to Simplified, white space and final punctuation dropped. */
export function foldForComparison(text: string): string {
  return toSimplified(text.normalize('NFKC'))
    .replace(/\s+/g, '')
    .replace(/[。.;,、:!?…]+$/u, '');
}

/** Share of the characters two texts have in common, 0 to 1, by the longer of the two. */
export function sharedCharacters(left: string, right: string): number {
  const longer = Math.max([...left].length, [...right].length);
  if (longer === 0) return 1;
  const counts = new Map<string, number>();
  for (const char of left) counts.set(char, (counts.get(char) ?? 0) + 1);
  let shared = 0;
  for (const char of right) {
    const count = counts.get(char) ?? 0;
    if (count > 0) {
      shared += 1;
      counts.set(char, count - 1);
    }
  }
  return shared / longer;
}

const MATCHES_AT = 0.85;

function closeness(left: string, right: string): number {
  const a = foldForComparison(left);
  const b = foldForComparison(right);
  if (a === b) return 2;
  const shared = sharedCharacters(a, b);
  return shared >= MATCHES_AT ? shared : 0;
}

/** Pairs each expected item with the closest actual one; every item is used once. */
function pair<E, A>(
  expected: readonly E[],
  actual: readonly A[],
  close: (left: E, right: A) => number,
): readonly [E, A][] {
  const candidates = expected.flatMap((left, row) =>
    actual.map((right, column) => ({ row, column, score: close(left, right) })).filter(({ score }) => score > 0),
  );
  candidates.sort((left, right) => right.score - left.score);
  const rows = new Set<number>();
  const columns = new Set<number>();
  const pairs: [E, A][] = [];
  for (const { row, column } of candidates) {
    const left = expected[row];
    const right = actual[column];
    if (rows.has(row) || columns.has(column) || left === undefined || right === undefined) continue;
    rows.add(row);
    columns.add(column);
    pairs.push([left, right]);
  }
  return pairs;
}

function score(matched: number, expected: number, actual: number): Score {
  return { matched, missed: expected - matched, extra: actual - matched };
}

function setScore(expected: readonly string[], actual: readonly string[]): Score {
  const want = new Set(expected.map(foldForComparison));
  const have = new Set(actual.map(foldForComparison));
  let matched = 0;
  for (const value of have) if (want.has(value)) matched += 1;
  return score(matched, want.size, have.size);
}

const NOTHING: Score = { matched: 0, missed: 0, extra: 0 };

function sum(scores: readonly Score[]): Score {
  return scores.reduce(
    (total, part) => ({
      matched: total.matched + part.matched,
      missed: total.missed + part.missed,
      extra: total.extra + part.extra,
    }),
    NOTHING,
  );
}

/** Sets inside matched items; what stands in unmatched items is missed or extra. */
function within<T>(
  expected: readonly T[],
  actual: readonly T[],
  pairs: readonly (readonly [T, T])[],
  values: (item: T) => readonly string[],
): Score {
  const matchedExpected = new Set(pairs.map(([left]) => left));
  const matchedActual = new Set(pairs.map(([, right]) => right));
  return sum([
    ...pairs.map(([left, right]) => setScore(values(left), values(right))),
    ...expected.filter((item) => !matchedExpected.has(item)).map((item) => setScore(values(item), [])),
    ...actual.filter((item) => !matchedActual.has(item)).map((item) => setScore([], values(item))),
  ]);
}

function personKey(person: DraftPerson): string {
  return `${person.role}/${person.name}`;
}

function figureKey(figure: DraftFigure): string {
  return `${figure.operator}/${foldForComparison(figure.value)}/${foldForComparison(figure.unit)}`;
}

function same(left: string | null, right: string | null): boolean {
  if (left === null || right === null) return left === right;
  return foldForComparison(left) === foldForComparison(right);
}

function groupPeople(group: DraftGroup): readonly string[] {
  return [
    ...group.heads.map((name) => `head/${name}`),
    ...group.deputies.map((name) => `deputy/${name}`),
    ...group.members.map((name) => `member/${name}`),
    ...(group.office === null ? [] : [`office/${group.office}`]),
  ];
}

/**
 * Compares a draft with what a careful person reads in the document: header values by equality; tasks, stages and
 * groups by name (equal or at least 85 % shared characters); units, persons and dates as sets inside matched items;
 * figures by operator, value and unit, each as often as it occurs.
 */
export function comparePlanDrafts(expected: PlanDraft, actual: PlanDraft): PlanComparison {
  const tasks = pair<DraftTask, DraftTask>(expected.tasks, actual.tasks, (left, right) =>
    closeness(left.heading, right.heading),
  );
  const stages = pair<DraftStage, DraftStage>(expected.stages, actual.stages, (left, right) =>
    closeness(left.name, right.name),
  );
  const groups = pair<DraftGroup, DraftGroup>(expected.groups, actual.groups, (left, right) =>
    closeness(left.name, right.name),
  );
  const figures = pair(expected.figures, actual.figures, (left, right) =>
    figureKey(left) === figureKey(right)
      ? 1 + sharedCharacters(foldForComparison(left.subject), foldForComparison(right.subject))
      : 0,
  );
  return {
    header: {
      title: same(expected.title, actual.title),
      documentNumber: same(expected.documentNumber, actual.documentNumber),
      issuer: same(expected.issuer, actual.issuer),
      issuedOn: same(expected.issuedOn, actual.issuedOn),
    },
    scores: {
      stages: score(stages.length, expected.stages.length, actual.stages.length),
      stageDates: within(expected.stages, actual.stages, stages, (stage) => [
        ...(stage.from === null ? [] : [`from/${stage.from}`]),
        ...(stage.to === null ? [] : [`to/${stage.to}`]),
      ]),
      tasks: score(tasks.length, expected.tasks.length, actual.tasks.length),
      leadUnits: within(expected.tasks, actual.tasks, tasks, (task) => task.leadUnits),
      responsibleUnits: within(expected.tasks, actual.tasks, tasks, (task) => task.responsibleUnits),
      persons: within(expected.tasks, actual.tasks, tasks, (task) => task.persons.map(personKey)),
      dueOn: within(expected.tasks, actual.tasks, tasks, (task) => (task.dueOn === null ? [] : [task.dueOn])),
      groups: score(groups.length, expected.groups.length, actual.groups.length),
      groupPeople: within(expected.groups, actual.groups, groups, groupPeople),
      figures: score(figures.length, expected.figures.length, actual.figures.length),
    },
  };
}

/** Adds the counts of several documents field by field, for micro-averages. */
export function addComparisons(comparisons: readonly PlanComparison[]): Readonly<Record<ComparedField, Score>> {
  const total = (field: ComparedField): Score => sum(comparisons.map((comparison) => comparison.scores[field]));
  const [stages, stageDates, tasks, leadUnits, responsibleUnits, persons, dueOn, groups, groupPeople, figures] =
    FIELDS.map(total);
  return {
    stages: stages ?? NOTHING,
    stageDates: stageDates ?? NOTHING,
    tasks: tasks ?? NOTHING,
    leadUnits: leadUnits ?? NOTHING,
    responsibleUnits: responsibleUnits ?? NOTHING,
    persons: persons ?? NOTHING,
    dueOn: dueOn ?? NOTHING,
    groups: groups ?? NOTHING,
    groupPeople: groupPeople ?? NOTHING,
    figures: figures ?? NOTHING,
  };
}

/** F1 of a score; 1 when there was nothing to find and nothing was found. */
export function f1({ matched, missed, extra }: Score): number {
  const total = 2 * matched + missed + extra;
  return total === 0 ? 1 : (2 * matched) / total;
}
