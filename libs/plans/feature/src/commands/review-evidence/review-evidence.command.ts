import type { Done, Write } from '@gongjian/shared-records';
import { Command } from '@nestjs/cqrs';
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
