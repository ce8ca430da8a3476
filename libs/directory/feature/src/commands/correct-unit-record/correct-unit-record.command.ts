import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectUnitRecordBody } from './correct-unit-record.request.js';

export class CorrectUnitRecord extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly unitId: string,
    readonly body: CorrectUnitRecordBody,
  ) {
    super();
  }
}
