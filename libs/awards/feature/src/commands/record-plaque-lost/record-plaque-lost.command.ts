import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordPlaqueLostBody } from './record-plaque-lost.request.js';

export class RecordPlaqueLost extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: RecordPlaqueLostBody,
  ) {
    super();
  }
}
