import { fileCatalogue, type FileEvent } from '@gongjian/plans-domain';
import { FileStore } from '@gongjian/shared-files';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';

/** The decision is recorded first; then key and object go. */
@Injectable()
export class WhenFileDestroyed extends Reaction<FileEvent> {
  readonly context = 'plans';
  readonly name = 'when_file_destroyed';
  readonly catalogues = [fileCatalogue];
  readonly when = {
    FileDestroyed: ({ id, event, metadata }: Fact<Extract<FileEvent, { readonly type: 'FileDestroyed' }>>) =>
      this.files.destroy(metadata.tenant, event.data.fileId, id),
  };

  constructor(private readonly files: FileStore) {
    super();
  }
}
