import type { JsonValue } from '@gongjian/shared-kernel';
import type { Path } from './mutation.js';

/** Codes that members refer to, by what they are codes of, in the order of the definition. */
export type Families = Readonly<Record<string, readonly string[]>>;

type Members = Readonly<Record<string, JsonValue>>;

const list = (value: JsonValue | undefined): readonly Members[] => (Array.isArray(value) ? (value as Members[]) : []);
const codesOf = (value: JsonValue | undefined): readonly string[] => list(value).map(({ code }) => code as string);

function nodesOf(items: JsonValue | undefined): readonly string[] {
  return list(items).flatMap((node) => [
    node['code'] as string,
    ...(node['kind'] === 'component' ? nodesOf(node['items']) : []),
  ]);
}

function leavesOf(items: JsonValue | undefined): readonly string[] {
  return list(items).flatMap((node) =>
    node['kind'] === 'component' ? leavesOf(node['items']) : [node['code'] as string],
  );
}

export function familiesOf(definition: JsonValue): Families {
  const { facts, standard, rounds, grading, subjects, key } = definition as Readonly<
    Record<string, Members | undefined>
  > & { readonly key?: JsonValue };
  const complaints = facts?.['complaints'] as Members | undefined;
  return {
    leaves: leavesOf(standard?.['items']),
    incidents: codesOf(facts?.['incidents']),
    complaints: codesOf(complaints?.['kinds']),
    nodes: nodesOf(standard?.['items']),
    rounds: codesOf(rounds),
    grades: [...codesOf(grading?.['grades']), 'none'],
    classes: codesOf(subjects?.['classes']),
    keys: [key as string],
  };
}

const FAMILY_OF_MEMBER: Readonly<Record<string, readonly string[]>> = {
  incidents: ['incidents'],
  kinds: ['complaints', 'incidents'],
  indicators: ['nodes'],
  indicator: ['nodes'],
  met: ['nodes'],
  of: ['nodes', 'keys'],
  code: ['nodes'],
  round: ['rounds'],
  rounds: ['rounds'],
  grades: ['grades'],
  classes: ['classes'],
  title: ['keys'],
  titles: ['keys'],
};

/**
 * What a code that stands at `path` may refer to instead: the one after it among its like, else the one before; for a
 * key its own. `null`: there is nothing else.
 */
export function siblingOf(code: string, path: Path, families: Families, taken: readonly JsonValue[]): string | null {
  const member = path.findLast((part) => typeof part === 'string');
  for (const family of FAMILY_OF_MEMBER[member ?? ''] ?? []) {
    const all = families[family] ?? [];
    const index = all.indexOf(code);
    if (index < 0 && family !== 'keys') continue;
    const others = [...all.slice(index + 1), ...all.slice(0, Math.max(index, 0)).reverse()];
    return others.find((other) => other !== code && !taken.includes(other)) ?? null;
  }
  return null;
}
