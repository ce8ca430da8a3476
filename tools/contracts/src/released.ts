import { integrationTypeOf, jsonSchemaOf, type IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { canonicalJson } from '@gongjian/shared-kernel';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { breaksBetween, type Schema } from './compatibility.js';

/** The schema of a type as a release told it. */
export interface ReleasedSchema {
  readonly type: string;
  /** Of the product: `1.4.0`. */
  readonly release: string;
  readonly schema: Schema;
}

export interface CurrentSchema {
  readonly type: string;
  readonly schema: Schema;
}

const ENDING = '.schema.json';

/** What one context has released: `<folder>/<Name>.v<major>/<release>.schema.json`. */
export function releasedIn(folder: string, context: string): readonly ReleasedSchema[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => ({
      type: `gongjian.${context}.${path.dirname(file)}`,
      release: path.basename(file, ENDING),
      schema: JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Schema,
    }));
}

export function currentOf(events: readonly IntegrationEventDefinition[]): readonly CurrentSchema[] {
  return events.map((event) => ({ type: integrationTypeOf(event), schema: jsonSchemaOf(event) }));
}

/**
 * One line for each thing by which a type breaks with one of its releases (FULL_TRANSITIVE: with each of them). A type
 * with a new major has no releases, so it is free; a released one goes on beside it.
 */
export function brokenPromises(
  released: readonly ReleasedSchema[],
  current: readonly CurrentSchema[],
): readonly string[] {
  return released.flatMap(({ type, release, schema }) => {
    const now = current.find((each) => each.type === type);
    if (now === undefined) return [`${type}: type-removed: ${release} told it, and nothing does now`];
    return breaksBetween(schema, now.schema).map(
      ({ rule, path: at, text }) => `${type}: ${rule} at ${at === '' ? 'the data' : at}: ${text} (against ${release})`,
    );
  });
}

/** What a release adds: the types whose schema no release has told yet. */
export function toRelease(
  released: readonly ReleasedSchema[],
  current: readonly CurrentSchema[],
): readonly CurrentSchema[] {
  const written = (schema: Schema): string => canonicalJson(schema);
  return current.filter(
    ({ type, schema }) => !released.some((each) => each.type === type && written(each.schema) === written(schema)),
  );
}
