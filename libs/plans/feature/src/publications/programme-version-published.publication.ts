import { programmeVersionPublishedV1, type ProgrammeVersionPublishedV1 } from '@gongjian/plans-contracts';
import type { ProgrammeEvent } from '@gongjian/plans-domain';
import { actOf, type Fact, type JsonValue } from '@gongjian/shared-kernel';
import { publication } from '@gongjian/shared-messaging';

type ProgrammeVersionPublished = Extract<ProgrammeEvent, { readonly type: 'ProgrammeVersionPublished' }>;

export const programmeVersionPublishedPublication = publication<ProgrammeVersionPublished, ProgrammeVersionPublishedV1>(
  {
    name: 'programme_version_published',
    event: programmeVersionPublishedV1,
    from: 'ProgrammeVersionPublished',
    map({ event: { data }, metadata }: Fact<ProgrammeVersionPublished>) {
      const { programmeId, version, rules, definition, authority } = data;
      // Recorded before programmes were told to others: it has nothing beyond tasks.
      if (authority === undefined) return null;
      const key = keyOf(definition);
      return {
        programmeId,
        version,
        ...(key === null ? {} : { key }),
        rules,
        authority,
        definition,
        act: actOf(metadata),
      };
    },
  },
);

function keyOf(definition: JsonValue): string | null {
  const key = (definition as { readonly key?: unknown } | null)?.key;
  return typeof key === 'string' ? key : null;
}
