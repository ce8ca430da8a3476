import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordSignedDocumentBody } from './record-signed-document.request.js';

export class RecordSignedDocument extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: RecordSignedDocumentBody,
  ) {
    super();
  }
}
