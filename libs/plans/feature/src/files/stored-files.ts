import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { DomainError, type FileReference } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { fileAggregate } from '../aggregates.js';

/** Files as facts may name them: stored before, and by the person or one of the units that name them. */
@Injectable()
export class StoredFiles {
  constructor(private readonly runner: DeciderRunner) {}

  /** @throws DomainError FILE.UNKNOWN, FILE.DESTROYED */
  async reference(principal: Principal, fileId: string, unitIds: readonly string[]): Promise<FileReference> {
    const state = (await this.runner.load(fileAggregate, fileId, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') throw fileUnknown(fileId);
    const { sha256, size, mediaType, fileName, storedBy } = state.stored;
    const own = storedBy.personId === principal.id || state.stored.unitIds.some((unitId) => unitIds.includes(unitId));
    if (!own || state.status === 'destroyed') throw fileUnknown(fileId);
    return { fileId, sha256, size, mediaType, fileName };
  }

  /** Those of them that were destroyed. */
  async destroyedOf(tenant: string, fileIds: readonly string[]): Promise<readonly string[]> {
    const states = await Promise.all(fileIds.map((fileId) => this.runner.load(fileAggregate, fileId, tenant)));
    return fileIds.filter((_fileId, index) => states[index]?.state.status === 'destroyed');
  }
}

function fileUnknown(fileId: string): DomainError {
  return new DomainError(
    'FILE.UNKNOWN',
    'invalid',
    {
      zh: '没有这份文件，或不是你和你单位上传的，或已销毁。',
      en: 'There is no such file, or neither you nor your unit stored it, or it was destroyed.',
    },
    { fileId },
  );
}
