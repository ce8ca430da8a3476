import type { ProgrammeDefinitions } from '@gongjian/plans-client';
import type { Basis } from '@gongjian/shared-kernel';
import type { Received } from '@gongjian/shared-messaging';

/** What a gate is closed or opened on: the record that a message tells of. A gate never waits for a version. */
export async function gateBasis(
  definitions: ProgrammeDefinitions,
  { tenant, subject, sourceRevision, data }: Received<{ readonly programmeId: string; readonly version: number }>,
): Promise<{ readonly basis?: Basis }> {
  const published = await definitions.find(tenant, data.programmeId, data.version);
  if (published === null) return {};
  const { programme, version, rules } = published;
  const inputs = [{ stream: subject, revision: String(sourceRevision) }];
  return { basis: { programme, version, rules, inputs } };
}
