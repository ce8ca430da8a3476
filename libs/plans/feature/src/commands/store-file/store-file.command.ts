import type { StoredFileAnswer } from '@gongjian/plans-contracts';
import type { Upload } from '@gongjian/shared-http';
import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';

export interface FileKept extends Done {
  readonly file: StoredFileAnswer;
}

export class StoreFile extends Command<FileKept> {
  constructor(
    readonly write: Write,
    readonly upload: Upload,
  ) {
    super();
  }
}
