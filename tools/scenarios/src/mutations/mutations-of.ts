import { programmeDefinition } from '@gongjian/plans-contracts';
import { addDays, clockFrom, type DayCount, type JsonValue } from '@gongjian/shared-kernel';
import { announcedCalendar } from '@gongjian/shared-records';
import type { z } from 'zod';
import { familiesOf, siblingOf, type Families } from './codes.js';
import { changedAt, pointerOf, valueAt, withoutAt, type Mutation, type Path } from './mutation.js';

type Schema = z.core.$ZodTypes;
type Members = Readonly<Record<string, JsonValue>>;

/** Lists whose order says something. */
const ORDERED: readonly string[] = ['grades', 'chain', 'bands', 'tieBreaks', 'route', 'steps'];
const STRICTNESS: Readonly<Record<string, string>> = {
  atLeast: 'moreThan',
  moreThan: 'atLeast',
  atMost: 'lessThan',
  lessThan: 'atMost',
};

interface Walk {
  readonly definition: JsonValue;
  readonly families: Families;
  readonly found: Mutation[];
}

/**
 * Every smallest step from a definition, in its order: numbers one step up and down, bounds strict or not, words of a
 * choice to each other one, dates by a day, what may be left out left out, members of lists taken away, neighbours
 * swapped where the order counts, codes pointed elsewhere, clauses that are cited
 * another one. Texts that are only shown stay as they are.
 */
export function mutationsOf(definition: JsonValue): readonly Mutation[] {
  const walk: Walk = { definition, families: familiesOf(definition), found: [] };
  visit(programmeDefinition, [], walk);
  return walk.found;
}

function visit(schema: Schema, path: Path, walk: Walk): void {
  if (isShown(schema) || isShownIn(schema, walk.definition)) return;
  const value = valueAt(walk.definition, path) as JsonValue;
  const { def } = schema._zod;
  switch (def.type) {
    case 'optional':
      if (isShown(def.innerType as Schema)) return;
      walk.found.push({ pointer: pointerOf(path), what: 'left out', definition: withoutAt(walk.definition, path) });
      return visit(def.innerType as Schema, path, walk);
    case 'object':
      return visitObject(def.shape, path, walk);
    case 'record':
      for (const key of Object.keys(value as Members)) {
        drop([...path, key], walk);
        visit(def.valueType as Schema, [...path, key], walk);
      }
      return;
    case 'array':
      return visitArray(def.element as Schema, path, value as readonly JsonValue[], walk);
    case 'union':
      return visitUnion(def.options as readonly Schema[], path, value, walk);
    case 'enum':
      for (const other of Object.values(def.entries)) {
        if (other !== value && !areAlike(schema, [other, value], walk, path)) replace(path, other, walk);
      }
      return;
    case 'boolean':
      return replace(path, value !== true, walk);
    case 'number':
      replace(path, (value as number) - 1, walk);
      return replace(path, (value as number) + 1, walk);
    case 'string':
      return visitText(schema, path, value as string, walk);
    case 'literal':
      return;
    default:
      throw new TypeError(`no mutations of ${def.type} at ${pointerOf(path)}`);
  }
}

function visitObject(shape: Readonly<Record<string, unknown>>, path: Path, walk: Walk): void {
  const before = walk.found.length;
  visitMembers(shape, path, walk);
  if (!('days' in shape && 'of' in shape)) return;
  const count = valueAt(walk.definition, path) as unknown as DayCount;
  const steps = walk.found.splice(before);
  walk.found.push(
    ...steps.filter((step) => !countsAlike(count, valueAt(step.definition, path) as unknown as DayCount)),
  );
}

/** From no day on it comes to another one: a working day is the next day that is none off, however it is said. */
function countsAlike(one: DayCount, other: DayCount): boolean {
  if (![one.days, other.days].every((days) => Number.isSafeInteger(days) && days >= 0)) return false;
  return DAYS.every((day) => clockFrom(one, day, CALENDAR).lastDay === clockFrom(other, day, CALENDAR).lastDay);
}

const CALENDAR = announcedCalendar();
const DAYS = Array.from({ length: 366 }, (_, index) => addDays('2026-01-01', index));

function visitMembers(shape: Readonly<Record<string, unknown>>, path: Path, walk: Walk): void {
  const members = valueAt(walk.definition, path) as Members;
  if ('atLeast' in shape && 'moreThan' in shape) {
    for (const side of Object.keys(members)) {
      const other = STRICTNESS[side] as string;
      const renamed = Object.fromEntries(Object.entries(members).map(([key, at]) => [key === side ? other : key, at]));
      const definition = changedAt(walk.definition, path, () => renamed);
      walk.found.push({ pointer: pointerOf([...path, side]), what: `${side} → ${other}`, definition });
    }
  }
  const defines = 'names' in shape;
  for (const [key, schema] of Object.entries(shape)) {
    // What a code defines is called, not ruled, by it.
    if (members[key] === undefined || (defines && key === 'code') || (path.length === 0 && key === 'key')) continue;
    visit(schema as Schema, [...path, key], walk);
  }
}

function visitArray(element: Schema, path: Path, items: readonly JsonValue[], walk: Walk): void {
  const ordered = ORDERED.includes(String(path.at(-1))) && isOrderedHere(element, path);
  items.forEach((_, index) => {
    drop([...path, index], walk);
    const next = items[index + 1];
    if (ordered && next !== undefined) {
      const swapped = [...items.slice(0, index), next, items[index] as JsonValue, ...items.slice(index + 2)];
      const definition = changedAt(walk.definition, path, () => swapped);
      walk.found.push({ pointer: pointerOf([...path, index]), what: 'swapped with the next', definition });
    }
    visit(element, [...path, index], walk);
  });
}

/** `grades` also names lists of codes, whose order says nothing. */
function isOrderedHere(element: Schema, path: Path): boolean {
  return path.at(-1) !== 'grades' || element._zod.def.type === 'object';
}

function visitUnion(options: readonly Schema[], path: Path, value: JsonValue, walk: Walk): void {
  if (options.some(({ _zod: { def } }) => def.type === 'object' && 'n' in def.shape && 'd' in def.shape)) {
    for (const step of [-1, 1]) replace(path, stepped(value as number | string | Members, step), walk);
    return;
  }
  if (value === 'all') return replace(path, (walk.families['leaves'] ?? []).slice(1), walk);
  if (value === 'every') return replace(path, { atLeast: 1 }, walk);
  const fits = options.find((option) => (option as unknown as z.ZodType).safeParse(value).success);
  if (fits === undefined) throw new TypeError(`nothing fits ${pointerOf(path)}`);
  visit(fits, path, walk);
}

function visitText(schema: Schema, path: Path, value: string, walk: Walk): void {
  if (metaOf(schema)['format'] === 'date') {
    replace(path, addDays(value, -1), walk);
    return replace(path, addDays(value, 1), walk);
  }
  if (metaOf(schema)['x-cited'] === true) return replace(path, `${value}之一`, walk);
  const list = typeof path.at(-1) === 'number' ? valueAt(walk.definition, path.slice(0, -1)) : null;
  const other = siblingOf(value, path, walk.families, Array.isArray(list) ? (list as readonly JsonValue[]) : []);
  if (other !== null) replace(path, other, walk);
}

/** One unit of the last place. */
function stepped(value: number | string | Members, step: number): JsonValue {
  if (typeof value === 'number') return value + step;
  if (typeof value === 'object') return { ...value, n: (value['n'] as number) + step };
  const places = value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
  const digits = (BigInt(value.replace('.', '')) + BigInt(step)).toString();
  if (places === 0) return digits;
  const sign = digits.startsWith('-') ? '-' : '';
  const padded = digits.replace('-', '').padStart(places + 1, '0');
  return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

function replace(path: Path, other: JsonValue, walk: Walk): void {
  const what = `${JSON.stringify(valueAt(walk.definition, path))} → ${JSON.stringify(other)}`;
  walk.found.push({
    pointer: pointerOf(path),
    what,
    definition: changedAt(walk.definition, path, () => other),
  });
}

function drop(path: Path, walk: Walk): void {
  walk.found.push({ pointer: pointerOf(path), what: 'taken away', definition: withoutAt(walk.definition, path) });
}

/** Words that only people tell apart: always, or where another member of what they stand in is not there. */
function areAlike(schema: Schema, words: readonly unknown[], { definition }: Walk, path: Path): boolean {
  const { 'x-alike': always = [], 'x-alike-without': without = {} } = metaOf(schema) as AlikeMeta;
  const holder = valueAt(definition, path.slice(0, -1)) as Members;
  const here = Object.entries(without).flatMap(([member, alike]) => (holder[member] === undefined ? [alike] : []));
  return [...always, ...here].some((alike) => words.every((word) => alike.includes(word)));
}

interface AlikeMeta {
  readonly 'x-alike'?: readonly (readonly unknown[])[];
  readonly 'x-alike-without'?: Readonly<Record<string, readonly unknown[]>>;
}

function isShown(schema: Schema): boolean {
  return metaOf(schema)['x-shown'] === true;
}

/** Says nothing where another member of the definition is not there. */
function isShownIn(schema: Schema, definition: JsonValue): boolean {
  const without = metaOf(schema)['x-shown-without'];
  return typeof without === 'string' && (definition as Members)[without] === undefined;
}

function metaOf(schema: Schema): Readonly<Record<string, unknown>> {
  return (schema as unknown as z.ZodType).meta() ?? {};
}
