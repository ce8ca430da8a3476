import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonValue } from '@gongjian/shared-kernel';
import { parse } from 'yaml';
import { loadScenario } from './scenario/load-scenario.js';
import type { ScenarioFile } from './scenario/scenario-file.js';

const FOLDER = fileURLToPath(new URL('../../../programmes', import.meta.url));
const DEFINITION = '.yaml';
const SCENARIO = '.scenario.yaml';

/** File names of the programmes that ship, without their endings. */
export function programmeSlugs(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(DEFINITION) && !file.endsWith(SCENARIO))
    .map((file) => file.slice(0, -DEFINITION.length))
    .sort();
}

export function shippedDefinition(slug: string): JsonValue {
  return parse(readFileSync(path.join(FOLDER, `${slug}${DEFINITION}`), 'utf8'), {
    version: '1.2',
    schema: 'core',
  }) as JsonValue;
}

/** The definitions a file needs, as they ship. */
export function definitionsFor({ programme, also = [] }: ScenarioFile): ReadonlyMap<string, JsonValue> {
  return new Map([...also, programme].map((slug) => [slug, shippedDefinition(slug)]));
}

/** By file name, without its ending: a programme has one or more. */
export function shippedScenarios(): ReadonlyMap<string, ScenarioFile> {
  return (scenarios ??= loadAll());
}

/** Read once: there is much of it. */
let scenarios: ReadonlyMap<string, ScenarioFile> | null = null;

function loadAll(): ReadonlyMap<string, ScenarioFile> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(SCENARIO));
  return new Map(
    files
      .sort()
      .map((file) => [
        file.slice(0, -SCENARIO.length),
        loadScenario(file, readFileSync(path.join(FOLDER, file), 'utf8')),
      ]),
  );
}
