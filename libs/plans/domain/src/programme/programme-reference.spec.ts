import { readDefinition } from '@gongjian/plans-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkDefinition } from './check/check-definition.js';

const docs = new URL('../../../../../docs/', import.meta.url);
const reference = readFileSync(new URL('reference/programme-definition.md', docs), 'utf8');
const tutorial = readFileSync(new URL('guides/first-campaign.md', docs), 'utf8');

function faultsOf(value: JsonValue): unknown {
  const read = readDefinition(value);
  if (!read.ok) return read.faults;
  const alone = { today: '2026-06-01', parent: null, knownKeys: [], keyTaken: false, before: null };
  return checkDefinition(read.definition, alone);
}

describe('the definitions in the documentation', () => {
  it('can be published: the example of the reference', () => {
    const example = /```yaml\n([^]*?)```/.exec(reference)?.[1] ?? '';
    expect(faultsOf(parse(example) as JsonValue)).toEqual([]);
  });

  it('can be published: the one of the tutorial', () => {
    const written = /"definition": (\{[^]*?\n {2}\})\n\}'/.exec(tutorial)?.[1] ?? '';
    expect(faultsOf(JSON.parse(written) as JsonValue)).toEqual([]);
  });
});
