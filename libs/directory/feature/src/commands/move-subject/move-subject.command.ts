import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { MoveSubjectBody } from './move-subject.request.js';

export class MoveSubject extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly subjectId: string,
    readonly body: MoveSubjectBody,
  ) {
    super();
  }
}
