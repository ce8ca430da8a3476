import type { OpenAPIObject } from '@nestjs/swagger';
import { isDeepStrictEqual } from 'node:util';

/**
 * One description of all services.
 *
 * @throws Error when two of them mean different things by one name
 */
export function mergedApi(documents: readonly [OpenAPIObject, ...OpenAPIObject[]]): OpenAPIObject {
  const componentsOf = (each: OpenAPIObject): Readonly<Record<string, Readonly<Record<string, unknown>>>> =>
    each.components === undefined ? {} : { ...(each.components as Record<string, Record<string, unknown>>) };
  const sections = new Set(documents.flatMap((each) => Object.keys(componentsOf(each))));
  const tags = new Map(documents.flatMap((each) => each.tags ?? []).map((tag) => [tag.name, tag]));
  return {
    ...documents[0],
    tags: [...tags.values()],
    paths: union(documents.map(({ paths }) => paths)),
    components: Object.fromEntries(
      [...sections].map((section) => [section, union(documents.map((each) => componentsOf(each)[section] ?? {}))]),
    ),
  };
}

function union<Value>(parts: readonly Readonly<Record<string, Value>>[]): Record<string, Value> {
  const all = new Map<string, Value>();
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    if (all.has(name) && !isDeepStrictEqual(all.get(name), value)) {
      throw new Error(`two services describe ${name} differently`);
    }
    all.set(name, value);
  }
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}
