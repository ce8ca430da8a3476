import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
