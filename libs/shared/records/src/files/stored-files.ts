import type { Action, Policy, Principal } from '@gongjian/shared-access';
import type { FileCommand, FileEvent, FileState } from '@gongjian/shared-domain';
import {
  commandReused,
  newAggregateId,
  PersonalValue,
  streamName,
  type Aggregate,
  type DeciderRunner,
} from '@gongjian/shared-event-sourcing';
import type { FileStore } from '@gongjian/shared-files';
import { HttpProblem, type Upload } from '@gongjian/shared-http';
import { DomainError, isDomainError, type FileReference } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';
import type { Done, Write } from '../acting.js';
import type { May } from '../may.js';
import type { RecordWriter } from '../record-writer.js';
import { reasonFact, type ReasonBody } from '../requests.js';
import type { StoredFileAnswer } from './file.answer.js';

export type FileAggregate = Aggregate<FileState, FileCommand, FileEvent>;

export interface FileKept extends Done {
  readonly file: StoredFileAnswer;
}

interface Taken {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/** The files of one context. Facts name those that are stored, by the person or one of the units that name them. */
export class StoredFiles {
  constructor(
    private readonly aggregate: FileAggregate,
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly policy: Policy,
    private readonly files: FileStore,
  ) {}

  /** @throws DomainError FILE.UNKNOWN */
  async reference(principal: Principal, fileId: string, unitIds: readonly string[]): Promise<FileReference> {
    const state = (await this.runner.load(this.aggregate, fileId, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') throw fileUnknown(fileId);
    const { sha256, size, mediaType, fileName, storedBy } = state.stored;
    const own = storedBy.personId === principal.id || state.stored.unitIds.some((unitId) => unitIds.includes(unitId));
    if (!own || state.status === 'destroyed') throw fileUnknown(fileId);
    return { fileId, sha256, size, mediaType, fileName };
  }

  /** Those of them that were destroyed. */
  async destroyedOf(tenant: string, fileIds: readonly string[]): Promise<readonly string[]> {
    const states = await Promise.all(fileIds.map((fileId) => this.runner.load(this.aggregate, fileId, tenant)));
    return fileIds.filter((_fileId, index) => states[index]?.state.status === 'destroyed');
  }

  /**
   * The bytes first, then the event that names them. Once it is there, the bytes are compared and never stored again.
   *
   * @throws DomainError ACCESS.DENIED, COMMAND.REUSED and those of `FileStore.put`
   */
  async store(write: Write, upload: Upload): Promise<FileKept> {
    const { principal, commandId, today } = write;
    const { tenant } = principal;
    this.policy.require(principal, 'file.upload', { tenant }, today);
    const fileId = newAggregateId(tenant, this.aggregate.catalogue.category, commandId);
    const { sha256, size, mediaType, fileName } =
      (await this.recorded(tenant, fileId, upload)) ?? (await this.put(tenant, fileId, upload));
    const result = await this.records.found(this.aggregate, fileId, write, {
      type: 'StoreFile',
      body: { sha256, size },
      may: { action: 'file.upload', resource: {} },
      data: (acting) => ({
        fileId,
        sha256,
        size,
        mediaType,
        fileName: PersonalValue.of(fileName).sealedFor({ kind: 'record', stream: this.stream(fileId) }),
        storedBy: acting.officer,
        unitIds: acting.unitIds,
        division: acting.officer.division,
      }),
    });
    return { id: fileId, result, file: { id: fileId, sha256, size, mediaType } };
  }

  /** @throws DomainError RESOURCE.NOT_FOUND, ACCESS.DENIED */
  async askDestruction(write: Write, fileId: string, body: { readonly reason: ReasonBody }): Promise<Done> {
    const result = await this.records.change(this.aggregate, fileId, write, {
      type: 'AskFileDestruction',
      body,
      may: mayOnFile('file.read'),
      data: (acting) => ({ fileId, reason: reasonFact(body.reason, this.stream(fileId)), by: acting.officer }),
    });
    return { id: fileId, result };
  }

  /** @throws DomainError RESOURCE.NOT_FOUND, ACCESS.DENIED, FILE.DESTRUCTION_NOT_ASKED, FILE.DESTRUCTION_BY_SAME_PERSON */
  async approveDestruction(write: Write, fileId: string): Promise<Done> {
    const result = await this.records.change(this.aggregate, fileId, write, {
      type: 'ApproveFileDestruction',
      body: null,
      may: mayOnFile('record.correct'),
      data: (acting) => ({ fileId, by: acting.officer }),
    });
    return { id: fileId, result };
  }

  private stream(fileId: string): string {
    return streamName(this.aggregate.catalogue.category, fileId);
  }

  private async recorded(tenant: string, fileId: string, { fileName, content }: Upload): Promise<Taken | null> {
    const state = (await this.runner.load(this.aggregate, fileId, tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const hash = createHash('sha256');
    let size = 0;
    for await (const part of content) {
      hash.update(part);
      size += part.length;
    }
    return { sha256: hash.digest('hex'), size, mediaType: state.stored.mediaType, fileName };
  }

  private async put(tenant: string, fileId: string, { fileName, content }: Upload): Promise<Taken> {
    try {
      const { type, ...stored } = await this.files.put({ tenant, fileId, fileName, content });
      return { ...stored, mediaType: type.mime };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      if (error.code === 'FILE.EXISTS') throw commandReused();
      if (error.code === 'FILE.TOO_LARGE') throw new HttpProblem(413, error.code, error.text);
      throw error;
    }
  }
}

function mayOnFile(action: Action): (state: FileState) => May {
  return (state) => {
    if (state.status === 'none') return { action, resource: {} };
    const { division, unitIds, storedBy } = state.stored;
    return { action, resource: { divisionId: division?.id, unitIds, personId: storedBy.personId } };
  };
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
