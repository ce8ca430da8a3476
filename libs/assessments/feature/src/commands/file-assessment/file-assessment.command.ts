import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { FileAssessmentBody } from './file-assessment.request.js';

export class FileAssessment extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly sheetId: string,
    readonly body: FileAssessmentBody,
  ) {
    super();
  }
}
