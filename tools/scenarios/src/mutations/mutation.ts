import type { JsonValue } from '@gongjian/shared-kernel';

/** The smallest step from a definition: one thing of it is otherwise. */
export interface Mutation {
  /** JSON pointer of what is otherwise. */
  readonly pointer: string;
  /** `14 → 13`, `left out`, `atLeast → moreThan`. */
  readonly what: string;
  readonly definition: JsonValue;
}

export type Path = readonly (string | number)[];

export function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function valueAt(root: JsonValue, path: Path): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (value, part) => (value as Record<string | number, JsonValue> | undefined)?.[part],
    root,
  );
}

/** A change is of what is not there. */
export class NotThere extends Error {
  constructor() {
    super('what is to be changed is not there');
    this.name = 'NotThere';
  }
}

type Change = (here: JsonValue) => JsonValue;

/** A copy that differs at `path` alone; what is not on the way there is shared. */
export function changedAt(root: JsonValue, path: Path, change: Change): JsonValue {
  const [part, ...rest] = path;
  if (part === undefined) return change(root);
  if (Array.isArray(root)) {
    return (root as readonly JsonValue[]).map((item, index) => (index === part ? changedAt(item, rest, change) : item));
  }
  if (typeof root !== 'object' || root === null) throw new NotThere();
  const members = root as Readonly<Record<string, JsonValue>>;
  return { ...members, [part]: changedAt(members[part] as JsonValue, rest, change) };
}

/** A copy without what stands at `path`. */
export function withoutAt(root: JsonValue, path: Path): JsonValue {
  const last = path.at(-1);
  return changedAt(root, path.slice(0, -1), (holder) =>
    Array.isArray(holder)
      ? (holder as readonly JsonValue[]).filter((_, index) => index !== last)
      : Object.fromEntries(Object.entries(holder as Record<string, JsonValue>).filter(([key]) => key !== last)),
  );
}
