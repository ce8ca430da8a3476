import type { paths } from '../../api/client.js';
import { taskSpans, type Span } from './import-text.js';

export type PlanImport = paths['/api/plans/v1/plan-imports']['post']['responses']['200']['content']['application/json'];
export type Place = PlanImport['sources'][number]['places'][number];
export type Figure = PlanImport['draft']['figures'][number];

export type ValueField =
  | 'title'
  | 'documentNumber'
  | 'issuer'
  | 'issuedOn'
  | 'name'
  | 'from'
  | 'to'
  | 'heading'
  | 'leadUnits'
  | 'responsibleUnits'
  | 'persons'
  | 'dueOn'
  | 'heads'
  | 'deputies'
  | 'members'
  | 'office'
  | 'figure';

/** One value that was read, with the places of the text it was read from. */
export interface ReviewValue {
  /** JSON pointer into the draft. */
  readonly path: string;
  readonly panel: string;
  readonly field: ValueField;
  readonly kind: 'text' | 'date' | 'unit' | 'figure';
  readonly read: string;
  /** Of a person: as what the document names him. */
  readonly role: string | null;
  readonly figure: Figure | null;
  readonly places: readonly Place[];
  readonly sure: boolean;
  readonly note: string | null;
}

export interface ReviewPanel {
  readonly key: string;
  readonly kind: 'head' | 'group' | 'stage' | 'task' | 'figures';
  readonly nth: number;
  readonly values: readonly ReviewValue[];
}

type Source = PlanImport['sources'][number];

/** What is checked, one panel a thing, in the order of the document. */
export function panelsOf({ draft, sources, text }: PlanImport): readonly ReviewPanel[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const one = (
    panel: string,
    path: string,
    field: ValueField,
    read: string | null,
    kind: ReviewValue['kind'] = 'text',
  ): readonly ReviewValue[] => (read === null ? [] : [valueOf(byPath.get(path), { path, panel, field, kind, read })]);
  const each = (
    panel: string,
    path: string,
    field: ValueField,
    reads: readonly string[],
    kind: ReviewValue['kind'] = 'text',
  ): readonly ReviewValue[] => reads.flatMap((read, index) => one(panel, `${path}/${index}`, field, read, kind));

  const head: ReviewPanel = {
    key: '/',
    kind: 'head',
    nth: 1,
    values: [
      ...one('/', '/title', 'title', draft.title),
      ...one('/', '/documentNumber', 'documentNumber', draft.documentNumber),
      ...one('/', '/issuer', 'issuer', draft.issuer, 'unit'),
      ...one('/', '/issuedOn', 'issuedOn', draft.issuedOn, 'date'),
    ],
  };
  const groups = draft.groups.map((group, index): ReviewPanel => {
    const key = `/groups/${index}`;
    return {
      key,
      kind: 'group',
      nth: index + 1,
      values: [
        ...one(key, `${key}/name`, 'name', group.name),
        ...each(key, `${key}/heads`, 'heads', group.heads),
        ...each(key, `${key}/deputies`, 'deputies', group.deputies),
        ...each(key, `${key}/members`, 'members', group.members),
        ...one(key, `${key}/office`, 'office', group.office),
      ],
    };
  });
  const stages = draft.stages.map((stage, index): ReviewPanel => {
    const key = `/stages/${index}`;
    return {
      key,
      kind: 'stage',
      nth: index + 1,
      values: [
        ...one(key, `${key}/name`, 'name', stage.name),
        ...one(key, `${key}/from`, 'from', stage.from, 'date'),
        ...one(key, `${key}/to`, 'to', stage.to, 'date'),
      ],
    };
  });
  const figures = draft.figures.flatMap((figure, index) =>
    one('/figures', `/figures/${index}/value`, 'figure', figure.value, 'figure').map((value) => ({ ...value, figure })),
  );
  const spans = taskSpans({ draft, sources, text });
  const tasks = draft.tasks.map((task, index): ReviewPanel => {
    const key = `/tasks/${index}`;
    const span = spans[index] ?? null;
    return {
      key,
      kind: 'task',
      nth: index + 1,
      values: [
        ...one(key, `${key}/heading`, 'heading', task.heading),
        ...each(key, `${key}/leadUnits`, 'leadUnits', task.leadUnits, 'unit'),
        ...each(key, `${key}/responsibleUnits`, 'responsibleUnits', task.responsibleUnits, 'unit'),
        ...task.persons.flatMap((person, at) =>
          one(key, `${key}/persons/${at}/name`, 'persons', person.name).map((value) => ({
            ...value,
            role: person.role,
          })),
        ),
        ...one(key, `${key}/dueOn`, 'dueOn', task.dueOn, 'date'),
        ...figures.filter((figure) => isWithin(figure, span)).map((figure) => ({ ...figure, panel: key })),
      ],
    };
  });
  const loose = figures.filter((figure) => !spans.some((span) => isWithin(figure, span)));
  const parts = [...groups, ...stages, ...tasks].sort((a, b) => startOf(a) - startOf(b));
  return [
    head,
    ...parts,
    ...(loose.length === 0 ? [] : [{ key: '/figures', kind: 'figures' as const, nth: 1, values: loose }]),
  ];
}

function valueOf(
  source: Source | undefined,
  value: Pick<ReviewValue, 'path' | 'panel' | 'field' | 'kind' | 'read'>,
): ReviewValue {
  return {
    ...value,
    role: null,
    figure: null,
    places: source?.places ?? [],
    sure: source?.sure ?? true,
    note: source?.note ?? null,
  };
}

function startOf({ values }: ReviewPanel): number {
  return values[0]?.places[0]?.start ?? Number.MAX_SAFE_INTEGER;
}

function isWithin({ places }: ReviewValue, span: Span | null): boolean {
  const at = places[0]?.start;
  return span !== null && at !== undefined && at >= span.start && at < span.end;
}

export type UnitMatch =
  /** It has this very name. */
  | { readonly status: 'one'; readonly id: string; readonly name: string }
  /** The only one whose name is like it. */
  | { readonly status: 'like'; readonly id: string; readonly name: string }
  | { readonly status: 'several' | 'none' };

interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly names: readonly { readonly name: string }[];
}

export function matchOf(written: string, found: readonly KnownUnit[]): UnitMatch {
  const same = found.filter(({ name, names }) => name === written || names.some((old) => old.name === written));
  const [one] = same;
  if (one !== undefined && same.length === 1) return { status: 'one', id: one.id, name: one.name };
  const [like] = found;
  if (like === undefined) return { status: 'none' };
  return found.length === 1 ? { status: 'like', id: like.id, name: like.name } : { status: 'several' };
}

export interface ReviewState {
  /** Paths a person said are right. */
  readonly confirmed: ReadonlySet<string>;
  /** What a person put instead; `null`: taken out. */
  readonly edits: ReadonlyMap<string, string | null>;
  /** The unit a person chose for a path; `null`: it stays as written. */
  readonly units: ReadonlyMap<string, string | null>;
  /** Panels that do not come into the plan. */
  readonly left: ReadonlySet<string>;
  /** By what is written, as the directory answered. */
  readonly matches: ReadonlyMap<string, UnitMatch>;
}

export const untouched: ReviewState = {
  confirmed: new Set(),
  edits: new Map(),
  units: new Map(),
  left: new Set(),
  matches: new Map(),
};

/** What stands now: as read or as put instead. */
export function standing({ path, read }: ReviewValue, { edits }: ReviewState): string | null {
  const edit = edits.get(path);
  return edit === undefined ? read : edit;
}

/** The unit a value stands for, as chosen or as the directory has it. */
export function unitOf(value: ReviewValue, state: ReviewState): string | null {
  const chosen = state.units.get(value.path);
  if (chosen !== undefined) return chosen;
  const match = state.matches.get(standing(value, state) ?? '');
  return match?.status === 'one' ? match.id : null;
}

export function isDoubtful(value: ReviewValue, state: ReviewState): boolean {
  const { path, panel, kind, sure } = value;
  if (state.left.has(panel) || state.confirmed.has(path) || state.edits.has(path) || state.units.has(path))
    return false;
  if (!sure) return true;
  const match = kind === 'unit' ? state.matches.get(value.read) : undefined;
  return match !== undefined && match.status !== 'one';
}

/** The person says it is right: a unit that is only like what is written is taken with it. */
export function confirm(value: ReviewValue, state: ReviewState): ReviewState {
  const confirmed = new Set(state.confirmed).add(value.path);
  const match = value.kind === 'unit' ? state.matches.get(standing(value, state) ?? '') : undefined;
  if (match?.status !== 'like' || state.units.has(value.path)) return { ...state, confirmed };
  return { ...state, confirmed, units: new Map(state.units).set(value.path, match.id) };
}

export function edit(value: ReviewValue, text: string | null, state: ReviewState): ReviewState {
  const units = new Map(state.units);
  units.delete(value.path);
  return { ...state, units, edits: new Map(state.edits).set(value.path, text) };
}

/** The value `by` steps on; the ends are the ends. */
export function step(values: readonly ReviewValue[], at: string | null, by: 1 | -1): string | null {
  const index = values.findIndex(({ path }) => path === at);
  if (index === -1) return values[0]?.path ?? null;
  return values[Math.min(values.length - 1, Math.max(0, index + by))]?.path ?? null;
}

/** The next doubtful value after this one, from the top again after the last; `null` when none is left. */
export function nextDoubtful(values: readonly ReviewValue[], at: string | null, state: ReviewState): string | null {
  const index = values.findIndex(({ path }) => path === at);
  const onward = [...values.slice(index + 1), ...values.slice(0, index + 1)];
  return onward.find((value) => isDoubtful(value, state))?.path ?? null;
}

export interface Checked {
  readonly done: number;
  readonly count: number;
  readonly open: number;
}

/** How many panels have nothing doubtful left. */
export function checkedOf(panels: readonly ReviewPanel[], state: ReviewState): Checked {
  const kept = panels.filter(({ key }) => !state.left.has(key));
  const open = kept.map(({ values }) => values.filter((value) => isDoubtful(value, state)).length);
  return {
    done: open.filter((count) => count === 0).length,
    count: kept.length,
    open: open.reduce((sum, count) => sum + count, 0),
  };
}
