import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
