// What slices share: the parts of requests, and what the policy is asked about each aggregate of a context.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Refused } from './refused.mjs';

/** What a member of a command's data is made from, where every context says it alike. */
export const PARTS = {
  Reason: {
    schema: 'reason',
    from: ['reason'],
    fact: (value) => `reasonFact(${value}, stream)`,
    uses: ['reasonFact'],
    sample: `{ code: 'other' }`,
  },
  'Reason | null': {
    schema: 'reason.optional()',
    from: ['reason'],
    fact: (value) => `${value} === undefined ? null : reasonFact(${value}, stream)`,
    uses: ['reasonFact'],
    sample: `{ code: 'other' }`,
    omittable: true,
  },
  'LateEntry | null': {
    schema: 'lateEntry.optional()',
    from: ['lateEntry'],
    fact: (value) => `lateEntryFact(${value}, stream)`,
    uses: ['lateEntryFact'],
    sample: `{ effectiveOn: '2026-03-02', reason: { code: 'other' } }`,
    omittable: true,
  },
  OfficerAsOf: { fact: () => 'acting.officer' },
};

/**
 * What slices of a context say about an aggregate, from `libs/<context>/feature/slices.json`:
 * - `collection`, `tag`: of its address and of its group in the API docs
 * - `may`: what the policy is asked before it is changed; `uses`: names in it and the module of `src` that exports each
 * - `read`: the action of lists that everybody with that right reads whole; left out where it depends on the record
 * - `deploymentWide`: no tenant's own
 *
 * @throws Refused where it is not described
 */
export function conventionsOf(root, context, aggregate) {
  const file = `libs/${context}/feature/slices.json`;
  const at = path.join(root, file);
  const described = existsSync(at) ? JSON.parse(readFileSync(at, 'utf8')) : {};
  if (!Object.hasOwn(described, aggregate))
    throw new Refused(`${file} does not know ${aggregate}: describe it there first`);
  const { uses = {}, ...own } = described[aggregate];
  const imports = Object.entries(uses).map(([name, from]) => `import { ${name} } from '../../${from}.js';\n`);
  return { ...own, imports: imports.join('') };
}
