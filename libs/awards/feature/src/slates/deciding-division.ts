import type { PublishedDefinition } from '@gongjian/plans-client';
import type { Directory } from '@gongjian/shared-access';
import type { NamedAsOf } from '@gongjian/shared-kernel';

/** Where titles are decided on: at the level the version names, above `place` or there; otherwise where it was adopted. */
export async function decidingDivision(
  directory: Directory,
  { definition, authority }: PublishedDefinition,
  place: NamedAsOf,
): Promise<NamedAsOf> {
  const level = definition.award?.title.decidedBy;
  const found = (await directory.path(place.id)).find((division) => division.level === level);
  return found === undefined ? authority.division : { id: found.id, name: found.name };
}

/** Nobody here names these titles: they come in as imported ones, and are watched like our own. */
export function isNamedElsewhere({ definition }: PublishedDefinition): boolean {
  return definition.award?.title.decidedBy === 'national';
}
