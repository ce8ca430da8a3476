import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { ReclassifySubjectBody } from './reclassify-subject.request.js';

export class ReclassifySubject extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly subjectId: string,
    readonly body: ReclassifySubjectBody,
  ) {
    super();
  }
}
