import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
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
