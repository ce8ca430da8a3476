import type { JsonValue } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';
import { checkDefinition } from './definition-check.js';
import {
  CADENCES,
  DAY_OFF_RULES,
  EXTENSION_DECIDERS,
  loadDefinition,
  PROGRAMME_KINDS,
  REVIEW_ROLES,
} from './programme-definition.js';

const docs = new URL('../../../../../docs/', import.meta.url);
const reference = readFileSync(new URL('reference/programme-definition.md', docs), 'utf8');
const tutorial = readFileSync(new URL('guides/first-campaign.md', docs), 'utf8');
const example = JSON.parse(/```json\n([^]*?)```/.exec(reference)?.[1] ?? '') as JsonValue;

function fieldsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return [path, ...value.slice(0, 1).flatMap((member) => fieldsOf(member, `${path}[]`))];
  if (typeof value !== 'object' || value === null || 'zh' in value) return [path];
  const members = Object.entries(value).flatMap(([key, member]) =>
    fieldsOf(member, path === '' ? key : `${path}.${key}`),
  );
  return path === '' || path.endsWith('[]') ? members : [path, ...members];
}

describe('the reference of programme definitions', () => {
  it('shows an example that can be published and loaded', () => {
    expect(checkDefinition(example)).toEqual({ ok: true, definition: example });
    expect(loadDefinition(example)).toEqual(example);
  });

  it('explains every field and every value', () => {
    const explained = [...reference.matchAll(/^\| `([A-Za-z.[\]]+)` +\|/gm)].map(([, field]) => field);
    const whole = fieldsOf(example).filter((field) => field !== 'overdue');
    expect([...explained].sort()).toEqual([...whole].sort());
    const values = [PROGRAMME_KINDS, REVIEW_ROLES, EXTENSION_DECIDERS, CADENCES, DAY_OFF_RULES].flat();
    for (const value of values) expect(reference).toContain(`\`${value}\``);
  });

  it('agrees with the tutorial, whose definition can be published too', () => {
    const written = /"definition": (\{[^]*?\n {2}\})\n\}'/.exec(tutorial)?.[1] ?? '';
    expect(checkDefinition(JSON.parse(written) as JsonValue)).toMatchObject({ ok: true });
  });
});
