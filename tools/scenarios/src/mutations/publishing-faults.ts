import { readDefinition } from '@gongjian/plans-contracts';
import { checkDefinition, keysReferredTo, type DefinitionSurroundings } from '@gongjian/plans-domain';
import type { JsonValue } from '@gongjian/shared-kernel';

/**
 * Codes of the faults for which a definition is not published as the first version of its programme, in a tenant that has
 * the programmes of `knownKeys`.
 */
export function publishingFaults(
  definition: JsonValue,
  { knownKeys, today, parent }: Pick<DefinitionSurroundings, 'knownKeys' | 'today' | 'parent'>,
): readonly string[] {
  const read = readDefinition(definition);
  if (!read.ok) return read.faults.map(({ code }) => code);
  const known = keysReferredTo(read.definition)
    .map(({ key }) => key)
    .filter((key) => knownKeys.includes(key));
  const around = { today, parent, knownKeys: known, keyTaken: false, before: null };
  return checkDefinition(read.definition, around).map(({ code }) => code);
}
