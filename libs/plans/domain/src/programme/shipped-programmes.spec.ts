import { loadDefinition, readDefinition } from '@gongjian/plans-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkDefinition, keysReferredTo } from './check/check-definition.js';

const folder = new URL('../../../../../programmes/', import.meta.url);
const SCENARIO = '.scenario.yaml';
const files = readdirSync(folder).sort();
const scenarios = files.filter((file) => file.endsWith(SCENARIO));
const programmes = files.filter((file) => file.endsWith('.yaml') && !file.endsWith(SCENARIO));
const slugs = programmes.map((file) => file.replace('.yaml', ''));

function contentOf(file: string): JsonValue {
  return parse(readFileSync(new URL(file, folder), 'utf8')) as JsonValue;
}

function definitionOf(slug: string) {
  const read = readDefinition(contentOf(`${slug}.yaml`));
  if (!read.ok) throw new Error(`${slug}: ${JSON.stringify(read.faults)}`);
  return read.definition;
}

describe('the programmes that come with the product', () => {
  it('are definitions and scenarios, and nothing else', () => {
    expect([...programmes, ...scenarios].sort()).toEqual(files);
    expect(slugs).toContain('star-community');
    expect(slugs).toHaveLength(17);
  });

  it.each(slugs)('can be published, with the others beside it: %s', (slug) => {
    const definition = definitionOf(slug);
    const referred = keysReferredTo(definition).map(({ key }) => key);
    expect(slugs).toEqual(expect.arrayContaining(referred));
    const faults = checkDefinition(definition, {
      today: '2026-06-01',
      parent: definition.parent === undefined ? null : loadDefinition(contentOf(`${definition.parent.key}.yaml`)),
      knownKeys: slugs,
      keyTaken: false,
      before: null,
    });
    expect(faults).toEqual([]);
    expect(loadDefinition(contentOf(`${slug}.yaml`))).toEqual(definition);
  });

  it.each(slugs)('is found by its key: %s', (slug) => {
    expect(definitionOf(slug).key).toBe(slug);
  });

  it.each(slugs)('shows what it does in a scenario: %s', (slug) => {
    expect(scenarios).toContain(`${slug}${SCENARIO}`);
  });

  it.each(scenarios)('are what a scenario is about: %s', (file) => {
    const { programme, also } = contentOf(file) as { readonly programme: string; readonly also?: readonly string[] };
    expect(slugs).toEqual(expect.arrayContaining([programme, ...(also ?? [])]));
  });
});
