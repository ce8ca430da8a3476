import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
