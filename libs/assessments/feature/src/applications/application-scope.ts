import type { Principal } from '@gongjian/shared-access';
import type { ListFilter } from '@gongjian/shared-projections';
import type { RecordReader } from '@gongjian/shared-records';

/** The applications somebody may see, and those filed by whoever asks. @throws DomainError ACCESS.DENIED */
export async function applicationScope(reader: RecordReader, principal: Principal): Promise<readonly ListFilter[]> {
  const scope = await reader.scope(principal, 'application.read');
  return scope.length === 0 ? [] : [...scope, { filer_id: { eq: principal.id } }];
}
