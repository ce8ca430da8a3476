import { canonicalJson, type JsonValue } from '@gongjian/shared-kernel';

/** A JSON Schema 2020-12 of an object, with `$defs` beside it. */
export type Schema = Readonly<Record<string, unknown>>;

/** Something that one of two readers cannot read of the other's data, or that was promised and is gone. */
export interface Break {
  readonly rule: Rule;
  /** In the data: `act.actor.kind`, `candidates[].grade`; `''` for the data as a whole. */
  readonly path: string;
  readonly text: string;
}

export type Rule =
  | 'member-removed'
  | 'required-member-added'
  | 'became-required'
  | 'became-optional'
  | 'type-changed'
  | 'type-narrowed'
  | 'type-widened'
  | 'enum-narrowed'
  | 'enum-widened'
  | 'const-changed'
  | 'bound-narrowed'
  | 'bound-widened'
  | 'pattern-changed'
  | 'format-changed'
  | 'content-closed'
  | 'keyword-changed';

/** Says nothing about which data fit. */
const ANNOTATIONS = new Set(
  '$schema $id $comment $defs title description default examples deprecated readOnly writeOnly'.split(' '),
);
/** True: a greater value admits less. */
const BOUNDS: ReadonlyMap<string, boolean> = new Map([
  ...['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'].map((name) => [name, true] as const),
  ...['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'].map((name) => [name, false] as const),
]);
/** Compared by what they mean; an `anyOf` alone is taken apart before. */
const COMPARED = new Set(['type', 'enum', 'const', 'properties', 'required', 'items']);
const OTHER_MEMBERS = ['additionalProperties', 'unevaluatedProperties'];

/**
 * What stands between a released schema and another one of the same type, by FULL compatibility with open content: a
 * reader by either reads what is written by either. Who writes gives no member that its own schema does not name, and
 * who reads passes over members it does not know; so a member may be added that may be absent, and nothing else may
 * differ. What cannot be shown to be the same counts as a break. A member that was released is never taken away, though
 * a reader might do without.
 */
export function breaksBetween(released: Schema, current: Schema): readonly Break[] {
  return new Comparison(released, current).breaks();
}

/** One way a value may be. */
type Alternative = Schema;

interface Pair {
  readonly other: Alternative;
  readonly breaks: readonly Break[];
}

class Comparison {
  private readonly before: Document;
  private readonly now: Document;
  /** What is being compared further up: it is as the rest of it is. */
  private readonly underway = new Map<Alternative, Set<Alternative>>();

  constructor(
    private readonly released: Schema,
    private readonly current: Schema,
  ) {
    this.before = new Document(released);
    this.now = new Document(current);
  }

  breaks(): readonly Break[] {
    return this.compare(this.released, this.current, '');
  }

  private compare(released: unknown, current: unknown, path: string): readonly Break[] {
    const before = this.before.alternativesOf(released);
    const now = this.now.alternativesOf(current);
    const [first, second] = [before[0], now[0]];
    if (before.length === 1 && now.length === 1 && first !== undefined && second !== undefined) {
      return this.compareOnce(first, second, path);
    }
    const pairs = (one: Alternative, others: readonly Alternative[]): readonly Pair[] =>
      others
        .filter((other) => kindOf(other) === kindOf(one))
        .map((other) => ({ other, breaks: this.compareOnce(one, other, path) }))
        .sort((a, b) => a.breaks.length - b.breaks.length);
    const left = [...now];
    const take = ({ other, breaks }: Pair): readonly Break[] => {
      left.splice(left.indexOf(other), 1);
      return breaks;
    };
    const without = before.filter((one) => {
      const same = pairs(one, left).find(({ breaks }) => breaks.length === 0);
      if (same !== undefined) take(same);
      return same === undefined;
    });
    return [
      ...without.flatMap((one): readonly Break[] => {
        const [nearest] = pairs(one, left);
        if (nearest !== undefined) return take(nearest);
        return [{ rule: 'type-narrowed', path, text: `may no longer be ${kindOf(one)}` }];
      }),
      ...left.map((other) => ({ rule: 'type-widened', path, text: `may now also be ${kindOf(other)}` }) as const),
    ];
  }

  private compareOnce(released: Alternative, current: Alternative, path: string): readonly Break[] {
    const others = this.underway.get(released) ?? new Set();
    if (others.has(current)) return [];
    this.underway.set(released, others.add(current));
    const breaks = this.compareOne(released, current, path);
    others.delete(current);
    return breaks;
  }

  private compareOne(released: Alternative, current: Alternative, path: string): readonly Break[] {
    if (kindOf(released) !== kindOf(current)) return [typeChanged(kindOf(released), kindOf(current), path)];
    return [
      ...valuesChanged(released, current, path),
      ...boundsChanged(released, current, path),
      ...this.membersChanged(released, current, path),
      ...this.itemsChanged(released, current, path),
      ...this.othersChanged(released, current, path),
    ];
  }

  private membersChanged(released: Alternative, current: Alternative, path: string): readonly Break[] {
    const [before, now] = [membersOf(released), membersOf(current)];
    const breaks: Break[] = [];
    for (const [name, { schema, required }] of before) {
      const at = path === '' ? name : `${path}.${name}`;
      const other = now.get(name);
      if (other === undefined) {
        breaks.push({ rule: 'member-removed', path: at, text: `the ${required ? 'required ' : ''}member is gone` });
        continue;
      }
      if (!required && other.required) {
        breaks.push({ rule: 'became-required', path: at, text: 'was optional: older data may be without it' });
      }
      if (required && !other.required) {
        breaks.push({ rule: 'became-optional', path: at, text: 'was required: older readers need it' });
      }
      breaks.push(...this.compare(schema, other.schema, at));
    }
    for (const [name, { required }] of now) {
      if (before.has(name) || !required) continue;
      const at = path === '' ? name : `${path}.${name}`;
      breaks.push({ rule: 'required-member-added', path: at, text: 'is new and required: older data are without it' });
    }
    const isAdded = [...now.keys()].some((name) => !before.has(name));
    return [...breaks, ...this.otherMembersChanged(released, current, path, isAdded)];
  }

  /** What an object says of members that it does not name. */
  private otherMembersChanged(
    released: Alternative,
    current: Alternative,
    path: string,
    isAdded: boolean,
  ): readonly Break[] {
    return OTHER_MEMBERS.flatMap((keyword): readonly Break[] => {
      const [before, now] = [released[keyword] ?? true, current[keyword] ?? true];
      if (before === false || now === false) {
        return [{ rule: 'content-closed', path, text: `${keyword}: false refuses members it does not know` }];
      }
      if (isAdded && !isOpen(before)) {
        return [{ rule: 'keyword-changed', path, text: `${keyword} of the release judges the members that are new` }];
      }
      if (isOpen(before) && isOpen(now)) return [];
      return this.compare(before, now, `${path}.*`);
    });
  }

  private itemsChanged(released: Alternative, current: Alternative, path: string): readonly Break[] {
    if (released['items'] === undefined && current['items'] === undefined) return [];
    return this.compare(released['items'] ?? true, current['items'] ?? true, `${path}[]`);
  }

  /** Keywords that are told apart by nothing but what they say. */
  private othersChanged(released: Alternative, current: Alternative, path: string): readonly Break[] {
    const names = new Set([...Object.keys(released), ...Object.keys(current)]);
    return [...names].flatMap((name): readonly Break[] => {
      if (COMPARED.has(name) || BOUNDS.has(name) || ANNOTATIONS.has(name) || OTHER_MEMBERS.includes(name)) return [];
      const [before, now] = [this.before.written(released[name]), this.now.written(current[name])];
      if (before === now) return [];
      const rule = name === 'pattern' || name === 'format' ? (`${name}-changed` as const) : 'keyword-changed';
      return [{ rule, path, text: `${name} was ${before}, is ${now}` }];
    });
  }
}

function typeChanged(before: string, now: string, path: string): Break {
  const text = `was ${before}, is ${now}`;
  if (before === 'integer' && now === 'number') return { rule: 'type-widened', path, text };
  if (before === 'number' && now === 'integer') return { rule: 'type-narrowed', path, text };
  if (before === 'anything') return { rule: 'type-narrowed', path, text };
  if (now === 'anything') return { rule: 'type-widened', path, text };
  return { rule: 'type-changed', path, text };
}

function valuesChanged(released: Alternative, current: Alternative, path: string): readonly Break[] {
  const [before, now] = [valuesOf(released), valuesOf(current)];
  if (before === null && now === null) return [];
  if (before === null) return [{ rule: 'enum-narrowed', path, text: `was any, is one of ${listed(now ?? [])}` }];
  if (now === null) return [{ rule: 'enum-widened', path, text: `was one of ${listed(before)}, is any` }];
  const gone = before.filter((value) => !now.includes(value));
  const added = now.filter((value) => !before.includes(value));
  if (before.length === 1 && now.length === 1 && gone.length === 1) {
    return [{ rule: 'const-changed', path, text: `was ${listed(gone)}, is ${listed(added)}` }];
  }
  return [
    ...(gone.length === 0 ? [] : [{ rule: 'enum-narrowed', path, text: `no longer takes ${listed(gone)}` } as const]),
    ...(added.length === 0 ? [] : [{ rule: 'enum-widened', path, text: `also takes ${listed(added)}` } as const]),
  ];
}

function boundsChanged(released: Alternative, current: Alternative, path: string): readonly Break[] {
  return [...BOUNDS].flatMap(([name, fromBelow]): readonly Break[] => {
    const [before, now] = [released[name], current[name]];
    if (before === now) return [];
    const isGreater = Number(now) > Number(before);
    const isNarrower = before === undefined || (now !== undefined && isGreater === fromBelow);
    const text = `${name} was ${inWords(before)}, is ${inWords(now)}`;
    return [{ rule: isNarrower ? 'bound-narrowed' : 'bound-widened', path, text }];
  });
}

interface Member {
  readonly schema: unknown;
  readonly required: boolean;
}

function membersOf({ properties = {}, required = [] }: Alternative): ReadonlyMap<string, Member> {
  const names = new Set(required as readonly string[]);
  const members = new Map<string, Member>();
  for (const [name, schema] of Object.entries(properties as Schema))
    members.set(name, { schema, required: names.has(name) });
  for (const name of names) if (!members.has(name)) members.set(name, { schema: true, required: true });
  return members;
}

/** A schema with its definitions. */
class Document {
  private readonly known = new Map<Schema, readonly Alternative[]>();

  constructor(private readonly root: Schema) {}

  /** The ways a value may be, each of one type where it says one: the same objects for the same schema. */
  alternativesOf(schema: unknown): readonly Alternative[] {
    const whole = this.resolved(schema);
    const known = this.known.get(whole);
    if (known !== undefined) return known;
    const alternatives = this.taken(whole);
    this.known.set(whole, alternatives);
    return alternatives;
  }

  /** A keyword's value as text, with what it refers to. */
  written(value: unknown, within: readonly string[] = []): string {
    if (value === undefined) return 'absent';
    if (Array.isArray(value)) return `[${value.map((each) => this.written(each, within)).join(',')}]`;
    if (!isSchema(value)) return JSON.stringify(value);
    const ref = refOf(value);
    if (ref !== null) return within.includes(ref) ? ref : this.written(this.resolved(value), [...within, ref]);
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, each]) => `${name}:${this.written(each, within)}`).join(',')}}`;
  }

  private taken(whole: Schema): readonly Alternative[] {
    const { anyOf, type } = whole;
    const isAlone = Object.keys(whole).every((name) => name === 'anyOf' || ANNOTATIONS.has(name));
    if (Array.isArray(anyOf) && isAlone) return anyOf.flatMap((each) => this.alternativesOf(each));
    if (typeof type === 'string') return [ofOneType(whole, type)];
    if (!Array.isArray(type)) return [whole];
    const values = valuesOf(whole)?.map((value) => JSON.parse(value) as unknown) ?? null;
    return type
      .map(String)
      .filter((each) => values === null || values.some((value) => isOf(value, each)))
      .map((each) => ofOneType(whole, each));
  }

  /** @throws TypeError for what no contract of ours says */
  private resolved(schema: unknown): Schema {
    if (schema === true) return {};
    if (schema === false) return { not: {} };
    if (!isSchema(schema)) throw new TypeError('neither a schema nor a boolean');
    const ref = refOf(schema);
    if (ref === null) return schema;
    const { $ref: _ref, ...beside } = schema;
    const { [ref.replace(/^#\/\$defs\//, '')]: definition } = (this.root['$defs'] ?? {}) as Schema;
    if (definition === undefined) throw new TypeError(`${ref} is not among the definitions`);
    const others = Object.keys(beside).filter((name) => !ANNOTATIONS.has(name));
    if (others.length > 0) throw new TypeError(`${others.join(', ')} beside ${ref}`);
    return this.resolved(definition);
  }
}

/** With the values of this type alone; the bounds of integers are reached. */
function ofOneType(schema: Schema, type: string): Alternative {
  if (type === 'null') return { type };
  const { const: _const, enum: _enum, ...rest } = schema;
  const values = valuesOf(schema)?.map((value) => JSON.parse(value) as unknown);
  const one = { ...rest, type, ...(values === undefined ? {} : { enum: values.filter((each) => isOf(each, type)) }) };
  return type === 'integer' ? withReachedBounds(one) : one;
}

function withReachedBounds(schema: Schema): Schema {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, ...rest } = schema;
  const least = [minimum, typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : undefined];
  const most = [maximum, typeof exclusiveMaximum === 'number' ? exclusiveMaximum - 1 : undefined];
  const numbers = (all: readonly unknown[]): readonly number[] => all.filter((each) => typeof each === 'number');
  return {
    ...rest,
    ...(numbers(least).length === 0 ? {} : { minimum: Math.max(...numbers(least)) }),
    ...(numbers(most).length === 0 ? {} : { maximum: Math.min(...numbers(most)) }),
  };
}

function isOf(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isSchema(value) : typeof value === type;
}

function kindOf(alternative: Alternative): string {
  const { type } = alternative;
  if (typeof type === 'string') return type;
  const values = valuesOf(alternative);
  if (values === null) return 'anything';
  const types = new Set(values.map((value) => typeof (JSON.parse(value) as unknown)));
  return types.size === 1 ? [...types].join() : 'one of several';
}

/** Canonical JSON of each value it may have; `null`: not said. */
function valuesOf(schema: Schema): readonly string[] | null {
  const values = Object.hasOwn(schema, 'const') ? [schema['const']] : schema['enum'];
  return Array.isArray(values) ? values.map((value) => canonicalJson(value as JsonValue)) : null;
}

function isOpen(schema: unknown): boolean {
  return schema === true || (isSchema(schema) && Object.keys(schema).every((name) => ANNOTATIONS.has(name)));
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refOf(schema: unknown): string | null {
  const ref = isSchema(schema) ? schema['$ref'] : undefined;
  return typeof ref === 'string' ? ref : null;
}

function inWords(bound: unknown): string {
  return bound === undefined ? 'open' : String(Number(bound));
}

function listed(values: readonly string[]): string {
  return values.join(', ');
}
