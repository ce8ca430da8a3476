import type { FileState } from '@gongjian/plans-domain';
import type { Action } from '@gongjian/shared-access';
import { streamName } from '@gongjian/shared-event-sourcing';
import type { May } from '@gongjian/shared-records';

export function fileStream(fileId: string): string {
  return streamName('file', fileId);
}

export function mayOnFile(action: Action): (state: FileState) => May {
  return (state) => {
    if (state.status === 'none') return { action, resource: {} };
    const { division, unitIds, storedBy } = state.stored;
    return { action, resource: { divisionId: division?.id, unitIds, personId: storedBy.personId } };
  };
}
