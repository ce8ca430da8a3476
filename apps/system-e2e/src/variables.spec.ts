import { serviceVariables } from '@gongjian/shared-service';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { initVariables, migrateVariables } from '../../../tools/cli/src/databases/databases-command.js';
import { auditServiceVariables } from '../../audit/src/audit-settings.js';
import { directoryVariables } from '../../directory/src/directory-settings.js';
import { gatewayVariables } from '../../gateway/src/gateway-configuration.js';
import { witnessVariables } from '../../witness/src/witness-configuration.js';

const guides = ['run-distributed.md', 'witness.md']
  .map((guide) => readFileSync(new URL(`../../../docs/guides/${guide}`, import.meta.url), 'utf8'))
  .join('\n');

/** Name and default of each row of the table below a heading. */
function told(heading: string): Readonly<Record<string, string>> {
  const [, after = ''] = guides.split(`\n### ${heading}\n`);
  const [table = ''] = after.split(/\n#{2,3} /);
  const rows = [...table.matchAll(/^\| `([A-Z_]+)`\s*\| (?:`([^`]*)`|–)\s*\|/gm)];
  return Object.fromEntries(rows.map(([, name = '', value = '']) => [name, value] as const));
}

function defaultOf(variable: z.ZodType): string {
  const value: unknown = variable instanceof z.ZodDefault ? variable.def.defaultValue : '';
  return Array.isArray(value) ? value.join() : String(value);
}

describe('the variables that the guides tell of', () => {
  it.each<readonly [string, Readonly<Record<string, z.ZodType>>]>([
    ['每个服务 Every service', serviceVariables],
    ['directory', directoryVariables],
    ['audit', auditServiceVariables],
    ['gateway', gatewayVariables],
    ['见证人 The witness', witnessVariables],
    ['gongjian init', initVariables],
    ['gongjian migrate', migrateVariables],
  ])('are those that are taken, with their defaults: %s', (heading, variables) => {
    expect(Object.keys(variables).length).toBeGreaterThan(0);
    const taken = Object.entries(variables).map(([name, variable]) => [name, defaultOf(variable)]);
    expect(told(heading)).toEqual(Object.fromEntries(taken));
  });
});
