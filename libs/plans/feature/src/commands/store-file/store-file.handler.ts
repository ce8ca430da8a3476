import { Policy } from '@gongjian/shared-access';
import { commandReused, newAggregateId, PersonalValue } from '@gongjian/shared-event-sourcing';
import { FileStore, type StoredFile } from '@gongjian/shared-files';
import { HttpProblem, type Upload } from '@gongjian/shared-http';
import { isDomainError } from '@gongjian/shared-kernel';
import { RecordWriter } from '@gongjian/shared-records';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { fileAggregate } from '../../aggregates.js';
import { fileStream } from '../../files/may-on-file.js';
import { StoreFile, type FileKept } from './store-file.command.js';

/** The bytes first, then the event that names them. */
@CommandHandler(StoreFile)
export class StoreFileHandler implements ICommandHandler<StoreFile> {
  constructor(
    private readonly records: RecordWriter,
    private readonly policy: Policy,
    private readonly files: FileStore,
  ) {}

  async execute({ write, upload }: StoreFile): Promise<FileKept> {
    const { principal, commandId, today } = write;
    const { tenant } = principal;
    this.policy.require(principal, 'file.upload', { tenant }, today);
    const fileId = newAggregateId(tenant, 'file', commandId);
    const { sha256, size, type, fileName } = await this.put(tenant, fileId, upload);
    const mediaType = type.mime;
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

  private async put(tenant: string, fileId: string, { fileName, content }: Upload): Promise<StoredFile> {
    try {
      return await this.files.put({ tenant, fileId, fileName, content });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      if (error.code === 'FILE.EXISTS') throw commandReused();
      if (error.code === 'FILE.TOO_LARGE') throw new HttpProblem(413, error.code, error.text);
      throw error;
    }
  }
}
