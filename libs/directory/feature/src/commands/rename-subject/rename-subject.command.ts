import { Command } from '@nestjs/cqrs';
import type { Done, Write } from '../../writing/write.js';
import type { RenameSubjectBody } from './rename-subject.request.js';

export class RenameSubject extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly subjectId: string,
    readonly body: RenameSubjectBody,
  ) {
    super();
  }
}
