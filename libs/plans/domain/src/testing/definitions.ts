import { readDefinition, type PublishableDefinition } from '@gongjian/plans-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const folder = new URL('../../../../../programmes/', import.meta.url);

/** A definition that comes with the product. */
export function shippedDefinition(name: string): PublishableDefinition {
  const read = readDefinition(parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8')) as JsonValue);
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.faults)}`);
  return read.definition;
}

/** What stands at a JSON pointer, put there; `undefined`, anywhere, takes away. Members in between are made. */
export type Edits = Readonly<Record<string, unknown>>;

export function edited(definition: PublishableDefinition, edits: Edits): PublishableDefinition {
  const copy = structuredClone(definition) as unknown as Record<string, unknown>;
  for (const [pointer, value] of Object.entries(edits)) {
    const path = pointer.slice(1).split('/');
    const last = path.pop() as string;
    let at = copy;
    for (const token of path) at = (at[token] ??= {}) as Record<string, unknown>;
    if (value !== undefined) at[last] = value;
    else if (Array.isArray(at)) at.splice(Number(last), 1);
    else delete at[last];
  }
  return JSON.parse(JSON.stringify(copy)) as PublishableDefinition;
}
