import { Policy } from '@gongjian/shared-access';
import { commandReused, DeciderRunner, newAggregateId, PersonalValue } from '@gongjian/shared-event-sourcing';
import { FileStore } from '@gongjian/shared-files';
import { HttpProblem, type Upload } from '@gongjian/shared-http';
import { isDomainError } from '@gongjian/shared-kernel';
import { RecordWriter } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { createHash } from 'node:crypto';
import { fileAggregate } from '../../aggregates.js';
import { fileStream } from '../../files/may-on-file.js';
import { StoreFile, type FileKept } from './store-file.command.js';

interface Taken {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/** The bytes first, then the event that names them. Once it is there, the bytes are compared and never stored again. */
@CommandHandler(StoreFile)
export class StoreFileHandler implements ICommandHandler<StoreFile> {
  constructor(
    private readonly records: RecordWriter,
    private readonly runner: DeciderRunner,
    private readonly policy: Policy,
    private readonly files: FileStore,
  ) {}

  async execute({ write, upload }: StoreFile): Promise<FileKept> {
    const { principal, commandId, today } = write;
    const { tenant } = principal;
    this.policy.require(principal, 'file.upload', { tenant }, today);
    const fileId = newAggregateId(tenant, 'file', commandId);
    const { sha256, size, mediaType, fileName } =
      (await this.recorded(tenant, fileId, upload)) ?? (await this.put(tenant, fileId, upload));
    const result = await this.records.found(fileAggregate, fileId, write, {
      type: 'StoreFile',
      body: { sha256, size },
      may: { action: 'file.upload', resource: {} },
      data: (acting) => ({
        fileId,
        sha256,
        size,
        mediaType,
        fileName: PersonalValue.of(fileName).sealedFor({ kind: 'record', stream: fileStream(fileId) }),
        storedBy: acting.officer,
        unitIds: acting.unitIds,
        division: acting.officer.division,
      }),
    });
    return { id: fileId, result, file: { id: fileId, sha256, size, mediaType } };
  }

  private async recorded(tenant: string, fileId: string, { fileName, content }: Upload): Promise<Taken | null> {
    const state = (await this.runner.load(fileAggregate, fileId, tenant))?.state ?? fileAggregate.decider.initialState;
    if (state.status === 'none') return null;
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
