import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { RecordServiceBody } from './record-service.request.js';

export class RecordService extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly titleId: string,
    readonly body: RecordServiceBody,
  ) {
    super();
  }
}
