import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
import type { SubmitEvidenceBody } from './submit-evidence.request.js';

export class SubmitEvidence extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: SubmitEvidenceBody,
  ) {
    super();
  }
}
