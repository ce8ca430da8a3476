import { roundUnknownProgramme, roundUnknownVersion } from '@gongjian/assessments-domain';
import type { ProgrammeDefinitions, PublishedDefinition } from '@gongjian/plans-client';

/**
 * The version that a caller names. Versions follow one another: only the one after the latest may still be on its way.
 *
 * @throws DomainError ROUND.UNKNOWN_PROGRAMME, ROUND.UNKNOWN_VERSION, DEFINITION.NOT_HERE_YET
 */
export async function namedVersion(
  definitions: ProgrammeDefinitions,
  tenant: string,
  programme: string,
  version: number,
): Promise<PublishedDefinition> {
  const latest = await definitions.latest(tenant, programme);
  if (latest === null) throw roundUnknownProgramme(programme);
  if (version === latest.version + 1) return definitions.require(tenant, programme, version);
  const found = version > latest.version ? null : await definitions.find(tenant, programme, version);
  if (found === null) throw roundUnknownVersion(latest.version);
  return found;
}
