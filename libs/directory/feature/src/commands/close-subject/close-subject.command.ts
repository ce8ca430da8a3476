import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { CloseSubjectBody } from './close-subject.request.js';

export class CloseSubject extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly subjectId: string,
    readonly body: CloseSubjectBody,
  ) {
    super();
  }
}
