import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
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
