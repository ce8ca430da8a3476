import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CorrectSubjectRecordBody } from './correct-subject-record.request.js';

export class CorrectSubjectRecord extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly subjectId: string,
    readonly body: CorrectSubjectRecordBody,
  ) {
    super();
  }
}
