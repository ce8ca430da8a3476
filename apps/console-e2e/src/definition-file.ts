import { workspace } from '@gongjian/system-e2e';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { Attached } from './visitor.js';

interface Definition {
  readonly key: string;
  readonly names: { readonly zh: string; readonly en: string };
}

export interface DefinitionFile {
  readonly name: string;
  readonly file: Attached;
}

/** A definition as a file of the office, under a key and a name of its own. */
export function definitionFile(definition: Definition, serial: number): DefinitionFile {
  const names = { zh: `${definition.names.zh}（${serial}）`, en: `${definition.names.en} (${serial})` };
  const text = stringify({ ...definition, key: `${definition.key}-${serial}`, names });
  return {
    name: names.zh,
    file: { name: `${definition.key}.yaml`, mimeType: 'application/yaml', buffer: Buffer.from(text, 'utf8') },
  };
}

/** One of the definitions the product is shipped with. */
export function shippedDefinition(slug: string): Definition {
  return parse(readFileSync(path.join(workspace, 'programmes', `${slug}.yaml`), 'utf8')) as Definition;
}
