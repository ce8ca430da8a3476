import { Command } from '@nestjs/cqrs';
import type { Write } from '../../acting/acting.js';
import type { Done } from '../../acting/record-writer.js';
import type { ReviewEvidenceBody } from './review-evidence.request.js';

export class ReviewEvidence extends Command<Done> {
  constructor(
    readonly write: Write,
    readonly taskId: string,
    readonly body: ReviewEvidenceBody,
  ) {
    super();
  }
}
